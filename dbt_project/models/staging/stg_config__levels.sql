select
    level,
    level_rank
from {{ source("config", "level") }}
