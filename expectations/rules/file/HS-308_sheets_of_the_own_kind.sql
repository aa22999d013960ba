/*
title: Chỉ các trang tính của loại hồ sơ ghi trên bìa được đọc
title_en: Only the sheets of the stated kind are read
phase: form
severity: warning
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Loại hồ sơ quyết định những trang nào có hiệu lực.
example: Hồ sơ Xếp loại hằng năm có thêm dòng ở trang «Điều chỉnh».
message: >
  Trang tính «{sheet_title}» có {count} dòng số liệu nhưng không thuộc loại hồ sơ ghi trên bìa nên không được đọc. Nếu
  cần nộp các dòng này, gửi thêm một hồ sơ đúng loại.
*/
select submission_id, sheet, first_row as source_row, null as cell, sheet_title, count, first_row, last_row
from waiting_note
where note = 'other_kind'
