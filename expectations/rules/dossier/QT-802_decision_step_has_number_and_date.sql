/*
title: Bước quyết định có số và ngày
title_en: A decision step has its number and date
refs: [L1]
phase: content
severity: error
years: 2018..
basis: >-
  Chỉ đạo thẩm định «từ quy trình, hồ sơ đến kết quả» của Ban Tổ chức Tỉnh ủy; năm 2018 theo HD 16-HD/BTCTW; từ năm
  2019 theo HD 21-HD/BTCTW (suy luận); từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
why: Quyết định không số, không ngày thì không tra cứu và không so được với các bước khác.
example: Dòng bước «Quyết định mức xếp loại» để trống cột «Số văn bản».
sheet: dossier
kinds: [annual, supplement]
message: >
  Bước «{step_name}» để trống cột «{column_header}». Ghi số và ngày của quyết định xếp loại.
*/
select
    dossier.submission_id, dossier.source_row, dossier.step, compared.column_key
from waiting_dossier as dossier
cross join lateral (
    values
    ('document_no', dossier.document_no is null),
    ('done_date', dossier.done_date is null)
) as compared (column_key, is_absent)
where dossier.step = 'QUYET_DINH' and compared.is_absent
