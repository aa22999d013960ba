/*
title: Mức xếp loại không cao hơn mức ứng với số điểm
title_en: The level is not above the band of its points
refs: [J1]
phase: consistency
severity: error
years: 2025..
basis: QĐ 366-QĐ/TW; HD 43-HD/BTCTW
why: Từ năm 2025 mỗi mức có khung điểm; điểm dưới khung thì không đủ điều kiện của mức.
example: Mức HTXS, điểm 85 (khung của HTT).
sheet: any
cells: [points, level]
kinds: [annual, supplement]
message: >
  Điểm {points} ứng với mức {band_label}, nhưng mức quyết định là {level_name}. Khung điểm: từ 90 là Hoàn thành xuất
  sắc, từ 70 là Hoàn thành tốt, từ 50 là Hoàn thành, dưới 50 là Không hoàn thành nhiệm vụ. Nếu ghi sai điểm thì sửa;
  nếu đúng, cấp có thẩm quyền xem xét, xếp loại lại; ghi mức mới cùng số, ngày quyết định mới.
*/
select
    rated.*,
    level as found,
    band as expected
from waiting_banded as rated
where level_rank > band_rank
