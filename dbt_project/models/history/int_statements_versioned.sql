{{ config(materialized="incremental", incremental_strategy="append", pre_hook="{{ forget_changed_years() }}",
          indexes=[{"columns": ["year_fingerprint"]}]) }}
-- A statement that says nothing new carries on the version with its wording; that takes over what it says beside the
-- level. Whether written or not, it ends the others: an annual the annual before it, a supplement all there is.
with carried as (
    select
        *,
        max(acceptance_no) filter (where is_written) over (
            partition by rating_key, committee_code, wording order by acceptance_no
        ) as version_acceptance_no,
        lead(accepted_at) over lane as next_at,
        min(accepted_at) filter (where kind = 'supplement') over (
            lane rows between 1 following and unbounded following
        ) as next_supplement_at
    from {{ ref("int_statements_compared") }}
    where {{ is_changed("year_fingerprint") }}
    window lane as (partition by rating_key, committee_code order by acceptance_no)
),

summed as (
    select
        *,
        bool_or(kind = 'supplement') over run as is_supplemented,
        min(dropped_at) over run as run_dropped_at,
        last_value(next_at) over run as run_next_at,
        last_value(next_supplement_at) over run as run_next_supplement_at,
        last_value(summary_kind) over run as last_summary_kind,
        last_value(organisation_code) over run as last_organisation_code,
        last_value(title_group) over run as last_title_group,
        last_value(is_head) over run as last_is_head
    from carried
    window run as (
        partition by rating_key, committee_code, version_acceptance_no order by acceptance_no
        rows between unbounded preceding and unbounded following
    )
)

select
    year_fingerprint,
    rating_key,
    subject_kind,
    subject_key,
    post_code,
    rating_year,
    committee_code,
    last_summary_kind as summary_kind,
    last_organisation_code as organisation_code,
    last_title_group as title_group,
    last_is_head as is_head,
    level,
    not_rated_reason,
    cause,
    decision_no,
    decided_on,
    wording,
    acceptance_no,
    accepted_at as recorded_from,
    submission_id,
    sheet,
    source_row,
    case
        when is_supplemented then run_next_supplement_at
        else least(run_next_at, run_dropped_at)
    end as recorded_to
from summed
where is_written
