"""QT-811: the steps are of an organisation that is known."""


def test_keeps(judge):
    assert judge("QT-811", organisation={}, dossier=[{}, {"organisation_code": None}]) == []


def test_names_the_steps_of_an_unknown_one(judge):
    (finding,) = judge("QT-811", organisation={}, dossier=[{}, {"organisation_code": "TC99"}])

    assert (finding.source_row, finding.cell, finding.severity) == (6, "A6", "warning")
    assert "Mã TC99" in finding.message


def test_a_supplement_knows_the_organisations_in_force(judge):
    in_force = [{"organisation": {}}]
    steps = [{}, {"organisation_code": "TC99"}]

    (finding,) = judge("QT-811", in_force=in_force, kind="supplement", without=("organisation",), dossier=steps)

    assert finding.source_row == 6
