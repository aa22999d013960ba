"""The command line when something outside is not as it should be: a sentence, an exit code, no traceback."""

import json
import os
import subprocess
import sys

import pytest

import settings
from database.host import free_port
from xeploai.cli import main
from xeploai.output import print_table


@pytest.fixture
def xeploai(monkeypatch, capsys):
    """Run a command in this process; return its exit code and what it said."""

    def run(*arguments):
        settings.current.cache_clear()
        monkeypatch.setattr(sys, "argv", ["xeploai", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        return ended.value.code, capsys.readouterr().err

    yield run
    settings.current.cache_clear()


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"nothing")
    return path


COMMANDS = [["run"], ["check", "FILE"], ["rejudge", "--year", "2022"], ["status", "--year", "2022"], ["db", "migrate"]]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_database_that_nobody_answers_for_is_a_sentence(xeploai, file, tmp_path, monkeypatch, command):
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", f"postgresql://clerk:geheim@127.0.0.1:{free_port()}/xeploai")
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))

    code, said = xeploai(*(file if word == "FILE" else word for word in command))

    assert code == 1
    assert "xeploai: The database cannot be reached: connection failed: " in said
    assert "Connection refused. See that the server runs" in said
    assert "geheim" not in said and "Traceback" not in said


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("postgresql://clerk:geheim@no-such-host.invalid/xeploai", "no-such-host.invalid"),
        ("postgresql://clerk:12/geheim@127.0.0.1:port/xeploai", "cannot be reached"),
        ("postgresql://clerk:ge/heim@127.0.0.1/xeploai", "cannot be reached"),
        ("postgresql://clerk:geheim@127.0.0.1/xeploai?ssl=heim@", "XEPLOAI_DATABASE_URL cannot be read"),
    ],
)
def test_an_address_that_leads_nowhere_is_a_sentence(xeploai, monkeypatch, url, reason):
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", url)

    code, said = xeploai("status", "--year", "2022")

    assert (code, said.count("\n")) == (1, 1)
    assert reason in said
    assert "heim@" not in said and "«ge»" not in said and '"ge"' not in said


@pytest.mark.parametrize("command", [["status", "--year", "2022"], ["db", "migrate"]], ids=" ".join)
def test_a_wrong_password_is_a_sentence_without_it(xeploai, server, monkeypatch, command):
    monkeypatch.setenv("XEPLOAI_DATABASE_URL", server.replace(server.split(":")[2].split("@")[0], "geheim"))

    code, said = xeploai(*command)

    assert code == 1
    assert "password authentication failed" in said and "geheim" not in said
    assert said.strip().count("\n") == 0


@pytest.mark.parametrize("command", [["run"], ["db", "migrate"], ["rejudge", "--year", "2022"]], ids=" ".join)
def test_a_campaign_that_cannot_be_ends_with_2_and_nothing_done(xeploai, tmp_path, monkeypatch, command):
    for name in ("committees.csv", "campaigns.yml"):
        text = (settings.PROJECT_ROOT / "config" / "quang-nam" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace('["2022.1"]', '["2099.1"]'), encoding="utf-8")
    monkeypatch.setenv("XEPLOAI_CONFIG", str(tmp_path))
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XEPLOAI_DATABASE_URL", raising=False)

    code, said = xeploai(*command)

    assert code == 2
    assert "campaigns.yml: 2018, template_versions: there is no template «2099.1»" in said
    assert not (tmp_path / "home").exists()


def test_a_home_in_which_nothing_can_be_written_is_a_sentence(xeploai, file, monkeypatch):
    monkeypatch.delenv("XEPLOAI_DATABASE_URL", raising=False)

    code, said = xeploai("db", "start", "--home", file / "home")

    assert code == 1
    assert f"Nothing can be written in the home {file}/home: Not a directory. Choose another (--home" in said


@pytest.mark.parametrize("command", [["status"], ["explain", "--subject", "QNA04-001"]], ids=" ".join)
def test_before_the_first_publication_the_way_out_is_said(xeploai, home, command):
    code, said = xeploai(*command, "--year", 2022)

    assert code == 1
    assert said == "xeploai: nothing has been set up or published in this database yet; run `xeploai run`.\n"


@pytest.mark.parametrize("text", ["[/b]", "[red]đỏ", "\\[x]", "[link=x]"])
def test_a_table_shows_texts_as_they_stand(capsys, text):
    print_table([{"a": text}], {"a": "Cột"}, title=f"tệp {text}")

    assert capsys.readouterr().out.count(text) == 2


def test_no_text_steers_the_terminal(capsys):
    print_table([{"a": "x\x1b[2Jy\rz\x9b1m"}], {"a": "Cột"})

    said = capsys.readouterr().out
    assert "x\N{REPLACEMENT CHARACTER}[2Jy" in said
    assert not {"\x1b", "\r", "\x9b"} & set(said)


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_terminal_without_vietnamese_letters_stops_no_command(options):
    done = subprocess.run(
        [sys.executable, "-c", "from xeploai.cli import main; main()", "rules", *options],
        env=os.environ | {"PYTHONIOENCODING": "ascii", "LANG": "C", "COLUMNS": "200"},
        cwd=settings.PROJECT_ROOT, capture_output=True, check=False,
    )  # fmt: skip

    assert (done.returncode, done.stderr) == (0, b"")
    if options:
        assert any("ả" in rule["title"] for rule in json.loads(done.stdout)["rules"])


def test_a_year_without_campaign_or_file_is_not_judged_again(xeploai, home):
    code, said = xeploai("rejudge", "--year", "2099")

    assert code == 2
    assert "campaigns.yml has no campaign of 2099" in said
