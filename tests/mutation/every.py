"""Every mutation there is: importing the families fills the register."""

from tests.mutation import (  # noqa: F401
    breaking_consequence,
    breaking_correction,
    breaking_count,
    breaking_dossier,
    breaking_file,
    breaking_identity,
    breaking_leading,
    breaking_member,
    breaking_rating,
    breaking_tree,
)

# Rules without a mutation, each with the reason.
UNBROKEN: dict[str, str] = {"HS-016": "it looks at the year, which a mutation of one file cannot close"}
