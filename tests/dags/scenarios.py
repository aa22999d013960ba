"""The runs that the probe makes, and where each stands in its answer."""

NOTHING_WAITS, VERDICTS, NO_CHANGE, PUBLISHED, NO_PRECHECK, PRECHECKED, REJUDGED = range(7)
SCENARIOS = [
    ["receive_submissions", {}],
    ["receive_submissions", {"expectations.verdict.judge_waiting": [1]}],
    ["build_warehouse", {"xeploai.warehouse.build_waiting": False}],
    ["build_warehouse", {"xeploai.warehouse.build_waiting": True}],
    ["precheck_submissions", {}],
    ["precheck_submissions", {"feedback.precheck.precheck_waiting": 1}],
    ["rejudge_year", {"expectations.rejudging.rejudge": []}],
]
