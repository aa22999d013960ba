/*
title: Trang tính ngoài mẫu không được đọc
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
message: >
  Tệp có {count} trang tính có nội dung nhưng không thuộc mẫu (từ trang thứ {first_row}), các trang này không được đọc.
  Nếu có số liệu phải nộp ở đó, chép vào đúng trang tính của mẫu rồi gửi lại.
*/
select submission_id, sheet, null::integer as source_row, null as cell, count, first_row
from waiting_note
where note = 'unknown_sheet'
