"""DC-602: a leader with several posts is adjusted in a named one."""

POSTS = [{"leader": [{"card_no": "49000001", "collective_code": code} for code in ("TT01", "TT02")]}]
ROW = {"subject_kind": "LEADER", "card_no": "49000001"}


def test_names_the_row_without_a_post(judge):
    rows = [ROW | {"collective_code": "TT02"}, ROW]

    (finding,) = judge("DC-602", in_force=POSTS, kind="adjustment", adjustment=rows)

    assert (finding.source_row, finding.cell, finding.found, finding.expected) == (6, "E6", "2", "1")


def test_keeps_one_post_without_its_name(judge):
    one = [{"leader": POSTS[0]["leader"][:1]}]

    assert judge("DC-602", in_force=one, kind="adjustment", adjustment=ROW) == []
