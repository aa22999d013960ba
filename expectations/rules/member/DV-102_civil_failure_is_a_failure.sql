/*
title: Cán bộ, công chức, viên chức không hoàn thành nhiệm vụ thì đảng viên xếp không hoàn thành nhiệm vụ
title_en: Who fails as a civil servant fails as a member
refs: [C2]
phase: consistency
severity: error
years: 2019..2022
basis: HD 21-HD/BTCTW, II.B.2
sheet: member
cells: [level, civil_level]
kinds: [annual, supplement]
consequence: re_rate to civil_level
why: HD 21 nêu đích danh trường hợp này; các mức còn lại do quy tắc «không cao hơn xếp loại công chức» bảo đảm.
example: Công chức bị xếp KHT nhưng chi bộ xếp đảng viên đó HT.
message: >
  Đã xếp loại cán bộ, công chức, viên chức ở mức {civil_level_name} nhưng đảng viên được xếp {level_name}. Cấp có thẩm
  quyền phải xếp loại lại; ghi mức mới cùng số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận)
  hoặc sửa trong tệp rồi gửi lại. Nếu cột «{civil_level_header}» ghi sai thì sửa cột đó.
*/
select
    member.*,
    member.level as found,
    member.civil_level as expected
from waiting_member as member
where member.civil_level = 'KHT' and member.level_rank > member.civil_level_rank
