/*
title: Tổ chức đảng HTXS không có tổ chức trực thuộc, thành viên tập thể lãnh đạo bị kỷ luật trong năm
title_en: An excellent organisation has no disciplined subordinate or leading member
refs: [E3]
phase: consistency
severity: error
years: 2025..
basis: QĐ 366-QĐ/TW; HD 43-HD/BTCTW
why: Từ năm 2025, kỷ luật ở cấp dưới trực tiếp hoặc trong tập thể lãnh đạo loại trừ mức HTXS của tổ chức.
example: Đảng bộ cơ sở xếp HTXS, một chi bộ trực thuộc bị khiển trách trong năm.
sheet: any
kinds: [annual, supplement]
reads: [organisation, collective, leader]
needs: rest_in_force
over_groups: true
message: >
  Tổ chức đảng {organisation_code} được xếp Hoàn thành xuất sắc nhiệm vụ, nhưng trong năm có
  {disciplined_organisations} tổ chức đảng trực thuộc và {disciplined_leaders} cá nhân trong tập thể lãnh đạo bị kỷ
  luật. Nếu thông tin kỷ luật ghi sai thì sửa; nếu đúng, cấp có thẩm quyền xem xét, xếp loại lại tổ chức; ghi mức mới
  cùng số, ngày quyết định mới.
*/
with disciplined as (
    select
        submission_id, organisation_code, 'organisation' as sheet,
        min(source_row) filter (where is_own) as source_row,
        count(*) as organisations,
        0 as leaders
    from known_subordinate
    where is_disciplined
    group by submission_id, organisation_code
    union all
    select
        leader.submission_id, collective.organisation_code, 'leader',
        min(leader.source_row) filter (where leader.is_own),
        0,
        count(distinct coalesce(leader.citizen_id, leader.card_no, leader.file_no, leader.name_key))
    from known_leader as leader
    inner join known_collective as collective
        on collective.submission_id = leader.submission_id and collective.collective_code = leader.collective_code
    inner join waiting_submission as submission on submission.submission_id = leader.submission_id
    where leader.discipline is not null
        and coalesce(extract(year from leader.discipline_date) = submission.rating_year, true)
    group by leader.submission_id, collective.organisation_code
),

counted as (
    select
        submission_id, organisation_code,
        sum(organisations) as disciplined_organisations,
        sum(leaders) as disciplined_leaders,
        min(source_row) filter (where sheet = 'organisation') as organisation_row,
        min(source_row) filter (where sheet = 'leader') as leader_row
    from disciplined
    group by submission_id, organisation_code
)

select
    organisation.submission_id, organisation.organisation_code,
    case
        when organisation.is_own or counted.organisation_row is not null then 'organisation' else 'leader'
    end as sheet,
    case
        when organisation.is_own then organisation.source_row
        else coalesce(counted.organisation_row, counted.leader_row)
    end as source_row,
    case when organisation.is_own then 'level' else 'discipline' end as column_key,
    organisation.level as found,
    counted.disciplined_organisations, counted.disciplined_leaders
from known_organisation as organisation
inner join counted
    on counted.submission_id = organisation.submission_id
    and counted.organisation_code = organisation.organisation_code
where organisation.level = 'HTXS'
    and (organisation.is_own or coalesce(counted.organisation_row, counted.leader_row) is not null)
