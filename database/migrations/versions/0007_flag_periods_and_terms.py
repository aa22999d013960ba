"""When flags were open, for ever, and the terms of office."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "term",
        sa.Column("term", sa.Text(), primary_key=True),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        schema="config",
        comment="Terms of office, as rating years; none share a year.",
    )
    op.add_column(
        "publication",
        sa.Column(
            "recorded_until",
            sa.DateTime(timezone=True),
            comment="The last acceptance or person's link decision that it knew.",
        ),
        schema="operations",
    )
    publication = "operations.publication.publication_id"
    op.create_table(
        "flag_period",
        sa.Column("subject_kind", sa.Text(), primary_key=True),
        sa.Column("subject_key", sa.Text(), primary_key=True),
        sa.Column("first_year", sa.Integer(), primary_key=True),
        sa.Column("second_year", sa.Integer(), primary_key=True),
        sa.Column("status", sa.Text(), primary_key=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), primary_key=True),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("opened_by", sa.Text(), nullable=False),
        sa.Column("closed_by", sa.Text()),
        sa.Column("committee_code", sa.Text(), nullable=False),
        sa.Column(
            "opened_in",
            sa.BigInteger(),
            sa.ForeignKey(publication),
            nullable=False,
            comment="The publication from which on it could be seen.",
        ),
        sa.Column("closed_in", sa.BigInteger(), sa.ForeignKey(publication)),
        sa.CheckConstraint("closed_at >= opened_at", name="flag_period_closed_after_check"),
        sa.CheckConstraint("(closed_at is null) = (closed_by is null)", name="flag_period_closed_by_check"),
        schema="operations",
        comment="Every flag ever published and when it was open, for ever: only added to, and closed once.",
    )
