"""The command line with places elsewhere, told by the environment as docs/places.md says."""

import os
import re
import subprocess
import sys

import pytest

import settings
from tests.makers import make_workbook, small_committee

pytestmark = pytest.mark.slow


@pytest.fixture
def xeploai(home):
    """Run the command line in a process of its own; return exit code, what it printed and what it complained of."""

    def _xeploai(*arguments, **environment):
        ran = subprocess.run(
            [sys.executable, "-c", "from xeploai.cli import main; main()", *map(str, arguments)],
            env=os.environ | environment, cwd=settings.PROJECT_ROOT, capture_output=True, text=True, check=False,
        )  # fmt: skip
        return ran.returncode, ran.stdout, ran.stderr

    return _xeploai


@pytest.fixture
def account(sftp_server):
    return {"FSSPEC_SFTP_CLIENT_KEYS": str(sftp_server.folder / "client_key"),
            "FSSPEC_SFTP_KNOWN_HOSTS": str(sftp_server.folder / "known_hosts")}  # fmt: skip


def test_a_file_handed_in_by_sftp_is_run_and_answered_there(sftp, account, xeploai, tmp_path):
    made = make_workbook(tmp_path / "made/a.xlsx", **small_committee())
    code, _, errors = xeploai("submit", made, **account)
    assert (code, errors) == (0, "")
    assert sftp.files() == ["inbox/QNA04/a.xlsx"]

    code, shown, errors = xeploai("run", **account)

    assert code == 0, errors
    assert "QNA04" in shown
    kept = [path.split("/")[0] for path in sftp.files()]
    assert set(kept) == {"archive", "outbox"}


def test_a_server_that_cannot_prove_itself_is_one_sentence(sftp, account, xeploai):
    code, _, errors = xeploai("run", **(account | {"FSSPEC_SFTP_KNOWN_HOSTS": os.devnull}))

    assert code == 1
    assert "Traceback" not in errors
    assert re.search(r"^xeploai: XEPLOAI_INBOX: sftp://127\.0\.0\.1:.*: Host key is not trusted", errors, re.MULTILINE)


def test_the_sample_is_not_written_into_a_folder_that_looks_like_an_address(sftp, xeploai):
    code, _, errors = xeploai("sample", "--members", "300")

    assert code == 1
    assert "unset XEPLOAI_INBOX" in errors
    assert sftp.files() == []
