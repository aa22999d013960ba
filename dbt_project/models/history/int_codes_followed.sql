-- From the code of a rating year, change by change in the order of days, to the codes of a later year and of today.
with recursive spans as (
    select
        years.rating_year,
        years.cut_off_on,
        later.rating_year as until_year,
        later.cut_off_on as until_on
    from {{ ref("int_rating_years") }} as years
    inner join {{ ref("int_rating_years") }} as later
        on later.rating_year between years.rating_year + 1 and years.rating_year + 2
    union all
    select
        rating_year,
        cut_off_on,
        null as until_year,
        'infinity' as until_on
    from {{ ref("int_rating_years") }}
),

followed as (
    select
        changes.code_kind,
        changes.from_code as code,
        spans.rating_year,
        spans.until_year,
        spans.until_on,
        changes.to_code as reached_code,
        changes.effective_on as reached_on,
        changes.is_successor,
        changes.keeps_history
    from {{ ref("int_lineages_completed") }} as changes
    inner join spans
        on
            changes.effective_on > spans.cut_off_on
            and changes.effective_on <= spans.until_on
            and coalesce(changes.previous_on <= spans.cut_off_on, true)
    union all
    select
        followed.code_kind,
        followed.code,
        followed.rating_year,
        followed.until_year,
        followed.until_on,
        changes.to_code as reached_code,
        changes.effective_on as reached_on,
        followed.is_successor and changes.is_successor as is_successor,
        followed.keeps_history and changes.keeps_history as keeps_history
    from followed
    inner join {{ ref("int_lineages_completed") }} as changes
        on
            followed.code_kind = changes.code_kind
            and followed.reached_code = changes.from_code
            and changes.effective_on > followed.reached_on
            and changes.effective_on <= followed.until_on
            and coalesce(changes.previous_on <= followed.reached_on, true)
)

select
    code_kind,
    code,
    rating_year,
    until_year,
    reached_code,
    bool_or(is_successor) as is_successor,
    bool_or(keeps_history) as keeps_history
from followed
where not exists (
    select 1
    from {{ ref("int_lineages_completed") }} as onward
    where
        followed.code_kind = onward.code_kind
        and followed.reached_code = onward.from_code
        and onward.effective_on > followed.reached_on
        and onward.effective_on <= followed.until_on
)
group by code_kind, code, rating_year, until_year, reached_code
