/*
Members counted once for all who ask: one row per judged submission and cell, `*_before` without a judged adjustment; and
the grassroots organisation above every organisation, as far as the file and what is in force beside it tell.

Made when the wave opens, so rows that turn out broken are counted in: a rule on these counts names their sheets in
`reads` and does not judge such a file. `excellent_row`, `low_row`, `own_row`: the file's first row that is rated HTXS, HT
or KHT, first of all; `opened_row`: first correction that brought an HTXS or took an HTT away; `worsened_row`: first that
lowered a level, took it away or gave one to who had none.
*/
create temporary table known_cell as
select
    submission_id, cell_code,
    count(*) filter (where level = 'HTXS') as htxs,
    count(*) filter (where level = 'HTT') as htt,
    count(*) filter (where level = 'KHT') as kht,
    count(level) as rated,
    count(*) filter (where level_before = 'HTXS') as htxs_before,
    count(*) filter (where level_before = 'HTT') as htt_before,
    count(*) filter (where level_before = 'KHT') as kht_before,
    count(level_before) as rated_before,
    min(source_row) filter (where is_own and level = 'HTXS') as excellent_row,
    min(source_row) filter (where is_own) as own_row,
    min(source_row) filter (where is_own and level in ('HT', 'KHT')) as low_row,
    min(source_row) filter (
        where level = 'HTXS' and level_before is distinct from 'HTXS'
        or level_before = 'HTT' and level is distinct from 'HTT'
    ) as opened_row,
    min(source_row) filter (
        where level is distinct from level_before and coalesce(level_rank, 0) < coalesce(level_before_rank, 5)
    ) as worsened_row
from known_member
where cell_code is not null
group by submission_id, cell_code;

create temporary table organisation_above as
select distinct on (submission_id, organisation_code)
    submission_id, organisation_code, organisation_type,
    case when organisation_type in ('CBTT', 'DBBP') then parent_code end as above_code
from known_organisation
where organisation_code is not null
order by submission_id, organisation_code, is_own desc, source_row;

analyze known_cell, organisation_above;

create temporary table grassroots as
select
    own.submission_id, own.organisation_code,
    coalesce(top.organisation_code, parent.organisation_code, own.organisation_code) as grassroots_code
from organisation_above as own
left join organisation_above as parent
    on parent.submission_id = own.submission_id and parent.organisation_code = own.above_code
left join organisation_above as top
    on top.submission_id = parent.submission_id and top.organisation_code = parent.above_code;

analyze grassroots;

drop table organisation_above
