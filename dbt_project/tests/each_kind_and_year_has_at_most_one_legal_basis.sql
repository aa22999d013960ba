select bases.subject_kind
from {{ ref("legal_basis") }} as bases
inner join {{ ref("legal_basis") }} as others
    on
        bases.subject_kind = others.subject_kind
        and bases.from_year < others.from_year
        and others.from_year <= coalesce(bases.to_year, others.from_year)
