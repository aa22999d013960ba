/*
title: Sau điều chỉnh, mức của đảng viên vẫn không cao hơn mức xếp loại cán bộ, công chức, viên chức
title_en: After corrections a member is still not above the civil-service rating
why: >
  Đây là trường hợp Ban Thường vụ Tỉnh ủy yêu cầu xếp loại lại; một hồ sơ Điều chỉnh không thể đưa kết quả trở lại mức
  cao hơn xếp loại công chức.
example: Đảng viên có xếp loại công chức HTT được điều chỉnh từ HTT lên HTXS
refs: [C1, I3]
phase: history
severity: error
years: 2018..
basis: >-
  Năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW, II.B.2; từ năm 2023 theo HD 25-HD/BTCTW, HD
  43-HD/BTCTW (chưa đối chiếu văn bản gốc); chỉ đạo xếp loại lại của Ban Thường vụ Tỉnh ủy; áp dụng cho hồ sơ Điều
  chỉnh là suy luận
sheet: adjustment
cells: [new_level]
kinds: [adjustment]
reads: [adjustment]
needs: rest_in_force
consequence: re_rate to civil_level
message: >
  Điều chỉnh ở dòng này đưa đảng viên lên mức {level_label}, cao hơn mức {civil_label} của xếp loại cán bộ, công chức,
  viên chức trong hồ sơ đang có hiệu lực. Cấp có thẩm quyền xem xét lại; ghi mức mới cùng số, ngày quyết định mới rồi
  gửi lại. Nếu xếp loại cán bộ, công chức, viên chức ghi sai thì gửi hồ sơ Bổ sung sửa dòng của đảng viên trước.
*/
select
    member.submission_id, member.source_row, member.civil_level,
    member.level as found,
    member.civil_level as expected,
    own.level_name as level_label,
    civil.level_name as civil_label
from known_member as member
inner join config.level as own on own.level = member.level
inner join config.level as civil on civil.level = member.civil_level
where member.source_row is not null
    and member.level_rank > civil.level_rank
    and member.level_rank > coalesce(member.level_before_rank, 0)
    -- where DC-621 answers, it answers for who failed as a civil servant
    and not (
        member.civil_level = 'KHT'
        and member.submission_id in (
            select answered.submission_id from waiting_answered as answered
            where answered.rule_id = 'DC-619' and answered.by_rule = 'DC-621'
        )
    )
