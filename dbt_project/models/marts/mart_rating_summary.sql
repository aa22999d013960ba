with counted as (
    select
        rating_year,
        'original' as basis,
        original_committee_code as committee_code,
        summary_kind,
        original_level as level
    from {{ ref("fct_rating") }}
    where original_committee_code is not null
    union all
    select
        rating_year,
        'effective' as basis,
        committee_code,
        summary_kind,
        level
    from {{ ref("fct_rating") }}
),

counts as (
    select
        rating_year,
        basis,
        summary_kind,
        coalesce(committee_code, 'ALL') as committee_code,
        count(*) as total,
        count(level) as rated,
        count(*) filter (where level = 'HTXS') as htxs,
        count(*) filter (where level = 'HTT') as htt,
        count(*) filter (where level = 'HT') as ht,
        count(*) filter (where level = 'KHT') as kht,
        count(*) filter (where level is null) as not_rated
    from counted
    group by grouping sets ((rating_year, basis, summary_kind, committee_code), (rating_year, basis, summary_kind))
),

bases as (
    select unnest(array['original', 'effective']) as basis
)

select
    cells.rating_year,
    bases.basis,
    cells.committee_code,
    cells.is_total,
    cells.summary_kind,
    coalesce(counts.total, 0) as total,
    coalesce(counts.rated, 0) as rated,
    coalesce(counts.htxs, 0) as htxs,
    coalesce(counts.htt, 0) as htt,
    coalesce(counts.ht, 0) as ht,
    coalesce(counts.kht, 0) as kht,
    coalesce(counts.not_rated, 0) as not_rated
from {{ ref("int_summary_cells") }} as cells
cross join bases
left join counts
    on
        cells.rating_year = counts.rating_year
        and bases.basis = counts.basis
        and cells.committee_code = counts.committee_code
        and cells.summary_kind = counts.summary_kind
