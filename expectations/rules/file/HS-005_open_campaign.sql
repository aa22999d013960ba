/*
title: Năm xếp loại có đợt xếp loại
title_en: The rating year has a campaign
phase: form
severity: error
basis: Kế hoạch các đợt xếp loại của tỉnh
sheet: any
why: Chỉ tiếp nhận năm đã có đợt xếp loại.
example: Năm xếp loại ghi 2032.
message: >
  Năm xếp loại ghi trên bìa ({found}) không thuộc đợt xếp loại nào. Ghi một trong các năm: {expected}.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'no_campaign'
