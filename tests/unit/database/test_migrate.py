"""What the migrations build is what the metadata says."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from database import certificate_tables  # noqa: F401  (its tables join the metadata)
from database.connection import engine
from database.tables import SCHEMAS, metadata


def test_the_migrations_build_the_metadata(home):
    def is_ours(name, kind, parents):
        return name in SCHEMAS if kind == "schema" else kind != "table" or f"{parents['schema_name']}.{name}" in ours

    ours = set(metadata.tables)
    with engine().connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_schemas": True, "include_name": is_ours})
        assert compare_metadata(context, metadata) == []
