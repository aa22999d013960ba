-- As of (now, infinity); database/rating_as_of.sql answers for any other moment and is tested against this model.
with open_versions as not materialized (
    select
        *,
        cause = 'adjustment' as is_adjusted
    from {{ ref("fct_rating_version") }}
    where recorded_to is null
),

-- within a committee the greatest (decided_on, recorded_from, version_no), between committees the earlier accepted
in_force as (
    select distinct on (rating_key) *
    from (
        select distinct on (rating_key, committee_code) *
        from open_versions
        order by rating_key, committee_code, decided_on desc, recorded_from desc, version_no desc
    ) as of_committees
    order by rating_key, decided_on desc, recorded_from, committee_code
),

original as (
    select distinct on (rating_key) *
    from (
        select distinct on (rating_key, committee_code) *
        from open_versions
        where not is_adjusted
        order by rating_key, committee_code, decided_on desc, recorded_from desc, version_no desc
    ) as of_committees
    order by rating_key, decided_on desc, recorded_from, committee_code
),

counts as (
    select
        rating_key,
        count(*)::integer as version_count
    from {{ ref("fct_rating_version") }}
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
