/*
title: Loại hồ sơ là một trong các loại quy định
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
message: >
  Loại hồ sơ trên bìa để trống hoặc không đúng. Chọn một trong các loại: {expected}.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'unknown_kind'
