/*
What the summary should say: one row per submission and kind of subject in its lists; temporary members are not counted.
Counted when the wave opens, as known_cell is (cell.sql).
*/
create temporary table waiting_total as
with listed as (
    select
        submission_id,
        case when organisation_type in ('DBCS', 'CBCS') then 'TCCSD' else organisation_type end as subject_kind,
        level,
        case when level is null then not_rated_reason end as reason
    from waiting_organisation
    union all
    select submission_id, 'MEMBER', level, case when level is null then not_rated_reason end
    from waiting_member
    where not is_temporary
    union all
    select submission_id, 'COLLECTIVE', level, case when level is null then not_rated_reason end
    from waiting_collective
    union all
    select submission_id, 'LEADER', level, case when level is null then not_rated_reason end
    from waiting_leader
)

select
    submission_id, subject_kind,
    count(*) as total, count(level) as rated, count(*) - count(level) as not_rated,
    count(*) filter (where level = 'HTXS') as htxs, count(*) filter (where level = 'HTT') as htt,
    count(*) filter (where level = 'HT') as ht, count(*) filter (where level = 'KHT') as kht,
    count(*) filter (where reason = 'MIEN') as exempt, count(*) filter (where reason = 'DINH_CHI') as suspended,
    count(*) filter (where reason = 'MOI') as new, count(*) filter (where reason = 'CHUA_KIEM_DIEM') as unreviewed,
    count(*) filter (where reason = 'KHAC') as other
from listed
group by submission_id, subject_kind;

analyze waiting_total
