"""A backup holds all that cannot be made again, and is restored whole into an empty home, or not at all."""

import os
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

import psycopg
import pytest

from tests.conftest import drop_database, make_database, on, open_folder
from tests.e2e.province import Province
from tests.makers import small_committee

pytestmark = pytest.mark.slow
KILLED = """
import os, signal, sys
from pathlib import Path
from xeploai import backup_file
from xeploai.backup import backup

add, left = backup_file.Writing.add, [int(sys.argv[1])]
def add_or_die(self, name, file):
    left[0] -= 1
    if left[0] < 0:
        os.kill(os.getpid(), signal.SIGKILL)
    add(self, name, file)
backup_file.Writing.add = add_or_die
backup(Path(sys.argv[2]))
"""
SEEN = "select subject_key, level, rating_year from marts.fct_rating order by 1, 2, 3"
POLICIES = "select tablename, policyname, roles, qual from pg_policies where schemaname = 'marts' order by 1, 2"


@pytest.fixture(scope="module")
def province(server, template, tmp_path_factory):
    name = "backup_" + os.urandom(6).hex()
    make_database(server, name, template)
    one = Province(tmp_path_factory.mktemp("backup"), on(server, name))
    for code in ("QNA04", "QNA06"):
        one.send(f"{code}.xlsx", committee=code, **small_committee(code))
    bad = small_committee("QNA05")
    bad["member"][1] |= {"level": "HTT", "is_civil_servant": "x", "civil_level": "HT"}
    one.send("QNA05.xlsx", committee="QNA05", **bad)
    one.xeploai("run")
    one.login = one.xeploai("db", "grant-committee", "QNA04", "--json")["url"]
    yield one
    drop_database(server, name)


@pytest.fixture(scope="module")
def kept(province):
    return Path(province.xeploai("db", "backup", province.folder / "kept.tar").strip())


@pytest.fixture
def empty(server, province):
    """A province of which there is a home and a database with nothing in them."""
    name = "restored_" + os.urandom(6).hex()
    make_database(server, name)
    with tempfile.TemporaryDirectory() as folder:
        yield Province(Path(folder), on(server, name))
    drop_database(server, name)


def contents(province):
    """Every row of every table of ours, and every archived byte."""
    tables = province.rows(
        "select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in "
        "('config', 'landing', 'gate', 'restricted', 'operations', 'marts')"
    )
    rows = {
        table["name"]: sorted(row["told"] for row in province.rows(f"select t::text as told from {table['name']} as t"))
        for table in tables
    }
    archive = province.folder / "home/archive"
    return rows, {path.name: path.read_bytes() for path in archive.rglob("*") if path.is_file()}


def is_untouched(province):
    schemas = province.rows("select from pg_namespace where nspname in ('landing', 'marts', 'operations')")
    return not schemas and not (province.folder / "home").exists()


def test_a_backup_restored_into_an_empty_home_is_the_same_province(province, kept):
    with tempfile.TemporaryDirectory(prefix="xeploai-restored-") as folder:
        restored = Province(open_folder(Path(folder)), None)
        restored.environment = {k: v for k, v in province.environment.items() if k != "XEPLOAI_DATABASE_URL"}
        restored.environment["XEPLOAI_HOME"] = f"{folder}/home"
        try:
            said = restored.try_xeploai("db", "restore", kept)
            assert said.returncode == 0, said.stderr
            assert "QNA04" in said.stderr  # whose password is not in it
            restored.url = restored.xeploai("db", "url").strip()

            rows, files = contents(restored)
            assert (rows, files) == contents(province)
            assert len(files) == 3
            assert len(rows["restricted.fingerprint_secret"]) == 1
            assert restored.rows(POLICIES) == province.rows(POLICIES) != []

            again = restored.xeploai("run", "--json")
            assert (again["submissions"], again["published"]) == ([], False)
            assert contents(restored) == (rows, files)

            login = restored.xeploai("db", "grant-committee", "QNA04", "--json")["url"]
            with psycopg.connect(login) as theirs, psycopg.connect(province.login) as before:
                assert theirs.execute(SEEN).fetchall() == before.execute(SEEN).fetchall() != []
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    theirs.execute("select from restricted.person")
            config = Path(folder, "home/config")
            assert (config / "committees.csv").read_bytes() == Path("config/quang-nam/committees.csv").read_bytes()

            used = restored.try_xeploai("db", "restore", kept)
            assert (used.returncode, "is in use" in used.stderr) == (1, True)
        finally:
            restored.xeploai("db", "stop")


