"""Settings: from the environment and the config folder to one frozen object.

Everything below the project reads its world from here and nowhere else; a missing or wrong setting is a sentence.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar
from urllib.parse import urlsplit

import yaml
from fsspec import config as fsspec_config  # type: ignore[import-untyped]
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator
from upath import UPath

PROJECT_ROOT = Path(__file__).resolve().parent
PROVINCE = "QNA00"  # the province's own office: it rates the committees themselves and is expected nowhere
PLACES = {  # variable → its folder under the home where the variable is not set
    "XEPLOAI_INBOX": "inbox", "XEPLOAI_PRECHECK": "precheck", "XEPLOAI_OUTBOX": "outbox", "XEPLOAI_ARCHIVE": "archive",
}  # fmt: skip
STORES: dict[str, dict[str, Any]] = {  # protocol → what its library must be told unless FSSPEC_… says otherwise
    "sftp": {
        "connect_timeout": 15, "login_timeout": 15, "keepalive_interval": 15,  # a dead server must not hold up a run
        "sftp_client_kwargs": {"path_errors": "surrogateescape"},  # one name that is no UTF-8 would hide all others
    },
    "s3": {"use_listings_cache": False},  # a second look must be one
}  # fmt: skip


class Failure(Exception):
    """The work cannot be done; the message is a sentence for whoever runs it. The command line ends with exit code 1."""


class WrongSetting(Failure):
    """A setting is missing or cannot be used; the message says which and what to do."""


class WrongConfig(WrongSetting):
    """What a file of the config folder says cannot be meant; the command line ends with exit code 2, nothing is done."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Committee(_Frozen):
    """One line of committees.csv; columns of the province's own are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    committee_code: str = Field(min_length=1)
    committee_name: str = Field(min_length=1)
    committee_kind: str
    contact_email: str


class Quota(_Frozen):
    """How many may be excellent: `pct` of `base` (T = HTT, X+T = HTXS and HTT), in each group of these `groups`."""

    base: Literal["T", "X+T"] = "T"
    pct: Decimal = Field(Decimal(20), ge=0, le=100)
    rounding: Literal["floor", "nearest", "ceil"] = "floor"
    min_one: bool = False
    groups: tuple[Literal["ORGANISATION", "MEMBER", "COLLECTIVE", "LEADER"], ...] = (
        "ORGANISATION", "MEMBER", "COLLECTIVE", "LEADER",
    )  # fmt: skip


class RuleChange(_Frozen):
    """What a campaign changes about a rule, and why; `enabled` is given only to switch a rule off, or on that is off."""

    severity: Literal["error", "warning", "info"] | None = None
    enabled: bool | None = None
    reason: str | None = None

    @model_validator(mode="after")
    def _switches_with_a_reason(self) -> RuleChange:
        if self.enabled is not None and not (self.reason or "").strip():
            switched = "on" if self.enabled else "off"
            raise ValueError(f"a rule is switched {switched} with a reason; write `reason: …` beside `enabled:`")
        return self


class Campaign(_Frozen):
    """One rating year of campaigns.yml."""

    expects: Literal["annual", "supplements"]
    mode: Literal["live", "archive"] = "live"
    opens_on: date
    due_on: date
    due_exceptions: dict[str, date] = Field(default_factory=dict)
    cut_off_on: date
    regime: Literal["HD21", "QD124", "QD366"]
    template_versions: tuple[str, ...] = Field(min_length=1)
    appraisal: Literal["automatic", "by_board"] = "automatic"
    quota: Quota = Quota()
    vote_threshold: Decimal = Field(Decimal("0.5"), ge=0, le=1)
    rules: dict[str, RuleChange] = Field(default_factory=dict)
    locked: bool = False

    @model_validator(mode="after")
    def _opens_first(self) -> Campaign:
        days = {"due_on": self.due_on, "cut_off_on": self.cut_off_on}
        days |= {f"due_exceptions ▸ {code}": due for code, due in self.due_exceptions.items()}
        for key, day in days.items():
            if day < self.opens_on:
                raise ValueError(f"{key} is {day}, before opens_on, {self.opens_on}; it is that day or later")
        return self


class Change(_Frozen):
    """One line of lineage.csv: what a code became, and when; of a move `to_code` is the new parent."""

    object: Literal["committee", "organisation", "collective"]
    kind: Literal["merge", "split", "rename", "move"]
    from_code: str = Field(min_length=1)
    to_code: str = Field(min_length=1)
    effective_on: date
    decision_no: str | None = None
    continues: Literal["yes", "no", ""] = ""


# Since there has been a Party to rate; a slip of the finger lies outside.
Year = Annotated[int, Field(ge=1930, le=2100)]


class Term(_Frozen):
    """The rating years of one term of office, both ends counted; two terms never share a year."""

    name: str
    first_year: Year
    last_year: Year


class Limits(_Frozen):
    """What one file may hold and take; a committee's whole year has some 10,000 rows × 30 columns in 1 MB."""

    file_mb: int = Field(50, ge=1, le=1_000)
    unpacked_mb: int = Field(200, ge=1, le=4_000)
    rows: int = Field(50_000, ge=1, le=1_048_576)
    columns: int = Field(100, ge=1, le=16_384)
    header_within: int = Field(200, ge=1, le=1_000)
    read_seconds: int = Field(120, ge=1, le=3_600)
    upload_seconds: int = Field(120, ge=0, le=86_400)


