/*
title: Khuyết điểm được chỉ ra không sau năm xếp loại
title_en: A shortcoming was found by the rating year
phase: content
severity: warning
basis: Mẫu hồ sơ xếp loại (theo dõi khắc phục khuyết điểm)
why: Hồ sơ của một năm chỉ theo dõi khuyết điểm đã được chỉ ra đến năm đó; năm sau nữa thường là gõ sai.
example: Hồ sơ xếp loại năm 2022 ghi năm chỉ ra 2023.
sheet: shortcoming
cells: [found_year]
kinds: [annual, supplement]
message: >
  Cột «{found_year_header}» ghi {found_year}, sau năm xếp loại {rating_year}. Sửa năm chỉ ra, hoặc chuyển khuyết điểm
  này sang hồ sơ của năm sau.
*/
select
    shortcoming.submission_id, shortcoming.source_row, shortcoming.found_year, shortcoming.rating_year,
    shortcoming.found_year as found,
    shortcoming.rating_year as expected
from waiting_shortcoming as shortcoming
where shortcoming.found_year > shortcoming.rating_year
