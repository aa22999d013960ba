/*
title: Không để trống ô bắt buộc
title_en: No required cell is empty
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Thiếu ô bắt buộc thì dòng đó không dùng được.
example: Đảng viên không ghi ngày vào Đảng.
message: >
  Cột «{column_header}» là cột bắt buộc nhưng ô này để trống. Ghi bổ sung; nếu cả dòng không dùng thì xóa hết dòng.
*/
select submission_id, sheet, source_row, column_key, column_header
from waiting_blank_cell
