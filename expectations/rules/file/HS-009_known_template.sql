/*
title: Phiên bản mẫu đúng với năm xếp loại
title_en: The template is in force for the year
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Mẫu cũ có cột khác, đọc nhầm cột là sai số liệu.
example: Dùng mẫu 2020.1 cho năm 2022.
message: >
  Phiên bản mẫu ghi trên bìa ({found}) không dùng cho năm xếp loại này. Lấy mẫu phiên bản {expected}, chép số
  liệu sang rồi gửi lại.
*/
select submission_id, sheet, source_row, cell, found, expected
from waiting_refusal
where refusal = 'unknown_template'
