/*
title: Sau điều chỉnh, đảng viên không hoàn thành nhiệm vụ công chức vẫn xếp không hoàn thành nhiệm vụ
title_en: After corrections who fails as a civil servant still fails as a member
why: >
  HD 21 nêu đích danh trường hợp này cho mọi năm 2019–2022, nên một hồ sơ Điều chỉnh không thể nâng mức đã quyết định,
  kể cả ở những năm mà các mức còn lại chỉ là lưu ý.
example: Đảng viên có xếp loại công chức KHT được điều chỉnh từ KHT lên HT
refs: [C2, I3]
phase: history
severity: error
years: 2019..2022
basis: HD 21-HD/BTCTW, II.B.2; áp dụng cho hồ sơ Điều chỉnh là suy luận
sheet: adjustment
cells: [new_level]
kinds: [adjustment]
reads: [adjustment]
needs: rest_in_force
consequence: re_rate to civil_level
message: >
  Điều chỉnh ở dòng này đưa đảng viên lên mức {level_label}, trong khi xếp loại cán bộ, công chức, viên chức trong hồ sơ
  đang có hiệu lực là {civil_label}. Cấp có thẩm quyền xem xét lại; ghi mức mới cùng số, ngày quyết định mới rồi gửi
  lại. Nếu xếp loại cán bộ, công chức, viên chức ghi sai thì gửi hồ sơ Bổ sung sửa dòng của đảng viên trước.
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
    and member.civil_level = 'KHT'
    and member.level_rank > civil.level_rank
    and member.level_rank > coalesce(member.level_before_rank, 0)
