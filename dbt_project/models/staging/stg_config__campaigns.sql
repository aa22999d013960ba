select
    rating_year,
    expects = 'annual' as expects_annuals,
    due_on,
    cut_off_on
from {{ source("config", "campaign") }}
