/*
title: Điểm nằm trong thang 100
title_en: Points lie between 0 and 100
refs: [J1]
phase: content
severity: error
years: 2025..
basis: QĐ 366-QĐ/TW; HD 43-HD/BTCTW (thang 100 điểm)
why: Ngoài thang điểm thì không đối chiếu được với mức; thường là thiếu dấu phẩy.
example: Điểm 855 (đúng ra là 85,5).
sheet: any
cells: [points]
kinds: [annual, supplement]
message: >
  Điểm {points} ở cột «{points_header}» nằm ngoài thang từ 0 đến 100. Kiểm tra dấu phẩy thập phân, sửa điểm.
*/
select
    rated.*,
    rated.points as found
from waiting_rated as rated
where rated.points < 0 or rated.points > 100
