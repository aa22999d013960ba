-- What rating_as_of(R, infinity) says of each year of a subject, at every moment R at which anything about it changed.
with concerned as (
    select distinct
        subject_kind,
        subject_key
    from {{ ref("fct_rating_version") }}
    where level = 'KHT'
),

-- a row that a person linked later than it was recorded is this person's only since then
known as (
    select
        versions.*,
        coalesce(links.is_certain, true) as is_certain,
        greatest(versions.recorded_from, links.settled_at) as known_from
    from {{ ref("fct_rating_version") }} as versions
    inner join concerned
        on versions.subject_kind = concerned.subject_kind and versions.subject_key = concerned.subject_key
    left join {{ ref("stg_restricted__person_links") }} as links
        on
            versions.submission_id = links.submission_id
            and versions.sheet = links.sheet
            and versions.source_row = links.source_row
),

changed as (
    select
        subject_kind,
        subject_key,
        rating_year,
        known_from as moment,
        case when known_from > recorded_from then 'link' else cause end as cause
    from known
    union all
    select
        known.subject_kind,
        known.subject_key,
        known.rating_year,
        known.recorded_to as moment,
        submissions.cause
    from known
    inner join {{ ref("int_submissions_accepted") }} as submissions
        on
            known.committee_code = submissions.committee_code
            and known.rating_year = submissions.rating_year
            and known.recorded_to = submissions.accepted_at
            and submissions.kind != 'adjustment'
),

moments as (
    select distinct
        subject_kind,
        subject_key,
        moment
    from changed
),

in_force as (
    select distinct on (rating_key, moment) *
    from (
        select distinct on (known.rating_key, known.committee_code, moments.moment)
            known.*,
            moments.moment
        from known
        inner join moments
            on
                known.subject_kind = moments.subject_kind
                and known.subject_key = moments.subject_key
                and known.known_from <= moments.moment
                and coalesce(known.recorded_to, 'infinity') > moments.moment
        order by
            known.rating_key,
            known.committee_code,
            moments.moment,
            known.decided_on desc,
            known.recorded_from desc,
            known.version_no desc
    ) as of_committees
    order by rating_key, moment, decided_on desc, recorded_from, committee_code
),

causes as (
    select
        subject_kind,
        subject_key,
        moment,
        rating_year,
        {{ first_cause("cause") }} as cause
    from changed
    group by subject_kind, subject_key, moment, rating_year
),

-- a person is not completed in a year if any of the posts is
years as (
    select
        subject_kind,
        subject_key,
        moment,
        rating_year,
        bool_or(coalesce(level = 'KHT', false)) as is_not_completed,
        bool_or(level is not null) as is_rated,
        coalesce(bool_or(is_certain) filter (where level = 'KHT'), true) as is_identity_certain,
        (array_agg(committee_code order by is_certain desc, decided_on, recorded_from, committee_code)
            filter (where level = 'KHT'))[1] as committee_code
    from in_force
    group by subject_kind, subject_key, moment, rating_year
)

select
    subject_kind,
    subject_key,
    moment,
    rating_year,
    coalesce(years.is_not_completed, false) as is_not_completed,
    coalesce(years.is_rated, false) as is_rated,
    coalesce(years.is_identity_certain, true) as is_identity_certain,
    years.committee_code,
    causes.cause
from years
full join causes using (subject_kind, subject_key, moment, rating_year)
