/*
title: Mã, số không bị bảng tính đổi thành ngày
title_en: No code or number was taken for a day
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Bảng tính tự đổi 12/3 hay 1-2 thành ngày; từ ngày đó không biết được đã gõ gì.
example: Cột «Số quyết định» gõ 12/3, bảng tính hiện 12-Mar.
message: >
  Ô ở cột «{column_header}» đang là ngày, không phải mã hay số: khi gõ số có dấu gạch như 12/3 hoặc 1-2, bảng tính tự
  đổi thành ngày. Đặt cột ở dạng Text rồi ghi lại đúng như văn bản, giấy tờ gốc; nếu ngày này thuộc cột khác thì chuyển
  về đúng cột.
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    'mã hoặc số, ô kiểu Text' as expected
from waiting_unreadable_cell
where reason = 'taken_for_day'
