"""The certificate's page: one A4 page whatever stands on it, every mark drawn, the same bytes each time."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

import settings
from feedback.certificate import Certificate
from feedback.certificate_page import KINDS, MOST_LINES, _long, write_page
from feedback.numbers import number, share


def certificate(committees=None, **changes):
    named = committees or {row.committee_code: row.committee_name for row in settings.current().committees}
    sheets = {"member": {"rows_read": 2913, "rows_landed": 2913, "rows_set_aside": 1}}
    of_one = {"is_expected": True, "state": "accepted_with_remarks", "submissions": {"7": {"sheets": sheets}},
              "findings": {"warning": {"found": 12, "open": 9, "fixed": 2, "waived": 1}},
              "waivers": [{"rule_id": "TH-406", "defects": 1}]}  # fmt: skip
    counts = {
        "total": 68_102,
        "rated": 64_089,
        "not_rated": 4_013,
        "htxs": 9_613,
        "htt": 48_067,
        "ht": 6_019,
        "kht": 390,
    }
    kinds = {kind: {"effective": counts, "original": counts, "lowered": 2941, "raised": 0} for kind in KINDS}
    document = {
        "rating_year": 2022, "campaign": settings.current().campaigns[2022].model_dump(mode="json"),
        "figures": {code: kinds for code in (*named, "ALL")},
        "committees": {code: of_one | {"committee_name": name} for code, name in named.items()},
        "rules": {"5f" * 32: {f"DV-{n}": "x" for n in range(160)}}, "missing": ["QNA10", "QNA14"],
        "despite": "Hai đơn vị gửi muộn do sắp xếp tổ chức bộ máy, được Ban Thường vụ đồng ý bổ sung sau",
    } | changes  # fmt: skip
    moment = datetime(2023, 3, 1, 20, tzinfo=UTC)
    return Certificate(1, 2022, 1, document, "ab" * 32, "Ban Tổ chức Tỉnh ủy", moment)


@pytest.fixture
def page(monkeypatch, tmp_path):
    monkeypatch.setenv("XEPLOAI_HOME", str(tmp_path))
    settings.current.cache_clear()
    yield lambda certificate: write_page(certificate).read_bytes()
    settings.current.cache_clear()


def pages(content):
    return len(re.findall(rb"/Type /Page\b", content))


def test_a_whole_province_stands_on_one_page_and_every_mark_is_drawn(page, tmp_path, caplog):
    assert pages(page(certificate())) == 1
    assert (tmp_path / "certificates/2022/certificate-1.pdf").exists()
    assert "glyph" not in caplog.text


def test_the_same_certificate_gives_the_same_bytes(page):
    assert page(certificate()) == page(certificate())
    assert page(certificate()) != page(replace(certificate(), certified_by="Văn phòng"))


@pytest.mark.parametrize("committees", [1, MOST_LINES, 94])
def test_it_is_one_page_however_many_committees_there_are(page, committees):
    named = {f"C{n:03}": f"Đảng ủy xã số {n}, một tên dài hơn cột của nó cho phép" for n in range(committees)}

    assert pages(page(certificate(named))) == 1


def test_an_empty_year_has_a_page(page):
    assert pages(page(certificate({"QNA00": "Ban Tổ chức"}, figures={}, rules={}, missing=[], despite=None))) == 1


@pytest.mark.parametrize(("part", "whole", "written"), [(1, 3, "33,33"), (0, 7, "0,00"), (7, 7, "100,00"), (0, 0, "–")])
def test_shares_are_written_the_vietnamese_way(part, whole, written):
    assert (share(part, whole), number(64_089)) == (written, "64.089")


def test_days_are_written_as_in_party_documents():
    assert [_long(date(2023, month, 5)) for month in (2, 3, 12)] == [
        "ngày 05 tháng 02 năm 2023", "ngày 05 tháng 3 năm 2023", "ngày 05 tháng 12 năm 2023",
    ]  # fmt: skip
