select
    object as object_kind,
    kind as change_kind,
    from_code,
    to_code,
    effective_on,
    continues
from {{ source("config", "lineage") }}
