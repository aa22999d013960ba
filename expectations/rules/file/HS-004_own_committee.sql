/*
title: Bìa ghi đúng đơn vị của hộp thư nhận
title_en: The cover names the committee of the inbox
phase: form
severity: error
basis: Danh mục đơn vị trực thuộc Tỉnh ủy
sheet: any
why: Tệp nằm nhầm hộp thư mà vẫn nhận thì số liệu tính sai cho cả hai đơn vị.
example: Bìa ghi QNA05 nhưng tệp nằm trong hộp thư của QNA04.
message: >
  Bìa ghi mã đơn vị {found} nhưng tệp nằm trong hộp thư của {expected}. Nếu nhầm hộp thư, chuyển tệp sang đúng
  hộp thư; nếu bìa ghi sai, sửa mã đơn vị rồi gửi lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'wrong_committee'
