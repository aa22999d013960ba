select *
from {{ ref("mart_rating_summary") }}
where rated != htxs + htt + ht + kht or total != rated + not_rated
