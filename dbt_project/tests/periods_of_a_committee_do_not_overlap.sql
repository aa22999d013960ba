select
    earlier.committee_code,
    earlier.valid_from
from {{ ref("dim_committee") }} as earlier
inner join {{ ref("dim_committee") }} as later
    on
        earlier.committee_code = later.committee_code
        and earlier.committee_key != later.committee_key
        and coalesce(earlier.valid_from, '-infinity') <= coalesce(later.valid_from, '-infinity')
        and coalesce(earlier.valid_to, 'infinity') > coalesce(later.valid_from, '-infinity')
