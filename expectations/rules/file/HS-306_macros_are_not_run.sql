/*
title: Macro trong tệp không được chạy
title_en: Macros are not run
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Macro không cần cho số liệu và có thể gây hại.
example: Tệp lưu dạng .xlsm.
message: >
  Tệp có macro; hệ thống chỉ đọc số liệu, không chạy macro. Từ lần sau nên lưu dạng .xlsx.
*/
select submission_id, sheet, null::integer as source_row, null as cell
from waiting_note
where note = 'macros'
