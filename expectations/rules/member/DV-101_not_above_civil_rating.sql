/*
title: Mức xếp loại đảng viên không cao hơn mức xếp loại cán bộ, công chức, viên chức
title_en: A member is not rated above the civil-service rating
refs: [C1]
phase: consistency
severity: error
years: 2018..
basis: >-
  Năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW, II.B.2; từ năm 2023 theo HD 25-HD/BTCTW, HD
  43-HD/BTCTW (chưa đối chiếu văn bản gốc); chỉ đạo xếp loại lại của Ban Thường vụ Tỉnh ủy
sheet: member
cells: [level, civil_level]
kinds: [annual, supplement]
consequence: re_rate to civil_level
why: >
  Mức xếp loại đảng viên là cán bộ, công chức, viên chức phải phù hợp với kết quả thực hiện nhiệm vụ chuyên môn; đây
  là trường hợp Ban Thường vụ Tỉnh ủy yêu cầu xếp loại lại.
example: Mức quyết định HTXS, xếp loại công chức HTT.
message: >
  Mức quyết định {level_name} cao hơn xếp loại cán bộ, công chức, viên chức {civil_level_name}. Cấp có thẩm quyền phải
  xếp loại lại; ghi mức mới cùng số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận) hoặc sửa
  trong tệp rồi gửi lại. Nếu cột «{civil_level_header}» ghi sai thì sửa cột đó.
*/
select
    member.*,
    member.level as found,
    member.civil_level as expected
from waiting_member as member
where member.level_rank > member.civil_level_rank
    -- where DV-102 answers, it answers for who failed as a civil servant
    and not (
        member.civil_level = 'KHT'
        and member.submission_id in (
            select answered.submission_id from waiting_answered as answered
            where answered.rule_id = 'DV-101' and answered.by_rule = 'DV-102'
        )
    )
