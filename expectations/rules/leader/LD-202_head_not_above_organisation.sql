/*
title: Mức xếp loại người đứng đầu không cao hơn mức xếp loại tổ chức đảng, cơ quan, đơn vị do mình đứng đầu
title_en: A head is not rated above the organisation or agency
refs: [B2]
phase: consistency
severity: error
years: 2019..
basis: HD 21-HD/BTCTW, II.B.4
sheet: leader
cells: [level]
kinds: [annual, supplement]
needs: rest_in_force
consequence: re_rate to ceiling_level
why: Kết quả của tổ chức, cơ quan, đơn vị là kết quả của người đứng đầu; người đứng đầu không thể được xếp cao hơn.
example: Bí thư đảng ủy được xếp HTXS, tập thể được xếp HTXS, nhưng cơ quan, đơn vị chỉ được xếp HTT.
message: >
  Người đứng đầu được xếp {level_name}, cao hơn mức {expected_label} của {ceiling_of} do mình đứng đầu. Cấp có thẩm
  quyền phải xếp loại lại; ghi mức mới cùng số, ngày quyết định mới bằng hồ sơ Điều chỉnh (nếu hồ sơ đã được tiếp nhận)
  hoặc sửa trong tệp rồi gửi lại. Nếu cột «{collective_code_header}» hoặc «{is_head_header}» ghi sai thì sửa cột đó.
*/
with head as (
    select
        leader.*, collective.level_rank as collective_rank, organisation.level as organisation_level,
        organisation.level_rank as organisation_rank, collective.agency_level, agency.level_rank as agency_rank
    from waiting_leader as leader
    inner join known_collective as collective using (submission_id, collective_code)
    left join known_organisation as organisation
        on organisation.submission_id = collective.submission_id
        and organisation.organisation_code = collective.organisation_code
    left join config.level as agency on agency.level = collective.agency_level
    where leader.is_head
),

bound as (
    select
        head.*,
        coalesce(agency_rank < organisation_rank, organisation_rank is null) as is_agency
    from head
    where level_rank > least(organisation_rank, agency_rank)
        and level_rank <= coalesce(collective_rank, level_rank)  -- above the collective: LD-201 says so
)

select
    bound.*,
    bound.level as found,
    ceiling.level as expected,
    ceiling.level as ceiling_level,
    ceiling.level_name as expected_label,
    case when bound.is_agency then 'cơ quan, đơn vị' else 'tổ chức đảng' end as ceiling_of
from bound
inner join config.level as ceiling
    on ceiling.level = case when bound.is_agency then bound.agency_level else bound.organisation_level end
