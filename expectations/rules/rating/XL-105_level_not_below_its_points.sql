/*
title: Mức xếp loại không thấp hơn mức ứng với số điểm
title_en: The level is not below the band of its points
refs: [J1]
phase: consistency
severity: warning
years: 2025..
basis: >
  QĐ 366-QĐ/TW; HD 43-HD/BTCTW; mức thấp hơn khung điểm có thể đúng quy định (trần tỷ lệ HTXS, mức của người đứng đầu
  không cao hơn mức của tập thể), nên chỉ nhắc
why: >
  Điểm và mức thường nói cùng một điều; lệch thì phải có lý do, ví dụ đủ điểm xuất sắc nhưng đã hết tỷ lệ HTXS. Mức
  KHT không xét ở đây vì có các trường hợp phải xếp KHT dù điểm cao (kỷ luật, kết luận suy thoái).
example: Mức HT, điểm 95 (khung của HTXS).
sheet: any
cells: [points, level]
kinds: [annual, supplement]
message: >
  Điểm {points} ứng với mức {band_label}, cao hơn mức quyết định {level_name}. Khung điểm: từ 90 là Hoàn thành xuất
  sắc, từ 70 là Hoàn thành tốt, từ 50 là Hoàn thành nhiệm vụ. Nếu ghi sai điểm thì sửa; nếu cấp có thẩm quyền quyết
  định mức thấp hơn vì điều kiện khác (tỷ lệ HTXS, mức của tập thể) thì để nguyên, hồ sơ vẫn được tiếp nhận.
*/
select
    rated.*,
    level as found,
    band as expected
from waiting_banded as rated
where level_rank < band_rank and level != 'KHT'
