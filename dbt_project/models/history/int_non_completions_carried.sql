-- A year of non-completion counts for whoever took over, too. Of several predecessors it is the one that keeps the
-- history; without one each counts, unless the code had a rating of its own that year.
with followed as (
    select
        *,
        bool_or(keeps_history) over (
            partition by code_kind, rating_year, until_year, reached_code
        ) as has_keeper
    from {{ ref("int_codes_followed") }}
    where code_kind in ('organisation', 'collective')
),

rated as (
    select distinct
        subject_kind,
        subject_key,
        rating_year
    from {{ ref("fct_rating") }}
    where level is not null and subject_kind in ('ORGANISATION', 'COLLECTIVE')
),

carried as (
    select
        years.*,
        followed.code_kind,
        followed.until_year,
        followed.reached_code,
        followed.keeps_history,
        followed.has_keeper
    from {{ ref("int_years_not_completed") }} as years
    inner join followed
        on
            lower(years.subject_kind) = followed.code_kind
            and years.subject_key = followed.code
            and years.rating_year = followed.rating_year
    where followed.until_year is not null and followed.reached_code != followed.code
)

select distinct on (carried.subject_kind, carried.reached_code, carried.until_year)
    carried.subject_kind,
    carried.reached_code as subject_key,
    carried.rating_year,
    carried.until_year,
    carried.cause,
    carried.decided_on,
    carried.recorded_from,
    carried.is_identity_certain
from carried
left join rated as of_own
    on
        carried.subject_kind = of_own.subject_kind
        and carried.reached_code = of_own.subject_key
        and carried.rating_year = of_own.rating_year
where
    (carried.keeps_history or (not carried.has_keeper and of_own.rating_year is null))
    -- rated in the year between under the old code or under what it was then: no gap
    and not exists (
        select 1
        from rated as between_years
        left join {{ ref("int_codes_followed") }} as passed
            on
                passed.until_year = between_years.rating_year
                and between_years.subject_key = passed.reached_code
        where
            carried.until_year - carried.rating_year = 2
            and carried.subject_kind = between_years.subject_kind
            and carried.rating_year + 1 = between_years.rating_year
            and (
                carried.subject_key = between_years.subject_key
                or (
                    carried.code_kind = passed.code_kind
                    and carried.subject_key = passed.code
                    and carried.rating_year = passed.rating_year
                )
            )
    )
order by
    carried.subject_kind,
    carried.reached_code,
    carried.until_year,
    carried.rating_year desc,
    carried.keeps_history desc,
    carried.decided_on,
    carried.recorded_from,
    carried.subject_key