LIMITS = {
    "file_mb": "XEPLOAI_MAX_FILE_MB",
    "unpacked_mb": "XEPLOAI_MAX_UNPACKED_MB",
    "rows": "XEPLOAI_MAX_ROWS",
    "columns": "XEPLOAI_MAX_COLUMNS",
    "header_within": "XEPLOAI_HEADER_WITHIN",
    "read_seconds": "XEPLOAI_READ_SECONDS",
    "upload_seconds": "XEPLOAI_UPLOAD_SECONDS",
}


class Settings(_Frozen):
    """Where things lie and what the province's config folder says."""

    home: Path
    config_dir: Path
    database_url: str | None
    smtp_url: str | None
    committees: tuple[Committee, ...]
    campaigns: dict[Year, Campaign]
    lineage: tuple[Change, ...] = ()
    terms: tuple[Term, ...] = ()
    config_text: dict[str, str]
    limits: Limits = Limits()

    @field_validator("database_url")
    @classmethod
    def _is_a_postgresql_uri(cls, value: str | None) -> str | None:
        if value is not None and not value.startswith(("postgresql://", "postgres://")):
            raise ValueError("XEPLOAI_DATABASE_URL must be a libpq URI: postgresql://user:password@host:port/database")
        if value is not None and value.partition("?")[0].count("@") > 1:  # libpq would cite half a password as the host
            raise ValueError("XEPLOAI_DATABASE_URL holds more than one «@»: that of a password is written %40")
        return value

    @model_validator(mode="after")
    def _name_known_committees(self) -> Settings:
        twice = {code for code in self.committee_codes if self.committee_codes.count(code) > 1}
        if twice:
            raise ValueError(f"committees.csv names {', '.join(sorted(twice))} twice")
        for year, campaign in self.campaigns.items():
            for code in set(campaign.due_exceptions) - set(self.committee_codes):
                raise ValueError(f"campaigns.yml: {year}, due_exceptions: {code} is not in committees.csv")
        return self

    @field_validator("terms")
    @classmethod
    def _share_no_year(cls, terms: tuple[Term, ...]) -> tuple[Term, ...]:
        named: dict[int, str] = {}
        for term in terms:
            if term.first_year > term.last_year:
                raise ValueError(f"the term «{term.name}» ends in {term.last_year}, before it begins")
            for year in range(term.first_year, term.last_year + 1):
                if year in named:
                    raise ValueError(f"{year} is in the terms «{named[year]}» and «{term.name}»: a year has one term")
                named[year] = term.name
        return terms

    @property
    def inbox(self) -> UPath:
        """Folder of the committees' inboxes."""
        return self._place("XEPLOAI_INBOX")

    @property
    def precheck(self) -> UPath:
        """Folder of the committees' precheck folders: judged, and nothing kept."""
        return self._place("XEPLOAI_PRECHECK")

    @property
    def outbox(self) -> UPath:
        """Folder of the committees' outboxes."""
        return self._place("XEPLOAI_OUTBOX")

    @property
    def archive(self) -> UPath:
        """Folder of the archived bytes, named by their sha256."""
        return self._place("XEPLOAI_ARCHIVE")

    @property
    def committee_codes(self) -> tuple[str, ...]:
        """Every committee code, the province's own office included."""
        return tuple(committee.committee_code for committee in self.committees)

    def _place(self, variable: str) -> UPath:
        address = os.environ.get(variable)
        return _place(variable, address) if address else UPath(self.home / PLACES[variable])


