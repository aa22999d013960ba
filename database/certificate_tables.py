"""Certificate tables: what was frozen of a rating year, and when it was opened again, as SQLAlchemy metadata."""

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    func,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import JSONB

from database.tables import metadata

Table(
    "certificate", metadata,
    Column("certificate_id", BigInteger, Identity(), primary_key=True),
    Column("rating_year", Integer, nullable=False),
    Column("certificate_no", Integer, nullable=False, comment="Counts the certificates of the year."),
    Column("document", JSONB, nullable=False, comment="What the year was; levels, codes and counts, no persons."),
    Column("sha256", Text, nullable=False, comment="Over the document, as canonical JSON."),
    Column("certified_by", Text, nullable=False),
    Column("certified_at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
    UniqueConstraint("rating_year", "certificate_no", name="certificate_rating_year_no_key"),
    schema="operations",
    comment="Certificates, only ever added to: the last one of a year stands unless it was reopened.",
)  # fmt: skip
Table(
    "certificate_reopening", metadata,
    Column("certificate_id", BigInteger, ForeignKey("operations.certificate.certificate_id"), primary_key=True),
    Column("reason", Text, nullable=False),
    Column("reopened_by", Text, nullable=False),
    Column("reopened_at", DateTime(timezone=True), nullable=False, server_default=func.clock_timestamp()),
    schema="operations",
    comment="Which certificates no longer close their year, for ever: only added to, once each.",
)  # fmt: skip
