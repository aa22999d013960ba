/*
title: Ô có công thức phải có kết quả
title_en: Formulas have values
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Công thức chưa tính thì không có số để đọc.
example: Tệp do phần mềm khác tạo, chưa mở và lưu lại bằng Excel.
message: >
  Ô ở cột «{column_header}» là công thức chưa được tính nên không có giá trị. Mở tệp bằng Excel hoặc LibreOffice, để
  tính xong rồi lưu lại, hoặc ghi thẳng giá trị vào ô.
*/
select
    submission_id, sheet, source_row, column_key, column_header,
    null as found,
    'giá trị, không phải công thức' as expected
from waiting_unreadable_cell
where reason = 'no_value'
