{{ config(materialized="incremental", incremental_strategy="append", pre_hook="{{ forget_changed_years() }}",
          indexes=[{"columns": ["year_fingerprint"]}]) }}
{% set is_ours = "submission_id = any(array(select submission_id from accepted))" if is_incremental() else "true" %}
with accepted as (
    select
        submissions.*,
        years.year_fingerprint
    from {{ ref("int_submissions_accepted") }} as submissions
    inner join {{ ref("int_years_fingerprinted") }} as years using (committee_code, rating_year)
    where submissions.kind in ('annual', 'supplement') and {{ is_changed("years.year_fingerprint") }}
),

collectives as (
    -- where a post belongs: the collective's organisation as the committee last stated it that year
    select distinct on (submissions.committee_code, submissions.rating_year, collectives.collective_code)
        submissions.committee_code,
        submissions.rating_year,
        collectives.collective_code,
        collectives.organisation_code
    from {{ ref("stg_landing__collectives") }} as collectives
    inner join accepted as submissions using (submission_id)
    order by
        submissions.committee_code,
        submissions.rating_year,
        collectives.collective_code,
        submissions.acceptance_no desc,
        collectives.source_row
),

members as (
    select * from {{ ref("stg_landing__members") }}
    where is_temporary is not true and {{ is_ours }}
),

leaders as (
    select * from {{ ref("stg_landing__leaders") }}
    where {{ is_ours }}
),

links as (
    select * from {{ ref("stg_restricted__person_links") }}
    where {{ is_ours }}
),

-- a row without its key, and a person's row without a link, is nobody's rating
submitted as (
    select
        submission_id,
        'organisation' as sheet,
        source_row,
        'ORGANISATION' as subject_kind,
        organisation_code as subject_key,
        null::text as post_code,
        summary_kind,
        organisation_code,
        null::text as title_group,
        null::boolean as is_head,
        level,
        not_rated_reason,
        decision_no,
        decision_date
    from {{ ref("stg_landing__organisations") }}
    where organisation_code is not null and {{ is_ours }}
    union all
    select
        submission_id,
        'member' as sheet,
        members.source_row,
        'MEMBER' as subject_kind,
        links.person_key as subject_key,
        null as post_code,
        'MEMBER' as summary_kind,
        members.cell_code as organisation_code,
        null as title_group,
        null as is_head,
        members.level,
        members.not_rated_reason,
        members.decision_no,
        members.decision_date
    from members
    inner join links using (submission_id, source_row)
    where links.sheet = 'member'
    union all
    select
        submission_id,
        'collective' as sheet,
        source_row,
        'COLLECTIVE' as subject_kind,
        collective_code as subject_key,
        null as post_code,
        'COLLECTIVE' as summary_kind,
        organisation_code,
        null as title_group,
        null as is_head,
        level,
        not_rated_reason,
        decision_no,
        decision_date
    from {{ ref("stg_landing__collectives") }}
    where collective_code is not null and {{ is_ours }}
    union all
    select
        submission_id,
        'leader' as sheet,
        leaders.source_row,
        'LEADER' as subject_kind,
        links.person_key as subject_key,
        leaders.collective_code as post_code,
        'LEADER' as summary_kind,
        null as organisation_code,
        leaders.title_group,
        leaders.is_head,
        leaders.level,
        leaders.not_rated_reason,
        leaders.decision_no,
        leaders.decision_date
    from leaders
    inner join links using (submission_id, source_row)
    where links.sheet = 'leader'
),

keyed as (
    select
        submitted.*,
        submissions.committee_code,
        submissions.rating_year,
        submissions.kind,
        submissions.cause,
        submissions.accepted_at,
        submissions.acceptance_no,
        submissions.next_annual_no,
        submissions.next_annual_at,
        submissions.year_fingerprint,
        coalesce(submitted.decision_date, submissions.stated_on) as decided_on,
        {{ rating_key() }} as rating_key
    from submitted
    inner join accepted as submissions using (submission_id)
)

-- the same subject twice in one file: the first row speaks
select distinct on (keyed.rating_key, keyed.committee_code, keyed.acceptance_no)
    keyed.year_fingerprint,
    keyed.rating_key,
    keyed.subject_kind,
    keyed.subject_key,
    keyed.post_code,
    keyed.rating_year,
    keyed.committee_code,
    keyed.summary_kind,
    keyed.title_group,
    keyed.is_head,
    keyed.level,
    keyed.not_rated_reason,
    keyed.decision_no,
    keyed.decision_date,
    keyed.decided_on,
    keyed.kind,
    keyed.cause,
    keyed.accepted_at,
    keyed.acceptance_no,
    keyed.next_annual_no,
    keyed.next_annual_at,
    keyed.submission_id,
    keyed.sheet,
    keyed.source_row,
    coalesce(keyed.organisation_code, collectives.organisation_code) as organisation_code
from keyed
left join collectives
    on
        keyed.subject_kind = 'LEADER'
        and keyed.committee_code = collectives.committee_code
        and keyed.rating_year = collectives.rating_year
        and keyed.post_code = collectives.collective_code
order by keyed.rating_key, keyed.committee_code, keyed.acceptance_no, keyed.source_row
