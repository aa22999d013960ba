/*
title: Có xếp loại cán bộ, công chức, viên chức thì ghi là cán bộ, công chức, viên chức
title_en: Only a civil servant has a civil rating
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại
sheet: member
cells: [is_civil_servant, civil_level]
kinds: [annual, supplement]
why: Hai cột mâu thuẫn nhau thì không biết mức đảng viên có bị giới hạn bởi xếp loại công chức hay không.
example: Cột «Là cán bộ, công chức, viên chức» để trống nhưng cột xếp loại ghi HTT.
message: >
  Cột «{civil_level_header}» ghi {civil_level_name} nhưng cột «{is_civil_servant_header}» để trống. Ghi x nếu là cán bộ,
  công chức, viên chức; nếu không phải thì xóa mức ở cột «{civil_level_header}».
*/
select member.*, member.civil_level as found
from waiting_member as member
where member.civil_level is not null and not coalesce(member.is_civil_servant, false)
