"""HS-012: a code that another committee holds in that year refuses the file, and nothing else is said of it."""

from expectations.rule import load_rules

ORGANISATION = {"organisation_code": "QNA04-001", "level": None}  # a level is missing: another rule would say so


def judge_codes(province):
    """Judge by this rule alone, so that every other file is accepted."""
    province.judge(rules=[rule for rule in load_rules() if rule.rule_id == "HS-012"])


def findings(province, submission_id):
    return [(finding.rule_id, finding.cell, finding.found) for finding in province.findings(submission_id)]


def test_names_the_code_and_who_holds_it(province):
    province.land(state="accepted", organisation=ORGANISATION)
    intruder = province.land(committee_code="QNA05", organisation=[{"organisation_code": "QNA05-001"}, ORGANISATION])

    province.judge()

    assert findings(province, intruder) == [("HS-012", "A6", "QNA04-001")]
    assert "hồ sơ của QNA04" in province.findings(intruder)[0].message
    assert province.state(intruder) == "returned"
    assert province.ask("select version_no from landing.submission where submission_id = %s", intruder) == [(None,)]


def test_keeps_the_own_codes_and_those_of_another_year(province):
    province.land(state="accepted", organisation=ORGANISATION)
    province.land(
        state="accepted", rating_year=2021, committee_code="QNA05", collective={"collective_code": "QNA05-TT"}
    )
    again = province.land(organisation=ORGANISATION, collective={"collective_code": "QNA05-TT"})

    province.judge()

    assert "HS-012" not in [rule_id for rule_id, *_ in findings(province, again)]


def test_a_superseded_annual_holds_nothing(province):
    province.land(state="superseded", organisation=ORGANISATION)
    heir = province.land(committee_code="QNA05", organisation=ORGANISATION)

    province.judge()

    assert "HS-012" not in [rule_id for rule_id, *_ in findings(province, heir)]


def test_of_two_files_of_one_wave_the_first_received_keeps_the_code(province):
    late = province.land(committee_code="QNA05", received_at="2023-01-06", collective={"collective_code": "TT-9"})
    early = province.land(received_at="2023-01-05", collective={"collective_code": "TT-9"})

    judge_codes(province)

    assert findings(province, late) == [("HS-012", "A5", "TT-9")]
    assert "HS-012" not in [rule_id for rule_id, *_ in findings(province, early)]


def test_of_two_files_of_one_wave_last_years_holder_keeps_the_code(province):
    province.land(state="accepted", rating_year=2021, organisation=ORGANISATION)
    holder = province.land(received_at="2023-01-06", organisation=ORGANISATION)
    intruder = province.land(committee_code="QNA05", received_at="2023-01-05", organisation=ORGANISATION)

    judge_codes(province)

    assert findings(province, intruder) == [("HS-012", "A5", "QNA04-001")]
    assert "HS-012" not in [rule_id for rule_id, *_ in findings(province, holder)]


def test_the_sheet_of_shortcomings_counts_too(province):
    shortcoming = {"subject_kind": "ORGANISATION", "shortcoming_id": "KD-1"}
    province.land(state="accepted", shortcoming=shortcoming)
    intruder = province.land(kind="supplement", committee_code="QNA05", shortcoming=shortcoming)

    judge_codes(province)

    assert [found for _, _, found in findings(province, intruder)] == ["KD-1"]


def test_what_a_returned_file_of_the_same_wave_claimed_is_free(province):
    early = province.land(received_at="2023-01-05", organisation=ORGANISATION)
    late = province.land(committee_code="QNA05", received_at="2023-01-06", organisation=ORGANISATION)

    province.judge()

    assert province.state(early) == "returned"
    assert "HS-012" not in [rule_id for rule_id, *_ in findings(province, late)]


def test_who_is_refused_claims_nothing_from_others(province):
    province.land(state="accepted", committee_code="QNA06", organisation={"organisation_code": "QNA06-001"})
    refused = province.land(received_at="2023-01-05", organisation=[{"organisation_code": "QNA06-001"}, ORGANISATION])
    other = province.land(committee_code="QNA05", received_at="2023-01-06", organisation=ORGANISATION)

    judge_codes(province)

    assert findings(province, refused) == [("HS-012", "A5", "QNA06-001")]
    assert findings(province, other) == []


def test_the_committees_own_codes_are_the_provinces(province):
    row = {"organisation_code": "QNA04", "organisation_type": "DBHU"}
    intruder = province.land(received_at="2023-01-05", organisation=row)
    office = province.land(committee_code="QNA00", received_at="2023-01-06", organisation=row)

    judge_codes(province)

    assert findings(province, intruder) == [("HS-012", "A5", "QNA04")]
    assert findings(province, office) == []