def local_path(place: UPath) -> Path | None:
    """Return the path of a place on this machine; None elsewhere."""
    return Path(place.path) if place.protocol in ("", "file", "local") else None


@lru_cache(maxsize=1)
def current() -> Settings:
    """Return the settings of this process, read once.

    Raises:
        WrongSetting: the config folder is missing, or an environment variable cannot be used.
        WrongConfig: a value in the config folder cannot be used.
    """
    config_dir = Path(os.environ.get("XEPLOAI_CONFIG") or PROJECT_ROOT / "config" / "quang-nam").absolute()
    texts = {name: _read(config_dir / name) for name in ("committees.csv", "campaigns.yml")}
    lineage = config_dir / "lineage.csv"
    if lineage.exists():
        texts["lineage.csv"] = _read(lineage)
    try:
        return Settings(
            home=Path(os.environ.get("XEPLOAI_HOME") or PROJECT_ROOT / "var").absolute(),
            config_dir=config_dir,
            database_url=os.environ.get("XEPLOAI_DATABASE_URL") or None,
            smtp_url=os.environ.get("XEPLOAI_SMTP_URL") or None,
            committees=_committees(texts["committees.csv"]),
            lineage=_lineage(texts.get("lineage.csv", "")),
            **_campaigns(config_dir / "campaigns.yml", texts["campaigns.yml"]),
            config_text=texts,
            limits=_limits(),
        )
    except ValidationError as error:
        raise _objection(config_dir, error) from None  # the settings that it would cite hold passwords


def use_home(home: str | None) -> None:
    """Make `home` the home of this process and of the processes it starts."""
    if home:
        os.environ["XEPLOAI_HOME"] = str(Path(home).absolute())
    current.cache_clear()


def _read(path: Path) -> str:
    if not path.exists():
        raise WrongSetting(f"{path} is missing. XEPLOAI_CONFIG must name a folder with {path.name} in it.")
    try:
        return path.read_text(encoding="utf-8-sig")  # Excel and Notepad begin a file with a byte order mark
    except (OSError, UnicodeDecodeError) as error:
        raise WrongConfig(f"{path} cannot be read as UTF-8 text: {error}") from error


def _place(variable: str, address: str) -> UPath:
    parts = urlsplit(address) if "://" in address else urlsplit("")
    if parts.scheme in ("", "file"):
        return UPath(address).absolute()
    if parts.scheme not in STORES:
        raise WrongSetting(f"{variable}: {parts.scheme}:// is not known; {_ADDRESSES}.")
    if parts.password is not None:
        raise WrongSetting(f"{variable} holds a password: that belongs into FSSPEC_SFTP_PASSWORD, not into an address.")
    if not parts.hostname or parts.query or parts.fragment:
        raise WrongSetting(f"{variable} cannot be used as it stands; {_ADDRESSES}.")
    told = fsspec_config.conf.get(parts.scheme, {})
    options = {key: value for key, value in STORES[parts.scheme].items() if key not in told}
    if parts.scheme == "sftp":  # (): the account's own file; None, sshfs' default, would trust any server
        options["known_hosts"] = told.get("known_hosts") or ()
    place: UPath = UPath(address, **options)
    return place


_ADDRESSES = "write a folder, sftp://user@host/folder or s3://bucket/folder (docs/places.md)"


def _limits() -> Limits:
    given = {limit: os.environ[variable] for limit, variable in LIMITS.items() if os.environ.get(variable)}
    try:
        return Limits.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        variable = LIMITS[str(first["loc"][0])]
        raise WrongSetting(f"{variable} is «{os.environ[variable]}»: {first['msg']}") from error


