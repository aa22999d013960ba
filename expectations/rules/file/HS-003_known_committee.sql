/*
title: Mã đơn vị trên bìa có trong danh mục
title_en: The cover's committee is known
phase: form
severity: error
basis: Danh mục đơn vị trực thuộc Tỉnh ủy
sheet: any
why: Mã lạ thì không biết hồ sơ của ai.
example: Mã đơn vị ghi QNA99.
message: >
  Mã đơn vị ghi trên bìa không có trong danh mục của tỉnh hoặc để trống. Ghi đúng mã
  {own_code} rồi gửi lại.
*/
select
    submission_id, sheet, source_row, cell, found, expected,
    coalesce(expected, 'đơn vị theo danh mục') as own_code
from waiting_refusal
where refusal = 'unknown_committee'
