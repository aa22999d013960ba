/*
title: Tổ chức đảng có trên 20% tổ chức trực thuộc bị kỷ luật trong năm thì xếp loại KHT
title_en: >
  With more than a fifth of its subordinate organisations disciplined, an organisation has not completed its tasks
refs: [F4]
phase: consistency
severity: error
years: 2023..2024
basis: QĐ 124-QĐ/TW
why: Kỷ luật trên 20% đơn vị trực thuộc là một trường hợp không hoàn thành nhiệm vụ của tập thể. Đúng 20% thì chưa vượt.
example: Đảng bộ cơ sở xếp HT, 2 trong 9 chi bộ trực thuộc bị kỷ luật trong năm.
sheet: any
kinds: [annual, supplement]
reads: [organisation]
needs: rest_in_force
over_groups: true
message: >
  Tổ chức đảng {organisation_code} có {disciplined} trong {units} tổ chức đảng trực thuộc bị kỷ luật trong năm (trên
  20%), mức theo quy định là Không hoàn thành nhiệm vụ. Nếu thông tin kỷ luật ghi sai thì sửa; nếu đúng, cấp có thẩm
  quyền xem xét, xếp loại lại; ghi mức mới cùng số, ngày quyết định mới.
*/
with share as (
    select
        submission_id, organisation_code,
        count(*) as units,
        count(*) filter (where is_disciplined) as disciplined,
        min(source_row) filter (where is_own and is_disciplined) as disciplined_row
    from known_subordinate
    group by submission_id, organisation_code
)

select
    organisation.submission_id, organisation.organisation_code,
    'organisation' as sheet,
    case when organisation.is_own then organisation.source_row else share.disciplined_row end as source_row,
    case when organisation.is_own then 'level' else 'discipline' end as column_key,
    organisation.level as found,
    'KHT' as expected,
    share.disciplined, share.units
from known_organisation as organisation
inner join share
    on share.submission_id = organisation.submission_id
    and share.organisation_code = organisation.organisation_code
where organisation.level != 'KHT'
    and share.disciplined * 5 > share.units
    and (organisation.is_own or share.disciplined_row is not null)
