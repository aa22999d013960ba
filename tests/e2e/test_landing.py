"""Landing: every row read is a row landed, once, and a file that came twice changes nothing."""

import shutil

import pytest
from psycopg.rows import dict_row

import settings
from database.connection import connect
from ingestion import archive, arrival, inbox, landing
from ingestion import rows as rows_module
from tests.makers import HEADER_ROW, make_workbook, member, small_committee


@pytest.fixture
def drop(home):
    """Put a workbook into an inbox; return its path there."""

    def _drop(name="a.xlsx", inbox_of=None, **options):
        made = make_workbook(home / "made" / name, **options)
        return inbox.put(made, inbox_of or options.get("committee", "QNA04"))

    return _drop


def land():
    return [submission for chunk in inbox.waiting_chunks() for submission in landing.land_files(chunk)]


def rows(query):
    with connect() as connection:
        return connection.cursor(row_factory=dict_row).execute(query).fetchall()


def test_rows_read_are_rows_landed_and_the_bytes_are_archived(drop):
    path = drop(**small_committee(members=40))
    digest = archive.sha256(path.read_bytes())

    (submission_id,) = land()

    assert not path.exists()
    assert archive.place(digest).exists()
    (submission,) = rows("select * from landing.submission")
    assert (submission["submission_id"], submission["sha256"]) == (submission_id, digest)
    assert (submission["state"], submission["version_no"], submission["rating_year"]) == ("landed", 1, 2022)
    (sheet,) = rows("select rows_read from landing.sheet where sheet = 'member'")
    assert rows("select count(*) from landing.member")[0]["count"] == sheet["rows_read"] == 40


def test_an_unreadable_cell_lands_as_null_and_is_kept_as_typed(drop):
    drop(member=[member("QNA04", 1, level="Tốt lắm")])

    land()

    assert rows("select level from landing.member") == [{"level": None}]
    assert rows("select sheet, source_row, column_key, typed from landing.unreadable_cell") == [
        {"sheet": "member", "source_row": HEADER_ROW + 1, "column_key": "level", "typed": "Tốt lắm"}
    ]


def test_the_same_bytes_again_change_nothing(drop, home):
    path = drop(**small_committee())
    content = path.read_bytes()
    land()
    (home / "again.xlsx").write_bytes(content)
    inbox.put(home / "again.xlsx", "QNA04")

    assert land() == []
    assert inbox.waiting_files() == []
    assert rows("select count(*) from landing.submission")[0]["count"] == 1


def test_a_refused_file_is_judged_anew_when_it_is_dropped_again(drop, home):
    content = drop(committee="QNA05", inbox_of="QNA04").read_bytes()
    (first,) = land()
    received = rows("select received_at from landing.submission")
    assert rows("select refusal from landing.refusal") == [{"refusal": "wrong_committee"}]
    (home / "again.xlsx").write_bytes(content)
    inbox.put(home / "again.xlsx", "QNA04")

    assert land() == [first]
    assert len(rows("select * from landing.refusal")) == 1
    assert rows("select received_at from landing.submission") == received
    assert rows("select count(distinct received_at) from landing.receipt") == [{"count": 2}]


def test_a_failed_landing_leaves_nothing_behind_and_the_file_where_it_was(drop, monkeypatch):
    path = drop(**small_committee())

    def fails(*arguments):
        raise rows_module.RowsLost("landing.member: 3 rows read, 2 landed")

    with monkeypatch.context() as patch:
        patch.setattr(rows_module, "_copy", fails)
        with pytest.raises(landing.NotLanded, match="QNA04"):
            land()
    assert path.exists()
    assert rows("select * from landing.submission") == []

    assert len(land()) == 1


def test_files_outside_a_committees_inbox_are_left_alone(home):
    stray = settings.current().inbox / "lạc.xlsx"
    stray.parent.mkdir(parents=True)
    stray.write_bytes(b"x")

    assert inbox.waiting_chunks() == []
    assert inbox.strays() == ["lạc.xlsx"]
    assert stray.exists()


def test_one_bad_file_keeps_no_other_committee_out(drop, monkeypatch):
    bad, _ = drop(**small_committee()), drop("b.xlsx", committee="QNA05", **small_committee("QNA05"))
    land_one = landing.land_arrival

    def fails_for_one(connection, arrived, content):
        if arrived.committee_code == "QNA04":
            raise ValueError("Trần Văn Mẫu 049070000001")
        return land_one(connection, arrived, content)

    monkeypatch.setattr(landing, "land_arrival", fails_for_one)
    with pytest.raises(landing.NotLanded):
        landing.land_files([path for chunk in inbox.waiting_chunks() for path in chunk])

    assert rows("select committee_code from landing.submission") == [{"committee_code": "QNA05"}]
    assert bad.exists()