def _lineage(text: str) -> tuple[Change, ...]:
    return _lines("lineage.csv", text, Change) if text.strip() else ()


def _committees(text: str) -> tuple[Committee, ...]:
    return _lines("committees.csv", text, Committee)


Line = TypeVar("Line", Change, Committee)


def _lines(name: str, text: str, kind: type[Line]) -> tuple[Line, ...]:
    """Read a CSV file of the config folder. Raises WrongConfig, naming file and line."""
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    lines, columns = [], f"The columns are {', '.join(kind.model_fields)}."
    try:
        header: Sequence[str] = reader.fieldnames or ()
        if not set(kind.model_fields) <= {*header} or "" in header or len({*header}) < len(header):
            raise WrongConfig(f"{name}, line 1: a column is missing, has no name or stands there twice. {columns}")
        for row in reader:
            place = f"{name}, line {reader.line_num}"
            if None in row:
                raise WrongConfig(f"{place}: more values than line 1 has columns; a comma within a value needs quotes.")
            if any(row[key] is None for key in kind.model_fields):
                raise WrongConfig(f"{place}: fewer values than line 1 has columns. {columns}")
            lines.append(kind.model_validate(row))
    except ValidationError as error:
        first = error.errors()[0]
        column = ", ".join(str(part) for part in first["loc"])
        raise WrongConfig(f"{place}, {column}: {first['msg']}, not «{first['input']}». {columns}") from error
    except csv.Error as error:
        raise WrongConfig(f"{name}, line {reader.line_num}: {error}. {columns}") from error
    return tuple(lines)


class OneOfEachKey(yaml.SafeLoader):
    """Reads YAML as `safe_load` does, but refuses a key that is given twice: of two texts one would be lost unseen."""

    def compose_mapping_node(self, anchor: Any) -> yaml.MappingNode:
        """Return the mapping as it is written, before `<<` brings in other keys. Raises ConstructorError."""
        node: yaml.MappingNode = super().compose_mapping_node(anchor)
        seen = set()
        for key, _ in node.value:
            if key.value.__hash__ and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"«{key.value}» is given twice", key.start_mark)
            seen.add(key.value if key.value.__hash__ else id(key))
        return node


def _campaigns(path: Path, text: str) -> dict[str, Any]:
    """Return the rating years, and beside them what is no year: the terms of office. Raises WrongConfig."""
    try:
        years = yaml.load(text, Loader=OneOfEachKey) or {}
    except (yaml.YAMLError, ValueError) as error:  # ValueError: a date such as 2022-13-01
        mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None) or error
        raise WrongConfig(f"{path}{f', line {mark.line + 1}' if mark else ''}: {problem}.") from error
    if not isinstance(years, dict):
        raise WrongConfig(f"{path} is a list or a text; it is one entry per rating year: `2022:`, its keys below it.")
    terms = years.pop("terms", None)
    return {"campaigns": years, "terms": terms or ()}


def _objection(config_dir: Path, error: ValidationError) -> WrongSetting:
    """Return the first objection as a sentence that names file, year and key, and what would be right."""
    first = error.errors()[0]
    said = first["msg"].removeprefix("Value error, ")
    if first["type"] == "extra_forbidden":
        said = f"there is no such key; a campaign has {', '.join(Campaign.model_fields)}"
    elif first["type"] != "value_error" and isinstance(first["input"], str | int | float | date | None):
        said += f", not «{first['input']}»"
    match first["loc"]:
        case ("campaigns", year, *keys):
            place = " ▸ ".join(str(key) for key in keys if key != "[key]")
            named = f"{year}, {place}" if place else "the rating year" if keys else f"{year}"
            return WrongConfig(f"{config_dir / 'campaigns.yml'}: {named}: {said}.")
        case ("terms", *keys):
            return WrongConfig(f"{config_dir / 'campaigns.yml'}: {' ▸ '.join(map(str, ('terms', *keys)))}: {said}.")
        case ():
            return WrongConfig(f"{config_dir}: {said}.")
    return WrongSetting(f"{said}.")
