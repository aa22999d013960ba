/*
title: Hồ sơ có đủ các trang tính của mẫu
title_en: All sheets of the template are there
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Thiếu trang tính thì thiếu cả một nhóm đối tượng.
example: Xóa trang tính «Tập thể lãnh đạo» vì không có số liệu.
message: >
  Hồ sơ thiếu trang tính «{expected}». Thêm lại trang tính này theo mẫu (không có số liệu thì để trống các dòng) rồi gửi
  lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'missing_sheet'
