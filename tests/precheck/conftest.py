"""Precheck tests: files dropped into the committees' precheck folders, and what their outboxes say."""

import io
import os
import shutil

import openpyxl
import pytest

import settings
from tests.makers import make_workbook
from tests.precheck.files import RESULT


@pytest.fixture
def drop(home):
    """Put a workbook, or bytes, into a committee's precheck folder; return its path there."""

    def _drop(name="a.xlsx", into="QNA04", content=None, **options):
        path = home / "precheck" / into / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if content is None:
            make_workbook(home / "made" / name, **options).rename(path)
        else:
            path.write_bytes(content)
        os.utime(path, (1_600_000_000, 1_600_000_000))  # it has settled
        return path

    return _drop


@pytest.fixture
def outbox(home):
    """What lies in a committee's outbox: name → bytes."""

    def _outbox(code="QNA04"):
        folder = home / "outbox" / code
        return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}

    return _outbox


@pytest.fixture
def told(outbox):
    """What the result of a file says: conclusion, rule id → severity, rules not evaluated, all text of our pages."""

    def _told(name=f"a{RESULT}", code="QNA04"):
        book = openpyxl.load_workbook(io.BytesIO(outbox(code)[name]))
        page, blind = book["Kết quả kiểm tra"], book["Chưa kiểm tra"]
        text = "\n".join(
            str(cell.value) for sheet in (page, blind) for row in sheet.iter_rows() for cell in row if cell.value
        )
        rows = page.iter_rows(min_row=int(page.freeze_panes[1:]), values_only=True)
        blind_rows = blind.iter_rows(min_row=int(blind.freeze_panes[1:]), values_only=True)
        found = {row[0]: row[4] for row in rows if row[0]}
        return page["A3"].value, found, [row[0] for row in blind_rows], text

    return _told


@pytest.fixture
def campaigns(home, monkeypatch):
    """Add lines to campaigns.yml."""

    def _campaigns(lines):
        config = home / "config"
        shutil.copytree(settings.current().config_dir, config)
        with (config / "campaigns.yml").open("a") as file:
            file.write(lines)
        monkeypatch.setenv("XEPLOAI_CONFIG", str(config))
        settings.current.cache_clear()

    return _campaigns
