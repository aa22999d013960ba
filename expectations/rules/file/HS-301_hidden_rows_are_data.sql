/*
title: Dòng bị ẩn vẫn là số liệu
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
message: >
  Trang tính «{sheet_title}» có {count} dòng số liệu bị ẩn (từ dòng {first_row} đến dòng {last_row}); các dòng này vẫn
  được tính. Nếu không định nộp, xóa hẳn các dòng đó rồi gửi lại.
*/
select submission_id, sheet, first_row as source_row, null as cell, sheet_title, count, first_row, last_row
from waiting_note
where note = 'hidden_row'
