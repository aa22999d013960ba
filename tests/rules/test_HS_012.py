"""HS-012: a code that another committee holds in that year refuses the file, and nothing else is said of it."""

ORGANISATION = {"organisation_code": "QNA04-001", "level": None}  # a level is missing: another rule would say so


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

    province.judge()

    assert findings(province, late) == [("HS-012", "A5", "TT-9")]
    assert "HS-012" not in [rule_id for rule_id, *_ in findings(province, early)]


def test_of_two_files_of_one_wave_last_years_holder_keeps_the_code(province):
    province.land(state="accepted", rating_year=2021, organisation=ORGANISATION)
    holder = province.land(received_at="2023-01-06", organisation=ORGANISATION)
    intruder = province.land(committee_code="QNA05", received_at="2023-01-05", organisation=ORGANISATION)

    province.judge()

    assert findings(province, intruder) == [("HS-012", "A5", "QNA04-001")]
    assert "HS-012" not in [rule_id for rule_id, *_ in findings(province, holder)]


def test_the_sheet_of_shortcomings_counts_too(province):
    shortcoming = {"subject_kind": "ORGANISATION", "shortcoming_id": "KD-1"}
    province.land(state="accepted", shortcoming=shortcoming)
    intruder = province.land(kind="supplement", committee_code="QNA05", shortcoming=shortcoming)

    province.judge()

    assert [found for _, _, found in findings(province, intruder)] == ["KD-1"]
