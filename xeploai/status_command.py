"""`xeploai status`: from a rating year to where each committee stands, and what the Board was asked or has said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from xeploai.asked import make_sure_there_are
from xeploai.output import ColumnTitles, Home, Json, print_json, print_table

Row = dict[str, Any]
APPRAISED = {
    None: "chờ Ban Tổ chức Tỉnh ủy thẩm định", "accept": "đã tiếp nhận", "return": "đã trả lại", "withdraw": "đã rút",
}  # fmt: skip
_TITLES: ColumnTitles = {"committee_code": "Đơn vị", "state": "Trạng thái", "appraised": "Thẩm định",
                         "submissions": "Số lần gửi", "due_on": "Hạn", "first_received_at": "Nhận lần đầu",
                         "is_on_time": "Đúng hạn"}  # fmt: skip
_APPRAISAL_TITLES: ColumnTitles = {"submission_id": "Hồ sơ", "committee_code": "Đơn vị", "kind": "Loại",
                                   "version_no": "Lần", "appraised": "Thẩm định", "since": "Từ lúc", "reason": "Lý do",
                                   "decided_by": "Người kết luận"}  # fmt: skip
_RECEIPT_TITLES: ColumnTitles = {"receipt_id": "Biên nhận", "received_at": "Nhận lúc", "outcome": "Nhận",
                                 "submission_id": "Hồ sơ", "file_name": "Tệp", "sha256": "Mã băm", "version_no": "Lần",
                                 "rows_read": "Số dòng", "state": "Trạng thái"}  # fmt: skip


def status(
    year: Annotated[int, typer.Option(help="Rating year.")],
    committee: Annotated[str | None, typer.Option(help="Only this one, with the receipts of its files.")] = None,
    json: Json = False,
    home: Home = None,
) -> None:
    """Show every expected committee: missing, waiting, returned or accepted, on time or not, and the Board's words."""
    from xeploai import standing

    make_sure_there_are(committee, year)
    rows = [row for row in standing.status(year) if committee in (None, row["committee_code"])]
    said = standing.appraisals(year, committee)
    of_one = {"receipts": standing.receipts(year, committee), "appraisals": said} if committee else {}
    if json:
        print_json({"rating_year": year, "committees": rows} | of_one)
        return
    _print(rows, said, of_one.get("receipts"))


def _print(rows: Sequence[Row], said: Sequence[Row], received: Sequence[Row] | None) -> None:
    told = [word | {"appraised": APPRAISED[word["decision"]]} for word in said]
    # of each committee the annual that came last
    annuals = {
        word["committee_code"]: word["appraised"] for word in told if word["is_last"] and word["kind"] == "annual"
    }
    print_table([row | {"appraised": annuals.get(row["committee_code"])} for row in rows], _TITLES)
    if told:
        print_table(told, _APPRAISAL_TITLES, title="Thẩm định của Ban Tổ chức Tỉnh ủy")
    if received is not None:
        print_table(received, _RECEIPT_TITLES)
