"""Data Docs: from what Great Expectations found in a run to pages for the IT staff; those of the last runs are kept.

They hold rules, counts and row numbers, never what a row says.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import settings
from expectations.suite import Suites

KEPT = 30  # runs with findings
INDEX = "index.html"


def publish_docs(suites: Suites, run_id: str) -> Path:
    """Write the pages of one run under HOME/data-docs, let go of the oldest beyond 30, and return the first page."""
    home = settings.current().home / "data-docs"
    folder = home / re.sub(r"[^\w.-]", "_", run_id)
    suites.write_docs(folder)
    runs = sorted((run for run in home.iterdir() if run.is_dir()), key=lambda run: run.stat().st_mtime)
    for old in runs[:-KEPT]:
        shutil.rmtree(old)
    return folder / INDEX
