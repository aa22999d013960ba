"""Certificates that freeze a rating year, and what opened it again."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"

_CERTIFIED_YEAR = """
create view operations.certified_year as
select latest.*
from (
    select distinct on (rating_year) *
    from operations.certificate
    order by rating_year, certificate_no desc
) as latest
where not exists (
    select from operations.certificate_reopening as reopening
    where reopening.certificate_id = latest.certificate_id
)
"""


def upgrade() -> None:
    op.create_table(
        "certificate",
        sa.Column("certificate_id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("rating_year", sa.Integer(), nullable=False),
        sa.Column("certificate_no", sa.Integer(), nullable=False, comment="Counts the certificates of the year."),
        sa.Column("document", postgresql.JSONB(), nullable=False, comment="What the year was; levels, codes and counts, no persons."),
        sa.Column("sha256", sa.Text(), nullable=False, comment="Over the document, as canonical JSON."),
        sa.Column("certified_by", sa.Text(), nullable=False),
        sa.Column("certified_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.PrimaryKeyConstraint("certificate_id"),
        sa.UniqueConstraint("rating_year", "certificate_no", name="certificate_rating_year_no_key"),
        schema="operations",
        comment="Certificates, only ever added to: the last one of a year stands unless it was reopened.",
    )  # fmt: skip
    op.create_table(
        "certificate_reopening",
        sa.Column("certificate_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("reopened_by", sa.Text(), nullable=False),
        sa.Column("reopened_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.ForeignKeyConstraint(["certificate_id"], ["operations.certificate.certificate_id"]),
        sa.PrimaryKeyConstraint("certificate_id"),
        schema="operations",
        comment="Which certificates no longer close their year, for ever: only added to, once each.",
    )  # fmt: skip
    op.execute(_CERTIFIED_YEAR)
    op.execute(
        "comment on view operations.certified_year is 'The certificate that closes a year, of every year that is closed.'"
    )
