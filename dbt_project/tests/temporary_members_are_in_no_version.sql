select versions.rating_key
from {{ ref("fct_rating_version") }} as versions
inner join {{ ref("stg_landing__members") }} as members
    on versions.submission_id = members.submission_id and versions.source_row = members.source_row
where versions.sheet = 'member' and members.is_temporary
