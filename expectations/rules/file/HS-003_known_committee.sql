/*
title: Mã đơn vị trên bìa có trong danh mục
phase: form
severity: error
basis: Danh mục đơn vị trực thuộc Tỉnh ủy
sheet: any
message: >
  Mã đơn vị ghi trên bìa không có trong danh mục của tỉnh hoặc để trống. Ghi đúng mã {expected} rồi nộp lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'unknown_committee'