def test_a_log_of_a_failed_landing_does_not_repeat_the_cell(drop, monkeypatch, caplog):
    drop(**small_committee())

    def fails(*arguments):
        raise ValueError("Trần Văn Mẫu 049070000001")

    monkeypatch.setattr(arrival, "read_submission", fails)
    with pytest.raises(landing.NotLanded):
        land()

    assert "ValueError" in caplog.text
    assert "Trần" not in caplog.text


def test_a_file_replaced_while_it_was_read_stays(drop, home, monkeypatch):
    path = drop(**small_committee())
    read = arrival.read_submission

    def replaces(content, *rest):
        make_workbook(home / "newer" / path.name, **small_committee(members=5)).rename(path)
        return read(content, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(arrival, "read_submission", replaces)
        land()
    assert path.exists()

    land()
    assert rows("select version_no from landing.submission order by 1") == [{"version_no": 1}, {"version_no": 2}]


def test_a_number_is_given_once_also_when_an_earlier_version_lost_its_own(drop):
    for members in (1, 2, 3):
        drop(**small_committee(members=members))
        land()
        if members == 2:
            with connect() as connection:
                connection.execute("update landing.submission set version_no = null where version_no = 1")

    assert rows("select version_no from landing.submission order by submission_id") == [
        {"version_no": None}, {"version_no": 2}, {"version_no": 3},
    ]  # fmt: skip


def test_a_file_that_still_grows_is_left_for_the_next_time(drop, monkeypatch):
    path = drop(**small_committee())
    monkeypatch.setattr(inbox.time, "sleep", lambda seconds: path.open("ab").write(b"more"))

    assert inbox.waiting_files() == []
    assert path.exists()


def test_a_year_opened_in_the_config_folder_is_known_at_the_next_landing(drop, home, monkeypatch):
    config = home / "config"
    shutil.copytree(settings.current().config_dir, config)
    with (config / "campaigns.yml").open("a") as file:
        file.write(
            "2026: {expects: annual, opens_on: 2026-01-01, due_on: 2027-01-15, cut_off_on: 2026-12-31, regime: QD366, "
            'template_versions: ["2022.1"]}\n'
        )
    monkeypatch.setenv("XEPLOAI_CONFIG", str(config))
    settings.current.cache_clear()
    drop(year=2026)

    land()

    assert rows("select expects from config.campaign where rating_year = 2026") == [{"expects": "annual"}]


def test_a_name_that_is_no_utf8_lands_all_the_same(drop):
    path = drop(**small_committee())
    path.rename(path.with_name(b"H\xe5 s\xac.xlsx".decode("utf-8", "surrogateescape")))

    assert len(land()) == 1
    assert rows("select file_name from landing.submission") == [{"file_name": "H? s?.xlsx"}]


def test_a_file_that_another_run_took_out_meanwhile_is_no_failure(drop, monkeypatch):
    path = drop(**small_committee())
    read = arrival.read_submission
    monkeypatch.setattr(arrival, "read_submission", lambda *given: (path.unlink(), read(*given))[1])

    assert len(landing.land_files([str(path)])) == 1
    assert landing.land_files([str(path)]) == []


def test_a_link_put_where_a_file_was_is_not_followed(drop, home):
    others = drop(inbox_of="QNA05", committee="QNA05", **small_committee("QNA05"))
    path = home / "inbox/QNA04/a.xlsx"
    path.parent.mkdir(parents=True)
    path.symlink_to(others)

    with pytest.raises(landing.NotLanded):
        landing.land_files([str(path)])

    assert rows("select * from landing.submission") == []
    assert path.is_symlink()


def test_a_link_to_a_file_too_large_for_memory_is_not_followed(home, monkeypatch):
    (home / "secret").write_bytes(bytes(2 * 2**20))
    path = home / "inbox/QNA04/a.xlsx"
    path.parent.mkdir(parents=True)
    path.symlink_to(home / "secret")
    monkeypatch.setenv("XEPLOAI_MAX_FILE_MB", "1")
    settings.current.cache_clear()

    with pytest.raises(landing.NotLanded):
        landing.land_files([str(path)])

    assert not list((home / "archive").rglob("*"))


def test_a_file_too_large_for_memory_is_archived_and_refused_unread(drop, monkeypatch):
    path = drop(**small_committee())
    content = path.read_bytes()
    with path.open("ab") as file:
        file.write(bytes(2 * 2**20))
    monkeypatch.setenv("XEPLOAI_MAX_FILE_MB", "1")
    settings.current.cache_clear()
    monkeypatch.setattr(arrival, "read_submission", None)

    assert len(land()) == 1
    assert rows("select refusal, found from landing.refusal") == [{"refusal": "not_a_workbook", "found": "too_large"}]
    assert archive.place(archive.sha256(content + bytes(2 * 2**20))).exists()
    assert not path.exists()
