/*
How many may be excellent: one row per judged submission and group whose kind has a ceiling in its campaign, counted
over what the file knows (known_*), and the same without a judged adjustment (`*_before`). Groups lie in one committee:
MEMBER the grassroots organisation above the cell, as far as the lists tell; COLLECTIVE management_level|collective_group;
LEADER management_level|title_group; ORGANISATION organisation_type|field. Counted when the wave opens, as known_cell is
(cell.sql): a rule on it names the sheets it counts in `reads`. The warehouse's mart_excellence_quota counts
the ratings in force the same way.

`source_row`: the file's first row rated excellent in the group, else its first row there. `opened_row`: the first
correction that brought an excellent one or took a good one away. No message may repeat `group_key` as it is: a group of
titles is whatever a clerk typed.
*/
create temporary table quota_group as
with subject as (
    select
        'COLLECTIVE' as group_kind, submission_id, concat_ws('|', management_level, collective_group) as group_key,
        source_row, is_own, level, level_before
    from known_collective
    union all
    select
        'LEADER', submission_id, concat_ws('|', management_level, title_group),
        source_row, is_own, level, level_before
    from known_leader
    union all
    select
        'ORGANISATION', submission_id, concat_ws('|', organisation_type, field),
        source_row, is_own, level, level_before
    from known_organisation
),

counted as (
    select
        'MEMBER' as group_kind, cell.submission_id, coalesce(grassroots.grassroots_code, cell.cell_code) as group_key,
        sum(cell.htxs)::bigint as htxs, sum(cell.htt)::bigint as htt,
        sum(cell.htxs_before)::bigint as htxs_before, sum(cell.htt_before)::bigint as htt_before,
        min(cell.excellent_row) as excellent_row, min(cell.own_row) as own_row, min(cell.opened_row) as opened_row
    from known_cell as cell
    left join grassroots
        on grassroots.submission_id = cell.submission_id and grassroots.organisation_code = cell.cell_code
    group by cell.submission_id, coalesce(grassroots.grassroots_code, cell.cell_code)
    union all
    select
        group_kind, submission_id, group_key,
        count(*) filter (where level = 'HTXS'), count(*) filter (where level = 'HTT'),
        count(*) filter (where level_before = 'HTXS'), count(*) filter (where level_before = 'HTT'),
        min(source_row) filter (where is_own and level = 'HTXS'), min(source_row) filter (where is_own),
        min(source_row) filter (
            where level = 'HTXS' and level_before is distinct from 'HTXS'
            or level_before = 'HTT' and level is distinct from 'HTT'
        )
    from subject
    group by group_kind, submission_id, group_key
),

ceilings as materialized (
    select
        counted.*, campaign.quota_pct, campaign.quota_base,
        config.strict_ceiling(
            htxs, htt, quota_base, quota_pct, quota_rounding, quota_min_one
        ) as ceiling,
        config.loose_ceiling(htxs, htt, quota_pct, quota_min_one) as loose_ceiling,
        config.strict_ceiling(
            htxs_before, htt_before, quota_base, quota_pct, quota_rounding, quota_min_one
        ) as ceiling_before,
        config.loose_ceiling(htxs_before, htt_before, quota_pct, quota_min_one) as loose_ceiling_before
    from counted
    inner join waiting_submission as submission on submission.submission_id = counted.submission_id
    inner join config.campaign as campaign on campaign.rating_year = submission.rating_year
    where counted.group_kind = any(campaign.quota_groups)
),

judged as materialized (
    select
        *,
        config.quota_verdict(htxs, htt, ceiling, loose_ceiling) as verdict,
        config.quota_verdict(htxs_before, htt_before, ceiling_before, loose_ceiling_before) as verdict_before
    from ceilings
)

select
    submission_id, group_kind, group_key, coalesce(excellent_row, own_row) as source_row, opened_row,
    htxs, htt, ceiling, loose_ceiling, verdict, htxs_before, htt_before, verdict_before,
    verdict in ('WARNING', 'VIOLATION') and verdict_before in ('NOT_APPLICABLE', 'OK')
    or verdict = 'VIOLATION' and verdict_before = 'WARNING' as is_worse,
    trim_scale(quota_pct) as pct, case quota_base when 'T' then 'HTT' else 'HTT trở lên' end as base_label
from judged;

/* The groups in which corrections made more excellent than may be, each at the correction that did. */
create temporary view quota_exceeded as
select
    submission_id, group_kind, group_key, htxs, htt, htxs_before, htt_before, ceiling, loose_ceiling, pct, base_label,
    opened_row as source_row,
    htxs as found,
    ceiling as expected
from quota_group
where is_worse and opened_row is not null
