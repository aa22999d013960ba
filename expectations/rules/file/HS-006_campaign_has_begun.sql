/*
title: Đợt xếp loại đã mở
phase: form
severity: error
basis: Kế hoạch các đợt xếp loại của tỉnh
sheet: any
message: >
  Đợt xếp loại năm {found} đến ngày {expected} mới tiếp nhận hồ sơ. Kiểm tra năm trên bìa; nếu đúng, gửi lại từ ngày
  đó.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'not_open'
