select bases.streak_kind
from {{ ref("streak_basis") }} as bases
inner join {{ ref("streak_basis") }} as others
    on
        bases.streak_kind = others.streak_kind
        and bases.subject_kind = others.subject_kind
        and bases.from_year < others.from_year
        and others.from_year <= coalesce(bases.to_year, others.from_year)
