/*
title: Đã ghi ngày kỷ luật hoặc mã vi phạm thì ghi hình thức kỷ luật
title_en: The day of a discipline, or a violation, comes with the form of discipline
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại; vi phạm chưa có quyết định kỷ luật vẫn có thể là căn cứ xếp KHT
sheet: any
cells: [discipline, discipline_date, violation_id]
kinds: [annual, supplement]
why: >
  Không có hình thức thì kỷ luật không được xét, dù đã ghi ngày hay mã vi phạm. Riêng vi phạm đã là căn cứ xếp KHT thì
  có thể chưa có quyết định kỷ luật.
example: Cột «Ngày hiệu lực kỷ luật» ghi 05/05/2022, cột «Hình thức kỷ luật» để trống, mức HTT.
message: >
  Dòng này ghi ngày kỷ luật hoặc mã vi phạm nhưng cột «{discipline_header}» để trống. Ghi hình thức theo quyết định kỷ
  luật; nếu không bị kỷ luật thì xóa ngày và mã vi phạm.
*/
select rated.*
from waiting_rated as rated
where rated.discipline is null
    and (rated.discipline_date is not null or rated.violation_id is not null and rated.level is distinct from 'KHT')
