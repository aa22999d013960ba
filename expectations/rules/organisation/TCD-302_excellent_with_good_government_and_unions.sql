/*
title: Tổ chức đảng HTXS có chính quyền, Mặt trận và đoàn thể cùng cấp từ HTT trở lên
title_en: An excellent organisation has a good government and good unions
refs: [E2]
phase: consistency
severity: error
years: 2019..2022
basis: HD 21-HD/BTCTW, II.B.1.3
why: Kết quả của chính quyền, Mặt trận và các đoàn thể cùng cấp là kết quả lãnh đạo của tổ chức đảng.
example: Đảng bộ xã xếp HTXS, chính quyền xã xếp HT.
sheet: organisation
kinds: [annual, supplement]
message: >
  Tổ chức đảng được xếp {level_name}, nhưng cột «{column_header}» ghi {found}, thấp hơn mức Hoàn thành tốt nhiệm vụ.
  Nếu cột này ghi sai thì sửa; nếu đúng, cấp có thẩm quyền xem xét, xếp loại lại tổ chức đảng; ghi mức mới cùng số,
  ngày quyết định mới.
*/
select
    organisation.submission_id, organisation.source_row, organisation.level,
    compared.column_key, compared.found,
    'HTT' as expected
from waiting_organisation as organisation
cross join lateral (
    values
    ('government_level', organisation.government_level),
    ('unions_level', organisation.unions_level)
) as compared (column_key, found)
where organisation.level = 'HTXS' and compared.found in ('HT', 'KHT')
