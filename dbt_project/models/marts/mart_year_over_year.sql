-- Two committees can be compared where each has an accepted annual of both years; in today's structure that of any
-- committee which has become it, or part of it, counts.
with annuals as (
    select distinct
        readings.reading,
        submissions.rating_year,
        case when readings.is_todays then coalesce(followed.reached_code, submissions.committee_code)
            else submissions.committee_code
        end as committee_code
    from {{ ref("int_submissions_accepted") }} as submissions
    cross join (
        values ('as_reported', false), ('comparable', false), ('todays_structure', true)
    ) as readings (reading, is_todays)
    left join {{ ref("int_codes_followed") }} as followed
        on
            readings.is_todays
            and followed.code_kind = 'committee'
            and followed.until_year is null
            and submissions.committee_code = followed.code
            and submissions.rating_year = followed.rating_year
    where submissions.kind = 'annual'
),

compared as (
    select
        later.reading,
        later.rating_year,
        coalesce(later.committee_code, 'ALL') as committee_code
    from annuals as later
    inner join annuals as earlier
        on
            later.reading = earlier.reading
            and later.committee_code = earlier.committee_code
            and later.rating_year - 1 = earlier.rating_year
    group by
        grouping sets ((later.reading, later.rating_year, later.committee_code), (later.reading, later.rating_year))
),

told as (
    select
        *,
        coalesce(previous_summary_kind = summary_kind, false) as is_same_kind,
        coalesce(previous_summary_kind = summary_kind and previous_committee_code = committee_code, false) as stays
    from {{ ref("int_ratings_paired") }}
),

-- who changes the committee, or the kind under which it is counted, leaves one matrix and comes to another
sided as materialized ( -- a few rows, before the join multiplies them
    select
        told.reading,
        told.rating_year,
        sides.*,
        told.subjects
    from told
    cross join lateral (
        values
        (previous_committee_code, false, previous_summary_kind, previous_level, case when stays then level end),
        (case when not stays then committee_code end, false, summary_kind, null, level),
        ('ALL', true, previous_summary_kind, previous_level, case when is_same_kind then level end),
        (case when not is_same_kind then 'ALL' end, true, summary_kind, null, level)
    ) as sides (committee_code, is_total, summary_kind, previous_level, level)
    where sides.summary_kind is not null
)

select
    sided.rating_year,
    sided.reading,
    sided.committee_code,
    sided.is_total,
    sided.summary_kind,
    coalesce(sided.previous_level, 'NEW') as previous_level,
    coalesce(sided.level, 'GONE') as level,
    sum(sided.subjects)::bigint as subjects
from sided
inner join compared
    on
        sided.reading = compared.reading
        and sided.rating_year = compared.rating_year
        and sided.committee_code = compared.committee_code
where sided.reading != 'comparable' or (sided.previous_level is not null and sided.level is not null)
group by 1, 2, 3, 4, 5, 6, 7