def test_a_backup_is_restored_into_an_empty_database_of_another_server_too(province, kept, empty):
    empty.xeploai("db", "restore", kept)

    assert contents(empty) == contents(province)
    assert empty.xeploai("run", "--json")["published"] is False


def test_only_its_owner_may_read_it(kept):
    assert kept.stat().st_mode & 0o777 == 0o600


def test_what_is_there_is_not_written_over(province, kept):
    before = kept.read_bytes()

    refused = province.try_xeploai("db", "backup", kept)

    assert (refused.returncode, "not written over" in refused.stderr) == (1, True)
    assert kept.read_bytes() == before


def test_a_folder_gets_a_file_of_its_own(province, tmp_path):
    (name,) = province.xeploai("db", "backup", tmp_path).splitlines()

    assert [str(path) for path in tmp_path.iterdir()] == [name]


def test_a_database_in_use_is_left_alone(province, kept, empty):
    empty.rows("select 1")
    with psycopg.connect(empty.url) as connection:
        connection.execute("create schema theirs create table kept (one integer)")

    refused = empty.try_xeploai("db", "restore", kept)

    assert (refused.returncode, "is in use" in refused.stderr) == (1, True)
    assert is_untouched(empty)
    assert empty.rows("select from theirs.kept") == []


@pytest.mark.parametrize("where", ["end", "half"])
def test_a_truncated_backup_is_refused(kept, empty, tmp_path, where):
    whole = kept.read_bytes()
    length = {"end": len(whole) - 1, "half": len(whole) // 2}[where]
    (tmp_path / "cut.tar").write_bytes(whole[:length])

    refused = empty.try_xeploai("db", "restore", tmp_path / "cut.tar")

    assert (refused.returncode, "Nothing was restored" in refused.stderr) == (1, True), refused.stderr
    assert is_untouched(empty)


@pytest.mark.parametrize("share", [0.0, 0.5, "seal"])
def test_an_altered_backup_is_refused(kept, empty, tmp_path, share):
    altered = bytearray(kept.read_bytes())
    place = len(bytes(altered).rstrip(b"\0")) - 1 if share == "seal" else int(share * len(altered))
    altered[place] ^= 1
    (tmp_path / "altered.tar").write_bytes(altered)

    refused = empty.try_xeploai("db", "restore", tmp_path / "altered.tar")

    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False), refused.stderr
    assert is_untouched(empty)


@pytest.mark.parametrize("name", ["../../outside", "/tmp/outside", "config/../../outside", "archive/not-a-hash"])
def test_a_path_that_leads_outside_is_refused(kept, empty, tmp_path, name):
    with tarfile.open(kept) as old, tarfile.open(tmp_path / "led.tar", "w") as new:
        new.addfile(tarfile.TarInfo(name))
        for member in old:
            new.addfile(member, old.extractfile(member))

    refused = empty.try_xeploai("db", "restore", tmp_path / "led.tar")

    assert (refused.returncode, "which no backup of ours does" in refused.stderr) == (1, True)
    assert is_untouched(empty)


def test_a_restore_that_fails_leaves_nothing(kept, empty):
    home = empty.folder / "home"
    empty.environment["XEPLOAI_ARCHIVE"] = "/proc/no-archive-here"

    refused = empty.try_xeploai("db", "restore", kept)

    assert (refused.returncode, "Traceback" in refused.stderr) == (1, False), refused.stderr
    assert not home.exists()
    assert is_untouched(empty)


def test_a_missing_archived_file_is_said_but_the_rest_is_kept(province, tmp_path):
    poorer = Province(tmp_path, province.url)
    shutil.copytree(province.folder / "home/archive", tmp_path / "home/archive")
    lost = next(path for path in (tmp_path / "home/archive").rglob("*") if path.is_file())
    lost.unlink()

    said = poorer.try_xeploai("db", "backup", tmp_path / "poorer.tar")

    assert (said.returncode, lost.name in said.stderr) == (1, True)
    assert (tmp_path / "poorer.tar").exists()


@pytest.mark.parametrize("parts", [0, 1, 3])
def test_a_killed_backup_leaves_no_file_of_that_name(province, tmp_path, parts):
    target, partial = tmp_path / "killed.tar", tmp_path / ".killed.tar.partial"
    command = [sys.executable, "-c", KILLED, str(parts), str(target)]

    killed = subprocess.run(command, env=province.environment, stderr=subprocess.DEVNULL, check=False)

    assert killed.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir()] == [partial.name]
    assert partial.stat().st_mode & 0o777 == 0o600

    province.xeploai("db", "backup", target)
    assert _is_whole(target)
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def _is_whole(path):
    from xeploai.backup_file import reading

    with reading(path) as backup:
        return bool(backup.manifest["tables"])
