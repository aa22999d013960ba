/*
title: Tệp nộp là bảng tính Excel đọc được
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
message: >
  Tệp này không mở được như một bảng tính Excel (hỏng, có mật khẩu hoặc không phải .xlsx). Mở lại bằng Excel, bỏ
  mật khẩu, lưu dạng .xlsx rồi gửi lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'not_a_workbook'
