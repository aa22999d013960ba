"""A province driven through the command line, as IT staff would."""

import json
import os
import subprocess
import sys
from pathlib import Path

import psycopg
from psycopg.rows import dict_row

from tests.makers import make_workbook

BIN = Path(sys.executable).parent


class Province:
    """A home and a database of its own."""

    def __init__(self, folder, url):
        self.folder, self.url = folder, url
        self.environment = os.environ | {"XEPLOAI_DATABASE_URL": url, "XEPLOAI_HOME": str(folder / "home")}

    def try_xeploai(self, *arguments):
        command = [BIN / "xeploai", *map(str, arguments)]
        return subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False)

    def xeploai(self, *arguments):
        done = self.try_xeploai(*arguments)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout) if "--json" in arguments else done.stdout

    def send(self, name, **options):
        self.xeploai("submit", make_workbook(self.folder / "made" / name, **options))

    def rows(self, query):
        with psycopg.connect(self.url, row_factory=dict_row) as connection:
            return connection.execute(query).fetchall()

    def counts(self):
        """Rows of every table that a second run could touch."""
        tables = self.rows(
            "select format('%I.%I', schemaname, tablename) as name from pg_tables "
            "where schemaname in ('landing', 'gate', 'restricted', 'operations', 'marts')"
        )
        return {table["name"]: self.rows(f"select count(*) from {table['name']}")[0]["count"] for table in tables}
