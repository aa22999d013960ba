/*
title: Cột ngoài mẫu được lưu nhưng không dùng
title_en: Further columns are kept and not used
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Cột thêm của đơn vị được giữ nguyên nhưng không tính.
example: Thêm cột «Dân tộc» cuối bảng.
message: >
  Trang tính «{sheet_title}» có cột ngoài mẫu; {count} ô ở các cột đó được lưu lại nhưng không dùng để kiểm tra và tổng
  hợp. Nếu đó là số liệu của mẫu, chuyển vào đúng cột rồi gửi lại.
*/
select submission_id, sheet, first_row as source_row, null as cell, sheet_title, count, first_row, last_row
from waiting_note
where note = 'extra_column'
