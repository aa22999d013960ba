with versions as (
    select
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
        cause,
        null as reason,
        decision_no,
        decided_on,
        acceptance_no,
        recorded_from,
        recorded_to,
        submission_id,
        sheet,
        source_row
    from {{ ref("int_statements_versioned") }}
    union all
    select
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
        cause,
        reason,
        decision_no,
        decided_on,
        acceptance_no,
        recorded_from,
        null as recorded_to,
        submission_id,
        sheet,
        source_row
    from {{ ref("int_adjustments_resolved") }}
),

numbered as (
    select
        *,
        (row_number() over (partition by rating_key order by acceptance_no, source_row))::integer as version_no
    from versions
)

select
    rating_key,
    subject_kind,
    subject_key,
    post_code,
    rating_year,
    version_no,
    committee_code,
    summary_kind,
    organisation_code,
    title_group,
    is_head,
    level,
    not_rated_reason,
    cause,
    reason,
    decision_no,
    decided_on,
    recorded_from,
    recorded_to,
    submission_id,
    sheet,
    source_row
from numbered
