/*
title: Hồ sơ có trang tính «Bìa»
title_en: The file has a cover
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Bìa cho biết hồ sơ của đơn vị nào, năm nào, loại gì.
example: Trang tính «Bìa» bị xóa hoặc đổi tên.
message: >
  Hồ sơ không có trang tính «{expected}». Dùng đúng mẫu đã phát, giữ nguyên tên các trang tính rồi gửi lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'no_cover'
