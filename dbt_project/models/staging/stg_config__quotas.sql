select
    campaigns.rating_year,
    kinds.group_kind,
    campaigns.quota_base,
    campaigns.quota_pct,
    campaigns.quota_rounding,
    campaigns.quota_min_one
from {{ source("config", "campaign") }} as campaigns
cross join lateral unnest(campaigns.quota_groups) as kinds (group_kind)
