select
    {{ surrogate_key(["rating_year", "subject_kind", "subject_key", "topic"]) }} as suggestion_key,
    rating_year,
    committee_code,
    subject_kind,
    subject_key,
    topic,
    suggested_by,
    review_date,
    outcome
from {{ ref("int_suggestions_in_force") }}
