"""Findings on an accepted file that another committee's file has shown."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column(
        "finding",
        sa.Column(
            "told_by",
            sa.BigInteger(),
            sa.ForeignKey("landing.submission.submission_id"),
            comment="The other committee's submission that showed it, on a file that was accepted before.",
        ),
        schema="gate",
    )
    op.create_index(
        "finding_told_by_idx", "finding", ["told_by"], schema="gate", postgresql_where=sa.text("told_by is not null")
    )
