/*
title: Đợt xếp loại đã mở
title_en: The campaign has begun
phase: form
severity: error
basis: Kế hoạch các đợt xếp loại của tỉnh
sheet: any
why: Gửi trước ngày mở đợt thường là nhầm năm.
example: Gửi hồ sơ năm 2022 vào tháng 10 năm 2022.
message: >
  Đợt xếp loại năm {found} đến ngày {expected} mới tiếp nhận hồ sơ. Kiểm tra năm trên bìa; nếu đúng, gửi lại từ ngày
  đó.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'not_open'
