/*
title: Các bước của quy trình theo đúng thứ tự thời gian
title_en: The steps follow each other
refs: [L2]
phase: consistency
severity: warning
years: 2018..
basis: >-
  Năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW (tự đánh giá, thẩm định, quyết định; thứ tự ngày là
  suy luận); từ năm 2023 theo HD 25-HD/BTCTW, HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
why: >
  Tự kiểm điểm, thẩm định, bỏ phiếu, quyết định phải lần lượt. Thông báo trước quyết định do QT-809 trả lời.
example: Bỏ phiếu ngày 10/01, quyết định ngày 08/01.
sheet: dossier
cells: [done_date]
kinds: [annual, supplement]
reads: [dossier]
message: >
  Bước «{step_name}» ghi ngày {found_on}, trước ngày {earlier_on} của một bước phải làm trước đó. Sửa ngày ghi sai;
  nếu đúng là làm trước thì giải trình ở cột «{note_header}».
*/
with dated as (
    select
        submission_id, organisation_code,
        max(done_date) filter (where step = 'TU_KIEM_DIEM') as reviewed_on,
        max(done_date) filter (where step = 'THAM_DINH') as appraised_on,
        max(done_date) filter (where step = 'BO_PHIEU') as voted_on,
        max(done_date) filter (where step = 'QUYET_DINH') as decided_on
    from waiting_dossier
    group by submission_id, organisation_code
),

disordered as materialized (  -- or every row is compared, not every organisation
    select dated.submission_id, dated.organisation_code, compared.step, compared.found_on, compared.earlier_on
    from dated
    cross join lateral (
        values
        ('THAM_DINH', appraised_on, reviewed_on),
        ('BO_PHIEU', voted_on, greatest(reviewed_on, appraised_on)),
        ('QUYET_DINH', decided_on, greatest(reviewed_on, appraised_on, voted_on))
    ) as compared (step, found_on, earlier_on)
    where compared.found_on < compared.earlier_on
)

select
    dossier.submission_id, dossier.source_row, dossier.step, dossier.note, disordered.found_on, disordered.earlier_on,
    disordered.found_on as found,
    disordered.earlier_on as expected
from disordered
inner join waiting_dossier as dossier using (submission_id, organisation_code, step)
