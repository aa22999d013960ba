/*
title: Loại hồ sơ là một trong các loại quy định
title_en: The kind of submission is a known one
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Mỗi loại hồ sơ được xét theo cách riêng.
example: Cột «Loại hồ sơ» ghi «Báo cáo».
message: >
  Loại hồ sơ trên bìa để trống hoặc không đúng. Chọn một trong các loại: {expected}.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'unknown_kind'
