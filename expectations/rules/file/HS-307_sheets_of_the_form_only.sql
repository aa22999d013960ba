/*
title: Trang tính ngoài mẫu không được đọc
title_en: Sheets outside the form are not read
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Số liệu đặt ở trang tính khác sẽ không được tính.
example: Thêm trang «Sheet2» có danh sách bổ sung.
message: >
  Tệp có {count} trang tính có nội dung nhưng không thuộc mẫu (từ trang thứ {first_row}), các trang này không được đọc.
  Nếu có số liệu phải nộp ở đó, chép vào đúng trang tính của mẫu rồi gửi lại.
*/
select submission_id, sheet, null::integer as source_row, null as cell, count, first_row
from waiting_note
where note = 'unknown_sheet'
