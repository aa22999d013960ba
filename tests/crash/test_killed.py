"""kill -9 at any point, run again: the database, the archive and the outboxes of a run that nobody disturbed."""

import json
import re
import signal

import pytest

pytestmark = pytest.mark.slow

MOMENTS = {  # name → points that follow each other; the last one is where the run dies
    "before its first turn": [r"insert into operations\.turn"],
    "before an archived file's bytes are on the disk": ["fsync"],
    "before an archived file has its name": ["rename archive/"],
    "after an archived file has its name": ["rename archive/", ""],
    "in the middle of a COPY": ["middle of a COPY"],
    "before a landing's commit": ["insert into landing.receipt", "commit"],
    "before a file that landed leaves the inbox": ["unlink inbox/"],
    "after a file that landed left the inbox": ["unlink inbox/", ""],
    "before a file whose bytes are known leaves the inbox": ["unlink inbox/", "unlink inbox/"],
    "before a refused file leaves the inbox": ["insert into landing.refusal", "unlink inbox/"],
    "before a receipt has its name": ["rename outbox/.*bien-nhan"],
    "before a receipt is marked": [r"update landing\.receipt set told_at"],
    "after its findings": [r"insert into gate\.finding", ""],
    "after its verdicts": [r".* One verdict per submission", ""],
    "between two waves": [r".* One verdict per submission", "commit", ""],
    "before a marked copy has its name": [r"rename outbox/.*ket-qua\.xlsx"],
    "before a result has its name": [r"rename outbox/.*ket-qua\.txt"],
    "before a result is marked": [r"update gate\.verdict set told_at"],
}


def place_of(moment, points):
    """Return the number of the point where a run dies at this moment."""
    number = -1
    for pattern in moment:
        number = next(later for later in range(number + 1, len(points)) if re.match(pattern, points[later]))
    return number


def test_an_undisturbed_run_empties_the_inbox_and_tells_everybody(undisturbed, files):
    _, picture = undisturbed

    assert picture["inbox"] == {}
    assert sorted(picture["archive"].values()) == sorted(set(files.values()))
    texts = [name for name, _ in picture["outbox"] if name.endswith(".txt")]
    assert len(texts) == len(files) + len(set(files.values()))
    assert any("Kết quả kiểm tra | Chưa kiểm tra | " in sheets for _, sheets in picture["outbox"])
    assert len(picture["tables"]["landing.receipt"]) == len(files)
    assert {json.loads(row)["state"] for row in picture["tables"]["landing.submission"]} == {
        "accepted", "returned", "unreadable"
    }  # fmt: skip


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
def test_a_run_killed_at_any_moment_is_made_good_by_the_next(moment, undisturbed, nursery, world):
    points, picture = undisturbed

    assert nursery.run(world, kill_at=place_of(moment, points)) == [-signal.SIGKILL]
    assert nursery.run(world) == [0]

    assert world.picture() == picture


def test_runs_killed_one_after_the_other_are_made_good_by_the_last(undisturbed, nursery, world):
    points, picture = undisturbed

    for point in range(40, len(points), 60):
        nursery.run(world, kill_at=point)
    assert nursery.run(world) == [0]

    assert world.picture() == picture
