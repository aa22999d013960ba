"""The embedded server asks every login for its password and lives as long as we say."""

import os
import signal
import stat
import tempfile
import time
from pathlib import Path

import psycopg
import pytest

from database.embedded import EmbeddedServer
from database.host import ServerTrouble
from tests.conftest import open_folder

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder():
    """A folder for servers: pytest's own is closed by every further session to all other users, the server's among them."""
    with tempfile.TemporaryDirectory(prefix="xeploai-embedded-") as made:
        yield open_folder(Path(made))


@pytest.fixture(scope="module")
def embedded(folder):
    server = EmbeddedServer(open_home(folder / "lives"))
    server.start()
    yield server
    server.stop()


def open_home(home):
    home.mkdir()
    return open_folder(home)


def test_it_answers_at_one_url(embedded):
    with psycopg.connect(embedded.url()) as connection:
        version, user = connection.execute("select current_setting('server_version_num')::int, current_user").fetchone()

    assert version >= 180000
    assert user == "xeploai"


@pytest.mark.parametrize("user", ["xeploai", "postgres"])
@pytest.mark.parametrize("password", ["wrong", ""])
def test_a_wrong_password_is_refused(embedded, user, password):
    port = embedded.url().rsplit(":", 1)[1].split("/")[0]

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host="127.0.0.1", port=port, user=user, password=password, dbname="xeploai")


def test_the_socket_asks_for_the_password_too(embedded):
    port = embedded.url().rsplit(":", 1)[1].split("/")[0]

    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host=str(embedded.cluster), port=port, user="postgres", dbname="xeploai")


def test_the_operator_is_no_superuser(embedded):
    with psycopg.connect(embedded.url()) as connection:
        assert connection.execute("select rolsuper from pg_roles where rolname = current_user").fetchone() == (False,)


def test_passwords_and_rows_are_closed_to_others(embedded):
    assert stat.S_IMODE(embedded.access_file.stat().st_mode) == 0o600
    assert stat.S_IMODE(embedded.cluster.stat().st_mode) == 0o700


def test_starting_again_keeps_port_and_rows(embedded):
    url = embedded.url()
    with psycopg.connect(url) as connection:
        connection.execute("create table kept as select 1 as one")

    assert embedded.stop()
    assert not embedded.stop()
    embedded.start()

    assert embedded.url() == url
    with psycopg.connect(url) as connection:
        assert connection.execute("select one from kept").fetchone() == (1,)


def test_a_killed_server_starts_again_with_what_was_committed(embedded):
    with psycopg.connect(embedded.url()) as connection:
        connection.execute("create table survived as select 2 as two")
    os.kill(int((embedded.cluster / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    deadline = time.monotonic() + 20
    while embedded.is_running() and time.monotonic() < deadline:
        time.sleep(0.05)

    embedded.start()

    with psycopg.connect(embedded.url()) as connection:
        assert connection.execute("select two from survived").fetchone() == (2,)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root lends the server to another user")
def test_a_home_closed_to_the_servers_user_is_named(tmp_path):
    tmp_path.chmod(0o700)

    with pytest.raises(ServerTrouble, match="is closed to the user"):
        EmbeddedServer(tmp_path / "home").start()


def test_what_a_kill_left_half_made_is_made_anew(folder):
    server = EmbeddedServer(open_home(folder / "killed"))
    half_made = server.folder / "cluster.making"
    half_made.mkdir(parents=True)
    (half_made / "PG_VERSION").write_text("18")
    server.access_file.write_text("{")

    server.start()
    try:
        with psycopg.connect(server.url()) as connection:
            assert connection.execute("select 1").fetchone() == (1,)
    finally:
        server.stop()
