/*
title: Đã xếp loại thì có ngày kiểm điểm
title_en: Who is rated was reviewed
refs: [G5]
phase: content
severity: error
years: 2019..
basis: HD 21-HD/BTCTW; QĐ 124-QĐ/TW; từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
sheet: any
cells: [review_date]
kinds: [annual, supplement]
why: Kiểm điểm là điều kiện để xếp loại; chưa kiểm điểm thì chưa xếp loại.
example: Cột «Ngày kiểm điểm» để trống, cột «Mức quyết định» ghi HTT.
message: >
  Dòng này ghi mức {level_name} nhưng cột «{review_date_header}» để trống. Ghi ngày kiểm điểm; nếu chưa kiểm điểm thì
  xóa mức và chọn lý do «Chưa kiểm điểm» ở cột «{not_rated_reason_header}».
*/
select rated.*
from waiting_rated as rated
where rated.level is not null and rated.review_date is null and not rated.is_temporary
