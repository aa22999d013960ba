select orders.*
from {{ ref("mart_re_rating_order") }} as orders
inner join {{ ref("stg_config__levels") }} as levels on orders.level = levels.level
inner join {{ ref("stg_config__levels") }} as ceilings on orders.ceiling_level = ceilings.level
where levels.level_rank <= ceilings.level_rank
