/*
title: Hồ sơ có trang tính «Bìa»
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
message: >
  Hồ sơ không có trang tính «{expected}». Dùng đúng mẫu đã phát, giữ nguyên tên các trang tính rồi gửi lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'no_cover'
