/*
title: Loại hồ sơ là loại mà đợt xếp loại tiếp nhận
title_en: The campaign takes this kind of submission
phase: form
severity: error
basis: Kế hoạch các đợt xếp loại của tỉnh
sheet: any
why: Các năm chỉ thu gợi ý kiểm điểm không tiếp nhận hồ sơ hằng năm.
example: Gửi hồ sơ Xếp loại hằng năm cho năm 2019.
message: >
  Đợt xếp loại của năm ghi trên bìa chỉ tiếp nhận hồ sơ loại «{expected}». Kiểm tra năm và loại hồ sơ trên bìa, sửa rồi
  gửi lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'unexpected_kind'
