/*
title: Mỗi trang tính có đủ các cột của mẫu
title_en: All columns of the template are there
phase: form
severity: error
basis: Mẫu hồ sơ xếp loại
sheet: any
why: Cột bị xóa hoặc đổi tiêu đề thì không biết số liệu nằm ở đâu.
example: Cột «Mức quyết định» đổi thành «Kết quả».
message: >
  Trang tính «{sheet_title}» thiếu cột {what_is_missing}. Thêm lại đủ các cột với đúng tiêu đề đó ở dòng tiêu đề rồi
  gửi lại.
*/
select
    refusal.submission_id, refusal.sheet, refusal.source_row, refusal.cell, refusal.found, refusal.expected,
    (
        select min(heading.sheet_name) from config.template_column as heading
        where heading.template_version = refusal.template_version and heading.sheet = refusal.sheet
    ) as sheet_title,
    -- the first sheet's headers stand in one line, those of each further sheet in one of their own behind its name
    '«' || regexp_replace(
        replace(refusal.expected, '; ', '», «'), E'\n([^:\n]+): ', '»; trang tính «\1» thiếu cột «', 'g'
    ) || '»' as what_is_missing
from waiting_refusal as refusal
where refusal.refusal = 'missing_column'
