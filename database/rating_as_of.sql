-- The columns of fct_rating as they stood at a moment of record and at a day of decision. Reads the versions only, as
-- the caller, so row security holds: a committee is told what it stated itself, not whether another's about the same
-- person is in force. A test compares (now, infinity) with fct_rating.
create or replace function marts.rating_as_of(recorded_as_of timestamptz, decided_as_of date)
returns setof marts.fct_rating
language sql
stable
set search_path = pg_catalog, pg_temp
set enable_nestloop = off -- how many versions a moment leaves is a guess, and a loop over a wrong guess takes hours
as $function$
with known_versions as not materialized (
    select
        versions.*,
        versions.cause = 'adjustment' as is_adjusted,
        versions.recorded_to is null or versions.recorded_to > recorded_as_of as is_open
    from marts.fct_rating_version as versions
    where versions.recorded_from <= recorded_as_of and versions.decided_on <= decided_as_of
),

in_force as (
    select distinct on (rating_key) *
    from (
        select distinct on (rating_key, committee_code) *
        from known_versions
        where is_open
        order by rating_key, committee_code, decided_on desc, recorded_from desc, version_no desc
    ) as of_committees
    order by rating_key, decided_on desc, recorded_from, committee_code
),

original as (
    select distinct on (rating_key) *
    from (
        select distinct on (rating_key, committee_code) *
        from known_versions
        where is_open and not is_adjusted
        order by rating_key, committee_code, decided_on desc, recorded_from desc, version_no desc
    ) as of_committees
    order by rating_key, decided_on desc, recorded_from, committee_code
),

counts as (
    select
        rating_key,
        count(*)::integer as version_count
    from known_versions
    group by rating_key
)

select
    in_force.rating_key,
    in_force.subject_kind,
    in_force.subject_key,
    in_force.post_code,
    in_force.rating_year,
    in_force.committee_code,
    in_force.organisation_code,
    in_force.summary_kind,
    in_force.level,
    original.level as original_level,
    in_force.not_rated_reason,
    original.committee_code as original_committee_code,
    in_force.is_adjusted,
    counts.version_count,
    in_force.version_no,
    in_force.cause,
    in_force.decided_on,
    in_force.recorded_from,
    in_force.title_group,
    in_force.is_head
from in_force
inner join counts on in_force.rating_key = counts.rating_key
left join original on in_force.rating_key = original.rating_key
$function$
