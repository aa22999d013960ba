/*
title: Mã, số ghi đủ các chữ số
title_en: Numbers keep all their digits
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Bảng tính rút gọn số dài thì các chữ số cuối mất hẳn.
example: Cột «Số CCCD» hiện 4.9E+10.
message: >
  Số ở cột «{column_header}» đã bị bảng tính đổi sang dạng rút gọn (như 4.9E+10) nên mất chữ số. Đặt cột ở dạng Text
  rồi nhập lại đủ các chữ số từ giấy tờ gốc.
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    'đủ các chữ số, ô kiểu Text' as expected
from waiting_unreadable_cell
where reason = 'lost_digits'
