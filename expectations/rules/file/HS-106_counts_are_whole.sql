/*
title: Số đếm là số nguyên
title_en: Counts are whole numbers
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: 1.148 ở ô dạng số là một phẩy một bốn tám, không phải một nghìn một trăm bốn mươi tám.
example: Cột «Tổng số» chứa số 1,148 (dạng số).
message: >
  Cột «{column_header}» đếm số lượng nên phải là số nguyên, nhưng ô này là số lẻ. Nếu là một nghìn trở lên, ghi liền
  các chữ số (1148), không dùng dấu chấm trong ô kiểu số.
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    'số nguyên' as expected
from waiting_unreadable_cell
where reason = 'fraction'
