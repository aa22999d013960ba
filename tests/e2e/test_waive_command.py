"""From a returned file to an accepted one on the command line: findings, waive, run, and what the marts say of it."""

import os
import re

import pytest

from tests.conftest import drop_database, make_database, on
from tests.e2e.province import Province
from tests.makers import small_committee, totals

pytestmark = pytest.mark.slow

_QUALITY = """
select severity, found, open, fixed, waived from marts.mart_data_quality
where rating_year = 2022 and committee_code = 'QNA05' and rule_id = 'TH-406'
"""


@pytest.fixture(scope="module")
def province(server, template, tmp_path_factory):
    name = "waive_" + os.urandom(6).hex()
    make_database(server, name, template)
    yield Province(tmp_path_factory.mktemp("waive"), on(server, name))
    drop_database(server, name)


def quality(province):
    (row,) = province.rows(_QUALITY)
    return tuple(row.values())


def test_a_returned_file_is_waived_accepted_with_remarks_and_mended(province):
    wrong = small_committee("QNA05")
    wrong["declared_total"] = totals(wrong)
    next(row for row in wrong["declared_total"] if row["subject_kind"] == "MEMBER").update({"total": 9, "not_rated": 6})
    province.send("a.xlsx", committee="QNA05", **wrong)
    (submission,) = province.xeploai("run", "--json")["submissions"]
    assert (submission["state"], submission["errors"], quality(province)) == ("returned", 2, ("error", 2, 2, 0, 0))

    asked = ("findings", "--committee", "QNA05", "--year", 2022)
    answer = province.xeploai(*asked, "--json")
    first, second = answer["findings"]
    assert list(first)[:8] == ["rule_id", "severity", "sheet", "source_row", "cell", "found", "expected", "message"]
    assert (first["is_new"], first["state"], answer["fixed"]) == (True, "open", [])
    assert set(answer) == {"findings", "fixed", "not_evaluated"}
    assert province.xeploai(*asked).startswith("mới: 2; vẫn còn: 0; được miễn: 0; đã sửa: 0\n")

    decided = ("--reason", "Đã đối chiếu", "--by", "Ban Tổ chức")
    outcome = province.xeploai("waive", first["finding_id"], *decided, "--cause", "--json")
    assert (outcome["defects"], outcome["is_judged_again"]) == (2, True)
    (submission,) = province.xeploai("run", "--json")["submissions"]
    assert (submission["state"], submission["errors"]) == ("accepted_with_remarks", 0)
    assert quality(province) == ("error", 2, 0, 0, 2)
    (told,) = (province.folder / "home/outbox/QNA05").glob("*ket-qua.txt")
    assert "TIẾP NHẬN, có lưu ý" in told.read_text()
    assert "Được miễn trừ, không tính vào kết luận: 2" in told.read_text()
    before = province.counts()
    assert province.xeploai("run", "--json")["submissions"] == []
    assert province.counts() == before

    refused = province.try_xeploai("waive", 999, *decided)
    assert (refused.returncode, "There is no finding 999" in refused.stderr) == (1, True)
    assert province.try_xeploai("waive", second["finding_id"], *decided, "--until", "31/12/2030").returncode == 2

    province.send("b.xlsx", committee="QNA05", **small_committee("QNA05"))
    (submission,) = province.xeploai("run", "--json")["submissions"]
    assert (submission["state"], quality(province)) == ("accepted", ("error", 2, 0, 2, 0))
    answer = province.xeploai(*asked, "--json")
    assert (answer["findings"], len(answer["fixed"])) == ([], 2)
    assert re.search(r"Đã sửa so với lần gửi trước:\n.*TH-406", province.xeploai(*asked), re.DOTALL)
