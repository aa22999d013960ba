/*
What an excellent organisation stands on (HD 21, II.B.1.3): one row per organisation that is rated HTXS, with its rated
direct subordinates: organisations, of a cell its members (`sheet`). None of them may have failed and 80 % shall be good,
HTT or better; who has none is not here. `*_before`: without a judged adjustment. `low_row`: the file's first row that is
not good. `opened_row`: the correction that made the organisation excellent, else the first that made a subordinate worse.
*/
create temporary view standard_of_excellence as
with counted as (
    select
        'organisation' as sheet, submission_id, parent_code as organisation_code,
        count(level) as rated,
        count(*) filter (where level_rank >= 3) as good,
        count(*) filter (where level = 'KHT') as failed,
        count(level_before) as rated_before,
        count(*) filter (where level_before_rank >= 3) as good_before,
        count(*) filter (where level_before = 'KHT') as failed_before,
        min(source_row) filter (where is_own and level in ('HT', 'KHT')) as low_row,
        min(source_row) filter (
            where level is distinct from level_before and coalesce(level_rank, 0) < coalesce(level_before_rank, 5)
        ) as worsened_row
    from known_organisation
    group by submission_id, parent_code
    union all
    select
        'member', submission_id, cell_code,
        rated, htxs + htt, kht, rated_before, htxs_before + htt_before, kht_before, low_row, worsened_row
    from known_cell
)

select
    organisation.submission_id, organisation.source_row, organisation.is_own, organisation.organisation_code,
    organisation.level, organisation.level_before,
    counted.sheet, counted.rated, counted.good, counted.failed,
    counted.rated_before, counted.good_before, counted.failed_before, counted.low_row,
    counted.failed = 0 and counted.good * 5 >= counted.rated * 4 as is_met,
    organisation.level_before is distinct from 'HTXS'
    or counted.failed_before = 0 and counted.good_before * 5 >= counted.rated_before * 4 as was_met,
    case
        when organisation.level_before is distinct from 'HTXS' then organisation.source_row else counted.worsened_row
    end as opened_row
from known_organisation as organisation
inner join counted
    on counted.submission_id = organisation.submission_id
    and counted.organisation_code = organisation.organisation_code
    and counted.sheet = case when organisation.organisation_type in ('CBCS', 'CBTT') then 'member' else 'organisation' end
where organisation.level = 'HTXS'
