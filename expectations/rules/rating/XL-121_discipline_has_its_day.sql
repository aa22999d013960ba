/*
title: Hình thức kỷ luật có ngày hiệu lực
title_en: A discipline has its day
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại; kỷ luật tính vào năm có hiệu lực
sheet: any
cells: [discipline_date, discipline]
kinds: [annual, supplement]
why: Kỷ luật chỉ tính cho năm nó có hiệu lực; không ghi ngày thì được tính là trong năm xếp loại.
example: Cột «Hình thức kỷ luật» ghi «Cảnh cáo», cột «Ngày hiệu lực kỷ luật» để trống.
message: >
  Cột «{discipline_header}» đã ghi nhưng cột «{discipline_date_header}» để trống, nên kỷ luật được tính là trong năm xếp
  loại {rating_year}. Ghi ngày theo quyết định kỷ luật.
*/
select rated.*
from waiting_rated as rated
where rated.discipline is not null and rated.discipline_date is null
