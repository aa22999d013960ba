with counts as (
    select
        ratings.rating_year,
        ratings.summary_kind,
        coalesce(ratings.original_committee_code, 'ALL') as committee_code,
        count(*) as rated,
        count(*) filter (where ratings.is_adjusted and levels.level_rank < originals.level_rank) as lowered,
        count(*) filter (where ratings.is_adjusted and levels.level_rank > originals.level_rank) as raised
    from {{ ref("fct_rating") }} as ratings
    inner join {{ ref("stg_config__levels") }} as originals on ratings.original_level = originals.level
    left join {{ ref("stg_config__levels") }} as levels on ratings.level = levels.level
    group by
        grouping sets (
            (ratings.rating_year, ratings.summary_kind, ratings.original_committee_code),
            (ratings.rating_year, ratings.summary_kind)
        )
)

select
    cells.rating_year,
    cells.committee_code,
    cells.is_total,
    cells.summary_kind,
    coalesce(counts.rated, 0) as rated,
    coalesce(counts.lowered, 0) as lowered,
    coalesce(counts.raised, 0) as raised
from {{ ref("int_summary_cells") }} as cells
left join counts
    on
        cells.rating_year = counts.rating_year
        and cells.committee_code = counts.committee_code
        and cells.summary_kind = counts.summary_kind
