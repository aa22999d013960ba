/*
title: Hồ sơ có sheet «Bìa»
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
message: >
  Hồ sơ không có sheet «{expected}». Dùng đúng mẫu đã phát, giữ nguyên tên các sheet rồi nộp lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'no_cover'
