-- Who was above a ceiling once and is so no more, with the file that ended it. The gates' own findings need not tell: a
-- correction or a late row may have put somebody above where no file shows it.
with moments as (
    select distinct
        rating_key,
        moment
    from {{ ref("int_ceilings_over_time") }}
),

last_above as (
    select distinct on (rating_key, rule_id) *
    from {{ ref("int_ceilings_over_time") }}
    where is_order
    order by rating_key, rule_id, moment desc
),

mended as (
    select
        last_above.rating_key,
        last_above.rule_id,
        min(moments.moment) as mended_at
    from last_above
    inner join moments on last_above.rating_key = moments.rating_key and last_above.moment < moments.moment
    left join {{ ref("int_ceilings_over_time") }} as still
        on
            moments.rating_key = still.rating_key
            and moments.moment = still.moment
            and last_above.rule_id = still.rule_id
            and still.is_above
    where still.rating_key is null
    group by last_above.rating_key, last_above.rule_id
),

-- of what changed at that moment: the subject's own rating, else what sets the ceiling
endings as (
    select distinct on (last_above.rating_key, last_above.rule_id)
        last_above.rating_key,
        last_above.rule_id,
        submissions.submission_id,
        submissions.cause
    from last_above
    inner join mended on last_above.rating_key = mended.rating_key and last_above.rule_id = mended.rule_id
    inner join {{ ref("int_submissions_accepted") }} as submissions
        on mended.mended_at = submissions.accepted_at and last_above.rating_year = submissions.rating_year
    left join {{ ref("fct_rating_version") }} as own
        on last_above.rating_key = own.rating_key and submissions.submission_id = own.submission_id
    order by
        last_above.rating_key,
        last_above.rule_id,
        own.rating_key is null,
        submissions.committee_code != last_above.committee_code,
        submissions.kind != 'adjustment',
        submissions.submission_id
)

select
    last_above.rating_key,
    last_above.rating_year,
    last_above.committee_code,
    last_above.subject_kind,
    last_above.subject_key,
    last_above.post_code,
    last_above.rule_id,
    last_above.level,
    last_above.ceiling_level,
    mended.mended_at,
    endings.cause as mended_by,
    endings.submission_id as mended_in
from last_above
inner join mended on last_above.rating_key = mended.rating_key and last_above.rule_id = mended.rule_id
left join endings on last_above.rating_key = endings.rating_key and last_above.rule_id = endings.rule_id
left join {{ ref("int_rules_switched_off") }} as off
    on
        last_above.committee_code = off.committee_code
        and last_above.rating_year = off.rating_year
        and last_above.rule_id = off.rule_id
where off.rule_id is null
