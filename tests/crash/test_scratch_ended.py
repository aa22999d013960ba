"""A check on a scratch database that is ended from outside leaves nothing, or leaves it to be swept by the next."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import settings
from database.embedded import EmbeddedServer
from tests.conftest import open_folder
from tests.makers import make_workbook, small_committee

LENT = """
from xeploai.scratch import scratch_database
from database.connection import connect
with scratch_database():
    print("Judging", flush=True)
    input()
    connect().close()
"""
COMMAND = "from xeploai.cli import main; main()"


@pytest.fixture
def place():
    """The folder of temporary files of the checks; the server's user may pass."""
    with tempfile.TemporaryDirectory(prefix="xeploai-checks-") as folder:
        yield open_folder(Path(folder))
        for left_over in Path(folder).glob("xeploai-scratch-*"):  # where a test failed
            EmbeddedServer(left_over).stop()


@pytest.fixture
def begin(place, tmp_path):
    """Begin a check, and return it when its server runs."""
    begun = []

    def begin(program=LENT, *arguments):
        environment = {key: value for key, value in os.environ.items() if not key.startswith("XEPLOAI_")}
        check = subprocess.Popen(
            ["env", "--default-signal=HUP", sys.executable, "-c", program, *map(str, arguments)],  # as nohup leaves it not
            env=environment | {"TMPDIR": str(place), "XEPLOAI_HOME": str(tmp_path / "home")},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
            cwd=settings.PROJECT_ROOT,
        )  # fmt: skip
        begun.append(check)
        said = []
        while not (said and said[-1].startswith("Judging")):
            said.append(check.stdout.readline())
            assert said[-1], "".join(said)
        return check

    yield begin
    for check in begun:
        if check.poll() is None:
            check.terminate()
        check.communicate()


def servers(place):
    """Postmasters of folders in this place, which may be gone already."""
    commands = [path.read_bytes().split(b"\0") for path in Path("/proc").glob("[0-9]*/cmdline") if readable(path)]
    return [line for line in commands if line[0].endswith(b"postgres") and any(str(place).encode() in a for a in line)]


def readable(path):
    try:
        return path.read_bytes() != b""
    except OSError:
        return False


def left(place):
    return list(place.glob("xeploai-scratch-*")), servers(place)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_who_is_asked_to_end_leaves_nothing(place, begin, number, code):
    check = begin()
    assert [len(one) for one in left(place)] == [1, 1]

    check.send_signal(number)
    check.communicate()

    assert (check.returncode, left(place)) == (code, ([], []))


def test_the_command_ends_so_too(place, begin, tmp_path):
    check = begin(COMMAND, "check", make_workbook(tmp_path / "year.xlsx", **small_committee()))

    check.terminate()
    said, _ = check.communicate()

    assert (check.returncode, left(place)) == (143, ([], []))
    assert "Traceback" not in said


def test_what_a_killed_check_left_is_swept_by_the_next(place, begin):
    killed = begin()
    killed.kill()
    killed.wait()
    assert [len(one) for one in left(place)] == [1, 1]

    following = begin()

    assert [len(one) for one in left(place)] == [1, 1]
    following.communicate("go on\n")
    assert (following.returncode, left(place)) == (0, ([], []))


def test_two_checks_side_by_side_leave_each_other_alone(place, begin):
    first, second = begin(), begin()
    assert [len(one) for one in left(place)] == [2, 2]

    for check in (first, second):
        check.communicate("go on\n")

    assert [first.returncode, second.returncode] == [0, 0]
    assert left(place) == ([], [])


@pytest.mark.parametrize("name", ["xeploai-scratch-mine", "xeploai-scratch-1-2", "other-1-2-abc"])
def test_a_folder_of_another_name_is_nobodys_to_sweep(place, begin, name):
    (place / name).mkdir()

    begin().communicate("go on\n")

    assert (place / name).is_dir()


def test_a_folder_that_somebody_holds_is_left_whatever_its_name_says(place, begin):
    held = place / "xeploai-scratch-999999999-1-abc"
    held.mkdir()
    program = f"import fcntl; lock = open({str(held / '.in-use')!r}, 'w'); fcntl.flock(lock, 2); print('Judging', flush=True); input()"
    holder = begin(program)

    begin().communicate("go on\n")
    assert held.is_dir()

    holder.communicate("go on\n")
    begin().communicate("go on\n")
    assert not held.exists()
