/*
title: Hồ sơ có đủ các sheet của mẫu
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
message: >
  Hồ sơ thiếu sheet «{expected}». Thêm lại sheet này theo mẫu (không có số liệu thì để trống các dòng) rồi nộp
  lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'missing_sheet'
