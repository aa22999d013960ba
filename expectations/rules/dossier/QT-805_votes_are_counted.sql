/*
title: Bước bỏ phiếu ghi đủ số phiếu
title_en: A voting step has its votes
refs: [L3]
phase: content
severity: warning
years: 2018..
basis: >-
  Quy trình xếp loại, năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW; từ năm 2023 theo HD 25-HD/BTCTW,
  HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
why: Không có số phiếu thì không biết mức được xếp có đủ phiếu đồng ý hay không.
example: Bước «Bỏ phiếu» ghi số phiếu đồng ý 12 nhưng để trống tổng số phiếu.
sheet: dossier
kinds: [annual, supplement]
message: >
  Bước «{step_name}» để trống cột «{column_header}». Ghi số phiếu theo biên bản kiểm phiếu.
*/
select
    dossier.submission_id, dossier.source_row, dossier.step, compared.column_key
from waiting_dossier as dossier
cross join lateral (
    values
    ('votes_for', dossier.votes_for is null),
    ('votes_total', dossier.votes_total is null)
) as compared (column_key, is_absent)
where dossier.step = 'BO_PHIEU' and compared.is_absent
