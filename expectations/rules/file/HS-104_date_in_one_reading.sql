/*
title: Ngày chỉ có một cách đọc
title_en: A date has one reading
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: 03/04 có thể là 3 tháng 4 hoặc 4 tháng 3; không được đoán.
example: Cột ngày sinh ghi 03/04/1970 và cả tệp không có ngày nào cho biết thứ tự.
message: >
  Ngày ở cột «{column_header}» có thể đọc theo hai cách (ngày trước hoặc tháng trước) và trong tệp không có căn cứ để
  chọn. Nhập lại ngày ở ô này theo kiểu ngày (Date) của Excel, hoặc ghi rõ như 3.4.2018 (ngày 3 tháng 4).
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    'ngày (dd/mm/yyyy)' as expected
from waiting_unreadable_cell
where reason = 'ambiguous_date'
