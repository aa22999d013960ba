-- A4 of the catalogue: every column of every yearly total adds up.
select
    rating_year,
    basis,
    summary_kind
from {{ ref("mart_rating_summary") }}
group by rating_year, basis, summary_kind
having
    sum(case when is_total then total else -total end) != 0
    or sum(case when is_total then rated else -rated end) != 0
    or sum(case when is_total then htxs else -htxs end) != 0
    or sum(case when is_total then htt else -htt end) != 0
    or sum(case when is_total then ht else -ht end) != 0
    or sum(case when is_total then kht else -kht end) != 0
    or sum(case when is_total then not_rated else -not_rated end) != 0
