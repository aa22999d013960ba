select
    person_key::text as person_key,
    sex,
    extract(year from birth_date)::integer as birth_year,
    extract(year from admission_date)::integer as admission_year
from {{ source("restricted", "person") }}
