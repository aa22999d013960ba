"""Outbox: safe names, closed folders, one result per submission."""

import os
import stat

import pytest

import settings
from feedback.annotated import Annotated, annotated_copy
from feedback.outbox import give_back, put_precheck, put_result
from ingestion.archive import sha256
from tests.feedback.test_result_pages import HEADING, finding, judgement


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.parametrize("umask", [0o022, 0o077, 0o000])
@pytest.mark.parametrize("as_url", [False, True])
def test_only_the_committees_group_may_look(tmp_path, monkeypatch, umask, as_url):
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    monkeypatch.setenv("XEPLOAI_OUTBOX", f"file://{tmp_path}/out" if as_url else str(tmp_path / "out"))
    settings.current.cache_clear()
    before = os.umask(umask)
    try:
        put_result("QNA04", "a.xlsx", 7, "lời")
    finally:
        os.umask(before)

    assert mode(tmp_path / "out/QNA04") == 0o770
    assert mode(tmp_path / "out/QNA04/a_7_ket-qua.txt") == 0o640


def test_a_folder_that_stands_keeps_its_mode(outbox):
    (outbox / "QNA04").mkdir(parents=True)
    (outbox / "QNA04").chmod(0o2770)

    put_result("QNA04", "a.xlsx", 7, "lời")

    assert mode(outbox / "QNA04") == 0o2770


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("Hồ sơ 2022.v2.xlsx", "Hồ sơ 2022.v2_7_ket-qua.txt"),
        ("a\nb\tc\u202ed.xlsx", "a_b_c_d_7_ket-qua.txt"),
        ("...xlsx", "ho-so_7_ket-qua.txt"),
        (".. .an.xlsx", "an_7_ket-qua.txt"),
        ("a\\b:c?.xlsx", "a_b_c__7_ket-qua.txt"),
        ("ế" * 80 + ".xlsx", "ế" * 53 + "_7_ket-qua.txt"),
        ("x" * 250 + ".xlsx", "x" * 160 + "_7_ket-qua.txt"),
    ],
)
def test_any_file_name_makes_a_safe_name(outbox, file_name, name):
    put_result("QNA04", file_name, 7, "lời")

    assert [path.name for path in (outbox / "QNA04").iterdir()] == [name]


def test_the_newest_result_replaces_the_old_one_of_its_submission_only(outbox):
    put_result("QNA04", "a.xlsx", 12, "của hồ sơ khác")
    put_result("QNA04", "a.xlsx", 2, "cũ")
    put_result("QNA04", "b.xlsx", 2, "mới")

    assert {path.name: path.read_text() for path in (outbox / "QNA04").iterdir()} == {
        "a_12_ket-qua.txt": "của hồ sơ khác",
        "b_2_ket-qua.txt": "mới",
    }


def test_what_a_killed_writing_left_is_written_over(outbox):
    put_result("QNA04", "a.xlsx", 2, "cũ")
    (outbox / "QNA04/.2_ket-qua.partial").write_text("nửa")

    put_result("QNA04", "a.xlsx", 2, "mới")

    assert {path.name: path.read_text() for path in (outbox / "QNA04").iterdir()} == {"a_2_ket-qua.txt": "mới"}


@pytest.mark.parametrize(
    ("file_name", "name"),
    [
        ("Hồ sơ 2022.v2.xlsx", "Hồ sơ 2022.v2_kiem-tra-truoc.xlsx"),
        ("ho-so.xls", "ho-so-94c909_kiem-tra-truoc.xlsx"),
        ("a:b.xlsx", "a_b-87cd83_kiem-tra-truoc.xlsx"),
        ("a_b.xlsx", "a_b_kiem-tra-truoc.xlsx"),
        ("ế" * 80 + ".xlsx", "ế" * 53 + "-937f29_kiem-tra-truoc.xlsx"),
        ("a_tep-goc_1a2b3c4d.xlsx", "a_kiem-tra-truoc.xlsx"),
        ("a_tep-goc_1a2b3c4d", "a-ca9781_kiem-tra-truoc.xlsx"),
        (b"h\xe5.xlsx".decode("utf-8", "surrogateescape"), "h_-903d3b_kiem-tra-truoc.xlsx"),
    ],
)
def test_a_prechecked_name_has_one_result_of_its_own(outbox, file_name, name):
    put_precheck("QNA04", file_name, annotated_copy(None, HEADING, judgement(finding())))
    newer = annotated_copy(None, HEADING, judgement())
    put_precheck("QNA04", file_name, newer)

    assert {path.name: path.read_bytes() for path in (outbox / "QNA04").iterdir()} == {name: newer.content}


def test_a_copy_of_a_precheck_that_somebody_is_writing_in_stays(outbox):
    mine = put_precheck("QNA04", "a.xlsx", Annotated(b"saved by a clerk", ".xlsx"))

    put_precheck("QNA04", "a.xlsx", Annotated(b"newer", ".xlsx"))

    assert mine.read_bytes() == b"saved by a clerk"
    assert (outbox / "QNA04/a_kiem-tra-truoc-2.xlsx").read_bytes() == b"newer"


def given_back(file_name, content=b"own"):
    return give_back("QNA04", file_name, sha256(content), [content])


def test_a_file_is_given_back_beside_all_others_of_its_name(outbox):
    for content in (b"one", b"two", b"one"):
        given_back("a.v1.xlsx", content)

    assert {path.name: path.read_bytes() for path in (outbox / "QNA04").iterdir()} == {
        "a.v1_tep-goc_7692c3ad.xlsx": b"one",
        "a.v1_tep-goc_3fc4ccfe.xlsx": b"two",
    }


@pytest.mark.parametrize("file_name", ["x_12_ket-qua.txt", "x_12_ket-qua.txt.xlsx", "a.xlsx", "a_12_ket-qua"])
def test_nothing_of_a_precheck_is_taken_for_a_result_or_put_in_its_place(outbox, file_name):
    put_result("QNA04", "a.xlsx", 12, "kết quả")
    put_precheck("QNA04", file_name, Annotated(b"workbook", ".xlsx"))
    given = given_back(file_name)
    put_result("QNA04", "b.xlsx", 12, "kết quả mới")

    names = sorted(path.name for path in (outbox / "QNA04").iterdir())
    assert len(names) == 3
    assert "b_12_ket-qua.txt" in names
    assert given.read_bytes() == b"own"


def test_what_is_given_back_is_for_the_committee_alone(outbox):
    assert mode(given_back("a.xlsx")) == mode(put_precheck("QNA04", "a.xlsx", Annotated(b"new", ".xlsx"))) == 0o640
    assert mode(outbox / "QNA04") == 0o770


@pytest.fixture
def outbox(tmp_path, monkeypatch):
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    monkeypatch.delenv("XEPLOAI_OUTBOX", raising=False)
    settings.current.cache_clear()
    yield tmp_path / "outbox"
    settings.current.cache_clear()
