"""The page of the rules: from the catalogue to docs/rules.md, what must hold, why, by which law, and how to mend."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from string import Formatter

from expectations.rule import Rule, load_rules, sheets_of
from settings import PROJECT_ROOT

PAGE = PROJECT_ROOT / "docs" / "rules.md"
FAMILIES = {
    "HS": ("Hồ sơ", "The file"), "TH": ("Biểu tổng hợp", "Totals"), "TCD": ("Tổ chức đảng", "Organisations"),
    "DV": ("Đảng viên", "Members"), "TT": ("Tập thể lãnh đạo, quản lý", "Collectives"),
    "LD": ("Cá nhân lãnh đạo, quản lý", "Leaders"), "XL": ("Mức xếp loại", "Ratings"),
    "TL": ("Tỷ lệ hoàn thành xuất sắc nhiệm vụ", "Shares of excellent ratings"), "DC": ("Điều chỉnh", "Adjustments"),
    "GY": ("Gợi ý kiểm điểm", "Suggested reviews"), "KP": ("Khắc phục khuyết điểm", "Shortcomings"),
    "QT": ("Quy trình, hồ sơ", "Procedure and dossier"),
}  # fmt: skip
SEVERITIES = {"error": "lỗi, trả lại hồ sơ", "warning": "lưu ý, cần giải trình", "info": "thông tin"}
PHASES = {"form": "hình thức", "content": "nội dung từng dòng", "consistency": "đối chiếu giữa các dòng",
          "history": "đối chiếu với các năm trước"}  # fmt: skip
_AGAIN = "cấp có thẩm quyền xem xét, xếp loại lại, không cao hơn"
CONSEQUENCES = {  # what follows beyond the answer to the file
    "re_rate to civil_level": f"{_AGAIN} mức xếp loại cán bộ, công chức, viên chức",
    "re_rate to collective_level": f"{_AGAIN} mức của tập thể do mình đứng đầu",
    "re_rate to ceiling_level": f"{_AGAIN} mức của tổ chức, cơ quan, đơn vị do mình đứng đầu",
    "re_rate to ceiling": f"{_AGAIN} mức của tập thể do mình đứng đầu sau điều chỉnh",
}
KINDS = {"annual": "hằng năm", "supplement": "bổ sung", "adjustment": "điều chỉnh"}

_HEAD = """# Danh mục quy tắc

Mỗi quy tắc là một tệp trong `expectations/rules/`; trang này được lập từ các tệp đó (`python -m expectations.rules_page`),
không sửa tay. Đợt xếp loại của từng năm có thể đổi mức độ hoặc tắt một quy tắc, kèm lý do (`campaigns.yml`). Quy tắc
«chưa kiểm tra» không có nghĩa là đạt.

*The rules, made from their files; Vietnamese first. A campaign may change a rule's severity or switch it off for a year,
with a reason. "Not evaluated" is never a pass.*
"""


def page() -> str:
    """Return the text of docs/rules.md."""
    rules = sorted(load_rules(), key=lambda rule: (list(FAMILIES).index(_family(rule)), rule.rule_id))
    groups = [(family, list(group)) for family, group in groupby(rules, key=_family)]
    contents = "".join(
        f"- {FAMILIES[family][0]} – *{FAMILIES[family][1]}* ({len(group)})\n" for family, group in groups
    )
    return f"{_HEAD}\n{contents}" + "".join(_section(family, group) for family, group in groups)


def _family(rule: Rule) -> str:
    return rule.rule_id.partition("-")[0]


def _section(family: str, rules: list[Rule]) -> str:
    vietnamese, english = FAMILIES[family]
    return f"\n## {vietnamese} – *{english}*\n" + "".join("\n".join(["", *_entry(rule), ""]) for rule in rules)


def _entry(rule: Rule) -> Iterator[str]:
    yield f"### {rule.rule_id} {rule.title}"
    yield f"*{rule.title_en}*\n"
    yield f"- **Mức độ:** {SEVERITIES[rule.severity]}" + ("" if rule.enabled else f" – **đang tắt:** {rule.reason_off}")
    yield f"- **Áp dụng:** {_years(rule)}; hồ sơ {', '.join(KINDS[kind] for kind in rule.kinds)}; bước {PHASES[rule.phase]}"
    yield f"- **Căn cứ:** {rule.basis.rstrip()}" + (f" · danh mục {', '.join(rule.refs)}" if rule.refs else "")
    yield "- **Miễn trừ:** " + ("được, khi có lý do" if rule.can_be_waived else "không")
    yield f"- **Vì sao:** {rule.why}".rstrip()
    yield f"- **Ví dụ vi phạm:** {rule.example}".rstrip()
    yield f"- **Cách sửa:** {_message(rule)}"
    if rule.consequence:
        yield f"- **Hệ quả:** {CONSEQUENCES[rule.consequence]}"


def _years(rule: Rule) -> str:
    first, last = rule.years or (None, None)
    if first is None:
        return "mọi năm"
    if first == last:
        return f"năm {first}"
    return f"từ năm {first}" if last is None else f"năm {first}–{last}"


def _message(rule: Rule) -> str:
    """Return the message as a committee reads it, headers filled in, an ellipsis for what each row says."""
    headers = {f"{column.key}_header": column.header for sheet in sheets_of(rule) for column in sheet.columns}
    parts = Formatter().parse(" ".join(rule.message.split()))
    return "".join(text + ("" if name is None else headers.get(name, "…")) for text, name, _, _ in parts)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
