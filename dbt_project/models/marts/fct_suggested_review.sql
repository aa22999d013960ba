select
    {{ surrogate_key(["rating_year", "subject_kind", "subject_key", "topic"]) }} as suggestion_key,
    rating_year,
    committee_code,
    subject_kind,
    subject_key,
    topic,
    suggested_by,
    review_date,
    outcome,
    -- GY-703 asks the same of every file
    review_date is not null or coalesce(outcome, 'CHUA') != 'CHUA' as has_record
from {{ ref("int_suggestions_in_force") }}
