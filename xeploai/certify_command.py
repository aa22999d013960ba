"""`xeploai certify`: from a complete year to its certificate; reopening it, and checking a certificate's file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from xeploai.output import Home, Json, print_json, print_table, say

if TYPE_CHECKING:
    from feedback.certificate import Certificate

SHOWN = 50  # differences on a terminal; --json has all


def certify(
    year: Annotated[int, typer.Option(help="Rating year.")],
    by: Annotated[str | None, typer.Option(help="Who certifies or reopens, by name or office.")] = None,
    despite: Annotated[str | None, typer.Option(help="Why annuals may be missing; the certificate keeps it.")] = None,
    reopen: Annotated[bool, typer.Option("--reopen", help="Let the year take annuals again.")] = False,
    reason: Annotated[str | None, typer.Option(help="Why it is reopened.")] = None,
    verify: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="A certificate's JSON file to check.")
    ] = None,
    json: Json = False,
    home: Home = None,
) -> None:
    """Freeze a year: a certificate of what is in force. From then on only adjustments are taken, until it is reopened."""
    if reopen and verify:
        raise typer.BadParameter("do one at a time", param_hint="--reopen and --verify")
    if not verify and not by:
        raise typer.BadParameter("say who decides", param_hint="--by")
    if reopen != (reason is not None):
        raise typer.BadParameter("a reopening, and only that, has a --reason", param_hint="--reopen")
    if verify:
        _verify(year, verify, json)
    elif reopen:
        _reopen(year, str(by), str(reason), json)
    else:
        _certify(year, str(by), despite, json)


def _certify(year: int, by: str, despite: str | None, json: bool) -> None:
    from database.connection import connect
    from database.locks import only_one
    from feedback.certificate import NotCertified
    from feedback.certificate import certify as freeze
    from xeploai.setup_database import prepare
    from xeploai.warehouse import is_published

    prepare()
    with only_one("pipeline"), connect() as connection:
        if not is_published(connection):
            raise NotCertified("What is in force is not what the marts show; `xeploai run` publishes it first.")
        certificate, is_new = freeze(connection, year, by, despite)
    files = _write(certificate)
    if json:
        print_json(certificate.head | {"is_new": is_new, "files": [str(file) for file in files]})
        return
    said = "Đã chốt" if is_new else "Không có gì thay đổi từ lần chốt trước của"
    print(f"{said} số liệu năm {year}: giấy chứng nhận số {certificate.certificate_no}, sha256 {certificate.sha256}.")
    for file in files:
        print(file)


def _write(certificate: Certificate) -> list[Path]:
    from feedback.certificate import write_json
    from feedback.certificate_page import write_page

    return [write_json(certificate), write_page(certificate)]


def _reopen(year: int, by: str, reason: str, json: bool) -> None:
    from database.connection import connect
    from database.locks import only_one
    from feedback.certificate import reopen

    with only_one("pipeline"), connect() as connection:
        certificate = reopen(connection, year, by, reason)
    if json:
        print_json({"rating_year": year, "reopened_certificate_no": certificate.certificate_no})
    else:
        print(f"Đã mở lại số liệu năm {year}; giấy chứng nhận số {certificate.certificate_no} không còn hiệu lực.")


def _verify(year: int, file: Path, json: bool) -> None:
    from database.connection import connect
    from feedback.certificate import verify
    from xeploai.warehouse import is_published

    with connect() as connection:
        answer = verify(connection, year, file) | {"is_published": is_published(connection)}
    if json:
        print_json(answer)
        return
    if not answer["is_published"]:
        say("The marts are older than what is in force; `xeploai run` publishes it.")
    print(_sentence(answer))
    print_table(answer["differences"][:SHOWN], {"path": "Nội dung", "certified": "Đã chốt", "now": "Hiện nay"})


def _sentence(answer: dict[str, Any]) -> str:
    said = [
        "Mã băm khớp." if answer["hash_holds"] else "MÃ BĂM KHÔNG KHỚP: tệp đã bị sửa.",
        "Tệp đúng như bản lưu." if answer["is_kept"] else "TỆP KHÁC BẢN LƯU trong cơ sở dữ liệu.",
    ]
    if not answer["is_standing"]:
        said.append("Giấy chứng nhận này không còn hiệu lực.")
    return " ".join([*said, f"Số liệu hiện nay khác ở {len(answer['differences'])} chỗ."])
