"""From a dropped workbook to its rows, its archived bytes and its result, wherever the places lie."""

import json

import pytest
from psycopg.rows import dict_row

from database.connection import connect
from feedback.results import tell_waiting
from ingestion import archive, inbox, landing
from tests.feedback.conftest import Gate
from tests.makers import make_workbook, small_committee

PART_OF_A_WORKBOOK = b"PK\x03\x04" + bytes(5_000)


@pytest.fixture
def ours(home, store):
    """A store and a database of its own."""
    return store


def land():
    chunks = json.loads(json.dumps(inbox.waiting_chunks()))  # from task to task as text
    return [submission for chunk in chunks for submission in landing.land_files(chunk)]


def rows(query):
    with connect() as connection:
        return connection.cursor(row_factory=dict_row).execute(query).fetchall()


def workbook(folder, name="a.xlsx", **options):
    return make_workbook(folder / "made" / name, **(small_committee() | options))


def test_a_dropped_workbook_is_archived_landed_and_taken_out(ours, tmp_path):
    content = workbook(tmp_path).read_bytes()
    digest = archive.sha256(content)
    ours.write("inbox/QNA04/Hồ sơ #1 (100%).xlsx", content)

    (submission_id,) = land()

    assert ours.files() == [f"archive/{digest[:2]}/{digest}"]
    assert ours.read(f"archive/{digest[:2]}/{digest}") == content
    assert rows("select submission_id, file_name, sha256, state from landing.submission") == [
        {"submission_id": submission_id, "file_name": "Hồ sơ #1 (100%).xlsx", "sha256": digest, "state": "landed"}
    ]
    assert rows("select count(*) from landing.member") == [{"count": 3}]


def test_the_same_again_changes_nothing(ours, tmp_path):
    made = workbook(tmp_path)
    inbox.put(made, "QNA04")
    land()
    before = ours.files()
    inbox.put(made, "QNA04")

    assert land() == []
    assert land() == []
    assert ours.files() == before
    assert rows("select count(*) from landing.submission") == [{"count": 1}]


def test_a_file_of_another_name_or_place_is_left_alone(ours, caplog):
    for path in ("lạc.xlsx", "XXX99/a.xlsx", "QNA04/con/a.xlsx", "QNA04/~$a.xlsx", "QNA04/a.xlsx.filepart"):
        ours.write(f"inbox/{path}", b"x")
    before = ours.files()

    assert land() == []
    assert ours.files() == before
    assert sorted(inbox.strays()) == ["QNA04/con", "XXX99", "lạc.xlsx"]
    assert "QNA04/con" in caplog.text


def test_a_result_stands_in_the_outbox_whole_and_alone(ours):
    gate = Gate()
    submission_id = gate.submission(file_name="Hồ sơ: 1?.xlsx")
    gate.finding(submission_id)
    gate.verdict(submission_id)
    ours.write(f"outbox/QNA04/cũ_{submission_id}_ket-qua.txt", b"of an earlier name")

    assert tell_waiting() == 1

    name = f"outbox/QNA04/Hồ sơ_ 1__{submission_id}_ket-qua"
    assert sorted(ours.files()) == [f"{name}.txt", f"{name}.xlsx"]
    assert "Kết luận: TRẢ LẠI" in ours.read(f"{name}.txt").decode()
    assert tell_waiting() == 0


@pytest.mark.parametrize("where", ["local", "sftp"])
def test_an_upload_that_still_grows_is_left_for_the_next_time(home, request, monkeypatch, tmp_path, where):
    store = request.getfixturevalue(where)
    content = workbook(tmp_path).read_bytes()
    store.write("inbox/QNA04/whole.xlsx", workbook(tmp_path, "b.xlsx", year=2021).read_bytes())
    store.write("inbox/QNA04/growing.xlsx", content[:5_000])

    with monkeypatch.context() as patch:
        patch.setattr(inbox.time, "sleep", lambda seconds: store.write("inbox/QNA04/growing.xlsx", content))
        assert len(land()) == 1

    assert [path for path in store.files() if path.startswith("inbox")] == ["inbox/QNA04/growing.xlsx"]
    assert len(land()) == 1


def test_an_upload_to_an_object_store_is_not_seen_until_it_is_whole(s3, monkeypatch):
    upload = {"Bucket": s3.name, "Key": "inbox/QNA04/a.xlsx"}
    upload["UploadId"] = s3.client.create_multipart_upload(**upload)["UploadId"]
    part = s3.client.upload_part(**upload, PartNumber=1, Body=PART_OF_A_WORKBOOK)
    monkeypatch.setattr(inbox.time, "sleep", lambda seconds: pytest.fail("nothing to wait for"))
    assert inbox.waiting_files() == []

    parts = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"]}]}
    s3.client.complete_multipart_upload(**upload, MultipartUpload=parts)

    assert [path.name for path in inbox.waiting_files()] == ["a.xlsx"]
