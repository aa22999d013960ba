/*
title: Kết quả xếp loại được thông báo
title_en: The result is announced
refs: [L4]
phase: consistency
severity: warning
years: 2018..
basis: Kết quả xếp loại được thông báo bằng văn bản đến tổ chức, cá nhân (chỉ đạo của Tỉnh ủy)
why: >
  Kết quả phải được thông báo bằng văn bản sau khi có quyết định. Tổ chức không có dòng nào trong trang «Quy trình, hồ
  sơ» đã được QT-801 nêu.
example: Chi bộ có bước quyết định nhưng không có bước «Thông báo kết quả», hoặc bước đó để trống ngày.
sheet: any
kinds: [annual]
reads: [organisation, dossier]
message: >
  Tổ chức đảng {organisation_code} được xếp {level_name} nhưng trang «Quy trình, hồ sơ» không có bước «Thông báo kết
  quả» hoặc bước này để trống ngày. Thông báo bằng văn bản cho tổ chức và ghi ngày thông báo; nếu chưa thông báo thì
  giải trình ở cột «Ghi chú».
*/
with stepped as (
    select
        submission_id, organisation_code,
        min(source_row) filter (where step = 'THONG_BAO') as step_row,
        min(done_date) filter (where step = 'THONG_BAO') as announced_on
    from waiting_dossier
    group by submission_id, organisation_code
)

select
    organisation.submission_id, organisation.organisation_code, organisation.level,
    case when stepped.step_row is null then 'organisation' else 'dossier' end as sheet,
    coalesce(stepped.step_row, organisation.source_row) as source_row,
    case when stepped.step_row is null then 'organisation_code' else 'done_date' end as column_key
from waiting_organisation as organisation
inner join stepped
    on stepped.submission_id = organisation.submission_id
    and stepped.organisation_code = organisation.organisation_code
where organisation.level is not null and stepped.announced_on is null
