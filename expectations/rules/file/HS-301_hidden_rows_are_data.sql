/*
title: Dòng bị ẩn vẫn là số liệu
title_en: Hidden rows are data
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Dòng ẩn thường do lọc; bỏ qua là mất người.
example: Ba dòng đảng viên bị ẩn do bộ lọc.
message: >
  Trang tính «{sheet_title}» có {count} dòng số liệu bị ẩn (từ dòng {first_row} đến dòng {last_row}); các dòng này vẫn
  được tính. Nếu không định nộp, xóa hẳn các dòng đó rồi gửi lại.
*/
select submission_id, sheet, first_row as source_row, null as cell, sheet_title, count, first_row, last_row
from waiting_note
where note = 'hidden_row'
