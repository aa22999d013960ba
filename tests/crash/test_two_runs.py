"""Two runs at once: they wait for each other where they must, and leave what one run leaves."""

import pytest

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def alone(new_world, nursery, files):
    """The picture that one run leaves."""
    world = new_world()
    world.fill(files)
    nursery.points(world)
    return world.picture()


def test_two_runs_over_one_inbox_leave_what_one_leaves(alone, new_world, nursery, files):
    world = new_world()
    world.fill(files)

    assert nursery.run(world, world) == [0, 0]

    assert world.picture() == alone


def test_the_same_files_landed_by_two_at_once_land_once(new_world, nursery, files):
    one, two = new_world(), new_world()
    for world in (one, two):
        world.fill(files)

    assert nursery.run(one, only_land=True) == [0]
    assert nursery.run(two, two, only_land=True) == [0, 0]

    assert two.picture() == one.picture()


def test_a_third_run_changes_nothing(alone, new_world, nursery, files):
    world = new_world()
    world.fill(files)
    nursery.run(world, world)
    told = {path: path.stat().st_mtime_ns for path in (world.home / "outbox").rglob("*")}

    assert nursery.run(world) == [0]

    assert world.picture() == alone
    assert {path: path.stat().st_mtime_ns for path in (world.home / "outbox").rglob("*")} == told
