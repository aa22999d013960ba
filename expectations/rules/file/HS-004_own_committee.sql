/*
title: Bìa ghi đúng đơn vị của hộp thư nhận
phase: form
severity: error
basis: Danh mục đơn vị trực thuộc Tỉnh ủy
sheet: any
message: >
  Bìa ghi mã đơn vị {found} nhưng tệp nằm trong hộp thư của {expected}. Nếu nhầm hộp thư, chuyển tệp sang đúng
  hộp thư; nếu bìa ghi sai, sửa mã đơn vị rồi gửi lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'wrong_committee'
