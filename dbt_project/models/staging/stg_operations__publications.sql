select
    publication_id,
    recorded_until
from {{ source("operations", "publication") }}
