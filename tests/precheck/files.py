"""Files to precheck, and all that one that was not prechecked could leave behind."""

from database.connection import connect
from expectations.verdict import judge_waiting
from ingestion import inbox
from ingestion.landing import land_files
from tests.makers import make_workbook, small_committee

TOO_HIGH = {"level": "HTT", "is_civil_servant": "x", "civil_level": "HT"}
RESULT = "_kiem-tra-truoc.xlsx"


def without_remarks(found):
    """What is no remark: the rows of the small committee are of 2022, which rules of any other year remark."""
    return {rule_id: severity for rule_id, severity in found.items() if not severity.startswith("Lưu ý")}


def stored(home):
    """Rows of every table in which something could stay, and the archive."""
    with connect() as connection:
        tables = connection.execute(
            "select format('%I.%I', schemaname, tablename) from pg_tables "
            "where schemaname in ('landing', 'gate', 'restricted', 'operations', 'marts')"
        ).fetchall()
        counts = {name: connection.execute(f"select count(*) from {name}").fetchone() for (name,) in tables}
    return counts, sorted((home / "archive").rglob("*"))


def accept(home, name="year.xlsx", **options):
    """Bring a workbook through the inbox and the gates."""
    inbox.put(make_workbook(home / "made" / name, **options), "QNA04")
    for chunk in inbox.waiting_chunks():
        land_files(chunk)
    return judge_waiting("earlier")


def wrong_committee():
    sheets = small_committee()
    sheets["member"][1] |= TOO_HIGH
    return sheets
