/*
title: Tên dưới khối chữ ký không phải là số liệu
title_en: Names below a signature block are no data
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
why: >
  Dưới chỗ ký chỉ có tên, không có số, ngày, mã hay mức xếp loại, thì không rõ đó là người ký hay một người bị ghi sót.
example: >
  Dưới dòng «NGƯỜI LẬP BIỂU» và tên người lập còn một họ tên ở cột đầu, các cột khác để trống.
message: >
  Trang tính «{sheet_title}» có {count} dòng dưới khối chữ ký chỉ có tên hoặc lời (từ dòng {first_row} đến dòng
  {last_row}); các dòng này không tính là số liệu. Nếu là đối tượng được xếp loại, chuyển lên trên khối chữ ký, ghi đủ
  các cột bắt buộc rồi gửi lại.
*/
select submission_id, sheet, first_row as source_row, null as cell, sheet_title, count, first_row, last_row
from waiting_note
where note = 'below_signature'
