"""TH-406: the summary form equals the counts of the detailed lists."""

MEMBERS = [
    {"level": "HTT"},
    {"level": "KHT"},
    {"level": None, "not_rated_reason": "MIEN"},
    {"level": None, "is_temporary": True},
]
RIGHT = {"subject_kind": "MEMBER", "total": 3, "rated": 2, "htt": 1, "kht": 1, "not_rated": 1}


def test_keeps_and_counts_no_temporary_row(judge):
    assert judge("TH-406", member=MEMBERS, declared_total=RIGHT) == []


def test_counts_both_kinds_of_grassroots_organisation_together(judge):
    types = [{"organisation_type": kind} for kind in ("DBCS", "CBCS", "CBTT", "DBHU")]
    rows = [{"subject_kind": kind, "total": count, "rated": count, "htt": count}
            for kind, count in (("TCCSD", 2), ("CBTT", 1), ("DBHU", 1))]  # fmt: skip

    assert judge("TH-406", organisation=types, declared_total=rows) == []


def test_names_each_column_that_differs(judge):
    findings = judge("TH-406", member=MEMBERS, declared_total=RIGHT | {"htt": 2, "kht": 0})

    assert [(finding.cell, finding.found, finding.expected) for finding in findings] == [
        ("E5", "2", "1"),
        ("G5", "0", "1"),
    ]
    assert "Dòng «Đảng viên», cột «HTT»: biểu tổng hợp ghi 2, danh sách chi tiết có 1" in findings[0].message


def test_a_declared_kind_without_rows_counts_none(judge):
    (finding,) = judge("TH-406", declared_total={"subject_kind": "LEADER", "total": 1})

    assert (finding.cell, finding.found, finding.expected) == ("B5", "1", "0")


def test_counts_each_submission_by_itself(province):
    province.land(committee_code="QNA05", member=MEMBERS, declared_total=RIGHT)
    other = province.land(committee_code="QNA06", member=MEMBERS[:1], declared_total=RIGHT)

    province.judge()

    assert {finding.cell for finding in province.findings(other, "TH-406")} == {"B5", "C5", "G5", "H5"}


def test_compares_the_reasons_that_are_given(judge):
    findings = judge("TH-406", member=MEMBERS, declared_total=RIGHT | {"not_rated_exempt": 0, "not_rated_new": 1})

    assert [(finding.cell, finding.found, finding.expected) for finding in findings] == [
        ("I5", "0", "1"),
        ("K5", "1", "0"),
    ]


def test_keeps_right_reasons_of_every_kind(judge):
    columns = {"MIEN": "exempt", "DINH_CHI": "suspended", "MOI": "new", "CHUA_KIEM_DIEM": "unreviewed", "KHAC": "other"}
    rows = [{"level": None, "not_rated_reason": reason} for reason in columns]
    five = {"total": 5, "not_rated": 5} | {f"not_rated_{column}": 1 for column in columns.values()}
    sheets = ("organisation", "member", "collective", "leader")
    totals = [five | {"subject_kind": kind} for kind in ("TCCSD", "MEMBER", "COLLECTIVE", "LEADER")]

    assert judge("TH-406", declared_total=totals, **dict.fromkeys(sheets, rows)) == []
