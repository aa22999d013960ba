"""The ceilings of excellent ratings, told twice: by the gates of the files and by the warehouse, on a small province."""

import pytest

from database.connection import connect
from expectations.waiting import open_wave
from xeploai.run import run
from xeploai.sample.province import write_sample

pytestmark = pytest.mark.slow
COLUMNS = "rating_year, committee_code, group_kind, group_key, htxs, htt, ceiling, loose_ceiling, verdict"

# What knows a committee's whole year: an adjustment that lies beside the year in force, else the annual itself.
WITNESSES = """
select distinct on (committee_code, rating_year) submission_id
from landing.submission
where state in ('accepted', 'accepted_with_remarks') and kind in ('annual', 'adjustment')
order by committee_code, rating_year, kind, accepted_at desc
"""
TOLD = f"select {COLUMNS} from quota_group inner join waiting_submission using (submission_id)"


def test_gates_and_warehouse_count_the_same_groups_to_the_same_verdicts(home):
    write_sample(home / "inbox", home / "truth", members=600, years=(2021, 2021))
    run()

    with connect() as connection:
        submissions = [submission_id for (submission_id,) in connection.execute(WITNESSES)]
        open_wave(connection, submissions)
        told = set(connection.execute(TOLD))
        published = set(connection.execute(f"select {COLUMNS} from marts.mart_excellence_quota"))
        corrected = connection.execute("select count(*) from marts.fct_rating where is_adjusted").fetchone()

    assert corrected[0] > 0
    assert {row[2] for row in published} == {"ORGANISATION", "MEMBER", "COLLECTIVE", "LEADER"}
    assert published == told
