-- Two years of one subject are walked through every moment at which anything about the subject changed.
with not_completed as (
    select * from {{ ref("int_levels_over_time") }}
    where is_not_completed
),

judged as (
    select
        later.subject_kind,
        later.subject_key,
        earlier.rating_year as first_year,
        later.rating_year as second_year,
        later.moment,
        later.committee_code,
        case
            when
                earlier.is_identity_certain
                and later.is_identity_certain
                and later.rating_year - earlier.rating_year = 1
                then 'FLAG'
            else 'REVIEW'
        end as status
    from not_completed as later
    inner join not_completed as earlier
        on
            later.subject_kind = earlier.subject_kind
            and later.subject_key = earlier.subject_key
            and later.moment = earlier.moment
            and earlier.rating_year between later.rating_year - 2 and later.rating_year - 1
    left join {{ ref("int_levels_over_time") }} as between_years
        on
            later.subject_kind = between_years.subject_kind
            and later.subject_key = between_years.subject_key
            and later.moment = between_years.moment
            and later.rating_year - 1 = between_years.rating_year
            and between_years.is_rated
    where later.rating_year - earlier.rating_year = 1 or between_years.rating_year is null
),

flags as (
    select distinct
        subject_kind,
        subject_key,
        first_year,
        second_year
    from judged
),

causes as (
    select
        flags.subject_kind,
        flags.subject_key,
        flags.first_year,
        flags.second_year,
        levels.moment,
        {{ first_cause("levels.cause") }} as cause
    from flags
    inner join {{ ref("int_levels_over_time") }} as levels
        on
            flags.subject_kind = levels.subject_kind
            and flags.subject_key = levels.subject_key
            and levels.rating_year between flags.first_year and flags.second_year
    where levels.cause is not null
    group by flags.subject_kind, flags.subject_key, flags.first_year, flags.second_year, levels.moment
),

walked as (
    select
        causes.*,
        judged.status,
        judged.committee_code,
        lag(judged.status) over flag as previous_status
    from causes
    left join judged using (subject_kind, subject_key, first_year, second_year, moment)
    window flag as (
        partition by causes.subject_kind, causes.subject_key, causes.first_year, causes.second_year
        order by causes.moment
    )
),

turned as (
    select
        *,
        lead(moment) over flag as next_moment,
        lead(cause) over flag as next_cause
    from walked
    where status is distinct from previous_status
    window flag as (partition by subject_kind, subject_key, first_year, second_year order by moment)
)

select
    subject_kind,
    subject_key,
    first_year,
    second_year,
    status,
    moment as opened_at,
    next_moment as closed_at,
    cause as opened_by,
    next_cause as closed_by,
    committee_code,
    {{ flag_key() }} as flag_key
from turned
where status is not null
