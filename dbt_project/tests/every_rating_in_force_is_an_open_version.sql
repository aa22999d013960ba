select ratings.rating_key
from {{ ref("fct_rating") }} as ratings
left join {{ ref("fct_rating_version") }} as versions
    on
        ratings.rating_key = versions.rating_key
        and ratings.version_no = versions.version_no
        and ratings.level is not distinct from versions.level
        and versions.recorded_to is null
where versions.rating_key is null
