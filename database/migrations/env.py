"""Alembic environment: migrations run on the connection that `database.migrate` hands over."""

from alembic import context

from database import certificate_tables  # noqa: F401  (its tables join the metadata)
from database.tables import SCHEMAS, metadata


def _is_ours(name: str | None, kind: str, parents: dict[str, str | None]) -> bool:
    return kind != "schema" or name in SCHEMAS


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_schemas=True,
    include_name=_is_ours,  # type: ignore[arg-type]
    version_table_schema="operations",
)
with context.begin_transaction():
    context.run_migrations()
