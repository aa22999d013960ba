"""`xeploai explain`: from one subject and year to its story, in order of time, for whoever must answer for it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from xeploai.findings_command import SEVERITIES, blind_causes
from xeploai.output import Home, Json, harmless, print_json, shown

Row = dict[str, Any]
WIDTH = 100
LEVELS = {"HTXS": "HTXS (xuất sắc)", "HTT": "HTT (tốt)", "HT": "HT (hoàn thành)", "KHT": "KHT (không hoàn thành)"}
CAUSES = {"annual": "hồ sơ năm", "resubmission": "hồ sơ năm gửi lại", "supplement": "bổ sung", "adjustment": "điều chỉnh",
          "link": "quyết định ghép người", "lineage": "thay đổi tổ chức", "rules": "thay đổi cách tính"}  # fmt: skip
STEPS = {"new": "người mới, chưa có ai khớp", "citizen_id": "số CCCD", "card_no": "số thẻ đảng",
         "file_no": "số hồ sơ của đơn vị", "name_birth_admission_sex": "họ tên, ngày sinh, ngày vào Đảng, giới tính",
         "probabilistic": "người có thẩm quyền xác nhận", "split": "người có thẩm quyền tách"}  # fmt: skip
ACTIONS = {"accept": "xác nhận là một người với", "reject": "xác nhận không phải là một người với",
           "split": "tách khỏi", "undo": "hoàn tác quyết định về"}  # fmt: skip
STATES = {"open": "còn mở", "fixed": "đã sửa", "waived": "được miễn"}
REASONS = {"identity": "chưa chắc là một người", "reorganised": "nối qua sắp xếp tổ chức", "gap_year": "cách một năm"}


def explain(
    subject: Annotated[str, typer.Option(help="Organisation code, collective code or person key.")],
    year: Annotated[int, typer.Option(help="Rating year.")],
    json: Json = False,
    home: Home = None,
) -> None:
    """Show a subject's versions, findings, links and flags of a year; no names, no numbers of persons."""
    from xeploai.explained import NothingToExplain
    from xeploai.explained import explain as ask

    try:
        answer = ask(subject, year)
    except NothingToExplain as error:
        raise typer.BadParameter(str(error), param_hint="--subject, --year") from error
    if json:
        print_json(answer)
        return
    for line in story(subject, year, answer):
        print(line if line.startswith("\n") else harmless(line))


def story(subject: str, year: int, answer: dict[str, list[Row]]) -> Iterator[str]:
    """Return the lines of the story, each at most 100 columns wide."""
    parts = {
        "Các mức xếp loại, theo thời gian": map(_version, answer["versions"]),
        "Kết quả kiểm tra": _findings(answer["findings"], answer["not_evaluated"]),
        "Vì sao các dòng này là của một người": _links(answer["links"], answer["link_decisions"]),
        "Cảnh báo hai năm không hoàn thành": _flags(answer["flags"], answer["flag_history"]),
        "Yêu cầu xếp loại lại": map(_order, answer["orders"]),
        "Khuyết điểm": map(_shortcoming, answer["shortcomings"]),
    }
    yield f"{subject}, năm {year}"
    for title, lines in parts.items():
        told = list(lines)
        if told or title.startswith(("Các mức", "Kết quả")):
            yield f"\n{title}"
            for line in told or ["không có"]:
                yield textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="      ")


def _version(row: Row) -> str:
    until = f" đến {shown(row['recorded_to'])}" if row["recorded_to"] else ""
    post = f", chức vụ tại {row['post_code']}" if row["post_code"] else ""
    level = LEVELS.get(row["level"]) or f"không xếp loại ({row['not_rated_reason']})"
    return (
        f"{shown(row['recorded_from'])}{until}: {level}{post}, theo {CAUSES[row['cause']]}; quyết định số "
        f"{row['decision_no'] or '–'} ngày {row['decided_on']:%d/%m/%Y}; {_where(row)}, tệp «{row['file_name']}», mã băm "
        f"{row['sha256']}"
    )


def _findings(findings: Iterable[Row], blind: list[Row]) -> Iterator[str]:
    from expectations.catalogue import catalogue

    titles = {rule["rule_id"]: rule["title"] for rule in catalogue()}
    for row in findings:
        waiver = f" Được miễn bởi {row['waived_by']}: {row['waiver_reason']}." if row["waiver"] == "waive" else ""
        explained = " Đơn vị đã giải trình." if row["is_explained"] else ""
        yield (
            f"{row['rule_id']} ({SEVERITIES[row['severity']].lower()}, {STATES[row['state']]}) {titles.get(row['rule_id'], '')}: "
            f"{row['message']} {_where(row)}, ô {row['cell'] or '–'}.{waiver}{explained}"
        )
    for cause in blind_causes(blind):
        yield f"Chưa kiểm tra (không có nghĩa là đạt): {cause['rules']}: {cause['reason']}"


def _links(links: Iterable[Row], decisions: Iterable[Row]) -> Iterator[str]:
    for row in links:
        by = f", do {row['decided_by']}" if row["decision_id"] else ""
        yield f"{row['rating_year']}, {row['committee_code']}, {_where(row)}: khớp theo {STEPS.get(row['matched_by'], row['matched_by'])}{by}"
    for row in decisions:
        undone = f"; đã bị hoàn tác lúc {shown(row['undone_at'])}" if row["undone_by"] else ""
        score = f", điểm {row['score']:.1f}" if row["score"] is not None else ""
        yield (
            f"{shown(row['decided_at'])}: {row['decided_by']} {ACTIONS[row['action']]} {row['other_key']}{score}: "
            f"{row['reason']}{undone}"
        )


def _flags(flags: Iterable[Row], history: Iterable[Row]) -> Iterator[str]:
    for row in flags:
        why = f" ({REASONS.get(row['review_reason'], row['review_reason'])})" if row["review_reason"] else ""
        yield (
            f"{row['status']}{why}: {row['first_year']} và {row['second_year']}; biết từ "
            f"{shown(row['first_recorded_at'])}. Căn cứ: {row['legal_basis'] or '–'}"
        )
        for cause in row["made_true_by"]:
            yield (
                f"· {cause['rating_year']}: {cause['level']} theo {CAUSES[cause['cause']]}, quyết định số "
                f"{cause['decision_no'] or '–'}; {_where(cause)}, tệp «{cause['file_name']}»"
            )
    for row in history:
        closed = (
            f", kết thúc {shown(row['closed_at'])} do {CAUSES[row['closed_by']]}"
            if row["closed_at"]
            else ", còn hiệu lực"
        )
        yield (
            f"{row['status']} {row['first_year']}–{row['second_year']}: mở {shown(row['opened_at'])} do "
            f"{CAUSES[row['opened_by']]}{closed}"
        )


def _order(row: Row) -> str:
    state = "còn phải xếp loại lại" if row["status"] == "open" else "đã khắc phục"
    return f"{row['rule_id']}: {row['level']} vượt mức cao nhất {row['ceiling_level']}; {state}"


def _shortcoming(row: Row) -> str:
    late = ", quá hạn" if row["is_overdue"] else ""
    gone = ", không còn được báo cáo" if row["is_vanished"] else ""
    return (
        f"{row['shortcoming_id']}: chỉ ra năm {row['found_year'] or '–'}, tình trạng {row['status'] or '–'}{late}{gone}"
    )


def _where(row: Row) -> str:
    return f"hồ sơ {row['submission_id']}, trang {row['sheet']}, dòng {row['source_row']}"
