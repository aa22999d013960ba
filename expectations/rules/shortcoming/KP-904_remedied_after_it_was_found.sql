/*
title: Thời hạn và ngày hoàn thành không trước năm chỉ ra khuyết điểm
title_en: Due and done after it was found
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại (theo dõi khắc phục khuyết điểm)
why: Không thể phải khắc phục, hay khắc phục xong, trước khi khuyết điểm được chỉ ra; thường là gõ sai năm.
example: Năm chỉ ra 2022, thời hạn khắc phục 30/06/2021.
sheet: shortcoming
kinds: [annual, supplement]
message: >
  Cột «{column_header}» ghi ngày {found_on}, trước năm chỉ ra khuyết điểm {found_year}. Kiểm tra năm ở hai cột, sửa
  cột ghi sai.
*/
select
    shortcoming.submission_id, shortcoming.source_row, shortcoming.found_year,
    compared.column_key,
    compared.found,
    compared.found as found_on
from waiting_shortcoming as shortcoming
cross join lateral (
    values
    ('due_date', shortcoming.due_date),
    ('done_date', shortcoming.done_date)
) as compared (column_key, found)
where extract(year from compared.found) < shortcoming.found_year
