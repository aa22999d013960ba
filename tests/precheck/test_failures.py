"""What fails or is killed is made good by the next precheck, and keeps nobody else from a result."""

import pytest

import settings
from expectations import rehearsal as rehearsal_module
from expectations.rule import load_rules
from feedback import precheck as precheck_module
from feedback.precheck import NotPrechecked, precheck_waiting
from tests.makers import small_committee
from tests.precheck.files import stored, wrong_committee


def test_our_own_failure_blames_nobody_and_keeps_nobody_else_from_a_result(
    home, drop, outbox, tmp_path, monkeypatch, caplog
):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "ZZ-901_crashes.sql").write_text(
        "/*\ntitle: Thử\nphase: content\nseverity: error\nbasis: thử\nsheet: member\nmessage: Thử\n*/\n"
        "select member.*, (member.full_name::integer) as found from waiting_member as member "
        "where member.committee_code = 'QNA04'"
    )
    monkeypatch.setattr(rehearsal_module, "load_rules", lambda: (*load_rules(), *load_rules(tmp_path / "rules")))
    crashing = drop(**small_committee())
    drop("b.xlsx", "QNA05", committee="QNA05", **small_committee("QNA05"))
    before = stored(home)

    with pytest.raises(NotPrechecked, match="folder of QNA04 could not"):
        precheck_waiting()

    assert crashing.exists()
    assert (outbox(), len(outbox("QNA05"))) == ({}, 2)
    assert stored(home) == before
    assert "committee=QNA04 failed=RuleCrashed" in caplog.text
    assert "Trần" not in caplog.text


def test_a_closed_outbox_keeps_nobody_else_from_a_result(home, drop, outbox):
    closed = drop(**small_committee())
    drop("b.xlsx", "QNA05", committee="QNA05", **small_committee("QNA05"))
    (home / "outbox").mkdir()
    (home / "outbox/QNA04").write_text("no folder")

    with pytest.raises(NotPrechecked, match="QNA04"):
        precheck_waiting()
    assert closed.exists()
    assert len(outbox("QNA05")) == 2
    (home / "outbox/QNA04").unlink()

    assert precheck_waiting() == 1
    assert not closed.exists()


@pytest.mark.parametrize("step", ["forecast", "give_back", "annotated_copy", "put_precheck", "unlink"])
def test_a_killed_precheck_leaves_the_file_and_the_next_one_makes_one_result(home, drop, outbox, monkeypatch, step):
    path, before = drop(**wrong_committee()), stored(home)
    content = path.read_bytes()

    def killed(*_):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(
            *((type(settings.current().precheck), step) if step == "unlink" else (precheck_module, step)), killed
        )
        with pytest.raises(KeyboardInterrupt):
            precheck_waiting()
    assert path.read_bytes() == content
    assert stored(home) == before

    assert precheck_waiting() == 1
    assert not path.exists()
    assert len(outbox()) == 2
    assert stored(home) == before
