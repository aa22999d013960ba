"""Two runs at once: they wait for each other where they must, and leave what one run leaves."""

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("round_", range(3))
def test_two_runs_over_one_inbox_leave_what_one_leaves(round_, undisturbed, nursery, world):
    assert nursery.run(world, world) == [0, 0]

    assert world.picture() == undisturbed[1]


def test_the_same_files_landed_by_two_at_once_land_once(new_world, nursery):
    one, two = new_world(), new_world()

    assert nursery.run(one, only_land=True) == [0]
    assert nursery.run(two, two, only_land=True) == [0, 0]

    assert two.picture() == one.picture()


def test_a_third_run_changes_nothing(undisturbed, nursery, world):
    nursery.run(world, world)
    told = {path: path.stat().st_mtime_ns for path in (world.home / "outbox").rglob("*")}

    assert nursery.run(world) == [0]

    assert world.picture() == undisturbed[1]
    assert {path: path.stat().st_mtime_ns for path in (world.home / "outbox").rglob("*")} == told
