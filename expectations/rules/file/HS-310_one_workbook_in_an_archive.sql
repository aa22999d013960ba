/*
title: Văn bản kèm theo trong gói .zip không được đọc
title_en: Letters beside the workbook in an archive are not read
phase: form
severity: info
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Chỉ bảng tính trong gói có số liệu; công văn, bản chụp đi kèm được lưu cùng gói nhưng không được đọc.
example: Gói .zip gồm hồ sơ .xlsx và công văn .pdf.
message: >
  Gói .zip có {count} tệp khác ngoài bảng tính; các tệp này được lưu cùng gói nhưng không được đọc. Nếu có số liệu phải
  nộp ở đó, ghi vào đúng trang tính của mẫu rồi gửi lại.
*/
select submission_id, sheet, null::integer as source_row, null as cell, count
from waiting_note
where note = 'letters'
