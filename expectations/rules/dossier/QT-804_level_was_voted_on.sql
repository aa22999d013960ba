/*
title: Quy trình xếp loại tổ chức đảng có bước bỏ phiếu
title_en: A rated organisation has a voting step
refs: [L3]
phase: consistency
severity: warning
years: 2018..
basis: >-
  Quy trình xếp loại, năm 2018 theo HD 16-HD/BTCTW; từ năm 2019 theo HD 21-HD/BTCTW; từ năm 2023 theo HD 25-HD/BTCTW,
  HD 43-HD/BTCTW (chưa đối chiếu văn bản gốc)
why: >
  Mức đề nghị được bỏ phiếu trước khi quyết định. Tổ chức không có dòng nào trong trang «Quy trình, hồ sơ» đã được
  QT-801 nêu.
example: Chi bộ có bước tự kiểm điểm, thẩm định, quyết định nhưng không có bước bỏ phiếu.
sheet: organisation
cells: [organisation_code]
kinds: [annual]
reads: [organisation, dossier]
message: >
  Tổ chức đảng {organisation_code} được xếp {level_name}; trang «Quy trình, hồ sơ» có các bước khác nhưng không có
  bước «Bỏ phiếu». Bổ sung dòng với số phiếu; nếu không bỏ phiếu thì giải trình ở cột «{note_header}».
*/
with stepped as (
    select submission_id, organisation_code, bool_or(step = 'BO_PHIEU') as is_voted
    from waiting_dossier
    group by submission_id, organisation_code
)

select organisation.*
from waiting_organisation as organisation
inner join stepped
    on stepped.submission_id = organisation.submission_id
    and stepped.organisation_code = organisation.organisation_code
where organisation.level is not null and not stepped.is_voted
