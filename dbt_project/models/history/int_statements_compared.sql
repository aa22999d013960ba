{{ config(materialized="incremental", incremental_strategy="append", pre_hook="{{ forget_changed_years() }}",
          indexes=[{"columns": ["year_fingerprint"]}]) }}
-- A lane is one rating as one committee states it. Each statement learns what came before and after it in its lane.
with signed as (
    select
        *,
        (level, not_rated_reason, decision_no, decision_date)::text as wording
    from {{ ref("int_ratings_stated") }}
    where {{ is_changed("year_fingerprint") }}
),

ordered as (
    select
        *,
        lead(acceptance_no) over lane as next_no,
        max(acceptance_no) filter (where kind = 'supplement') over lane as supplement_no
    from signed
    window lane as (partition by rating_key, committee_code order by acceptance_no)
),

-- the last supplement stays in force beside every later annual
accompanied as (
    select
        ordered.*,
        supplements.wording as supplement_wording,
        supplements.decided_on as supplement_decided_on
    from ordered
    left join ordered as supplements
        on
            ordered.rating_key = supplements.rating_key
            and ordered.committee_code = supplements.committee_code
            and ordered.supplement_no = supplements.acceptance_no
),

followed as (
    select
        *,
        kind = 'annual'
        and next_annual_no is not null
        and next_annual_no < coalesce(next_no, next_annual_no + 1)
        and coalesce(supplement_wording != wording, true) as is_dropped
    from accompanied
),

preceded as (
    select
        *,
        lag(wording) over lane as previous_wording,
        coalesce(lag(is_dropped) over lane, true) as was_absent,
        case
            when lag(is_dropped) over lane or lag(supplement_decided_on) over lane > lag(decided_on) over lane
                then lag(supplement_wording) over lane
            else lag(wording) over lane
        end as wording_in_force
    from followed
    window lane as (partition by rating_key, committee_code order by acceptance_no)
)

select
    year_fingerprint,
    rating_key,
    subject_kind,
    subject_key,
    post_code,
    rating_year,
    committee_code,
    summary_kind,
    organisation_code,
    title_group,
    is_head,
    level,
    not_rated_reason,
    decision_no,
    decision_date,
    decided_on,
    kind,
    cause,
    accepted_at,
    acceptance_no,
    submission_id,
    sheet,
    source_row,
    wording,
    case when is_dropped then next_annual_at end as dropped_at,
    coalesce(wording != wording_in_force, true)
    -- a supplement replaces every statement in force, so what it repeats may be what the supplement before it outlasted
    and (kind = 'supplement' or was_absent or wording != previous_wording) as is_written
from preceded
