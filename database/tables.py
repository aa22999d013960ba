"""Operational tables: what the pipeline itself keeps, as SQLAlchemy metadata; Alembic migrates it.

The landing tables of the sheets are not here: they follow from the submission contract (`ingestion/landing_tables.py`).
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Float,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    text,
)  # fmt: skip
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

SCHEMAS = ("config", "landing", "gate", "restricted", "operations", "build", "marts")
STATES = ("received", "unreadable", "landed", "returned", "accepted", "accepted_with_remarks", "superseded")

metadata = MetaData()


def _moment(name: str, **options: object) -> Column[object]:
    return Column(name, DateTime(timezone=True), **options)  # type: ignore[arg-type]


def _submission(**options: object) -> Column[object]:
    key = ForeignKey("landing.submission.submission_id", ondelete="CASCADE")
    return Column("submission_id", BigInteger, key, nullable=False, **options)  # type: ignore[arg-type]


# config: the province's config folder and the contract's code lists, replaced whenever they change
Table(
    "committee", metadata,
    Column("committee_code", Text, primary_key=True),
    Column("committee_name", Text, nullable=False),
    Column("committee_kind", Text, nullable=False),
    Column("contact_email", Text),
    Column("is_expected", Boolean, nullable=False),
    schema="config",
)  # fmt: skip
Table(
    "campaign", metadata,
    Column("rating_year", Integer, primary_key=True),
    Column("expects", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("opens_on", Date, nullable=False),
    Column("due_on", Date, nullable=False),
    Column("cut_off_on", Date, nullable=False),
    Column("regime", Text, nullable=False),
    Column("appraisal", Text, nullable=False),
    Column("is_locked", Boolean, nullable=False),
    Column("quota_base", Text, nullable=False),
    Column("quota_pct", Numeric, nullable=False),
    Column("quota_rounding", Text, nullable=False),
    Column("quota_min_one", Boolean, nullable=False),
    Column("quota_groups", ARRAY(Text), nullable=False, comment="Which kinds of group have a ceiling."),
    Column("vote_threshold", Numeric, nullable=False, comment="Votes for must be more than this share of all."),
    schema="config",
)  # fmt: skip
Table(
    "term", metadata,
    Column("term", Text, primary_key=True),
    Column("first_year", Integer, nullable=False),
    Column("last_year", Integer, nullable=False),
    schema="config",
    comment="Terms of office, as rating years; none share a year.",
)  # fmt: skip
Table(
    "due_exception", metadata,
    Column("rating_year", Integer, primary_key=True),
    Column("committee_code", Text, primary_key=True),
    Column("due_on", Date, nullable=False),
    schema="config",
)  # fmt: skip
Table(
    "level", metadata,
    Column("level", Text, primary_key=True),
    Column("level_rank", Integer, nullable=False),
    Column("level_name", Text, nullable=False),
    schema="config",
)  # fmt: skip
Table(
    "template_column", metadata,
    Column("template_version", Text, primary_key=True),
    Column("sheet", Text, primary_key=True),
    Column("column_key", Text, primary_key=True),
    Column("sheet_name", Text, nullable=False),
    Column("header", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("is_personal", Boolean, nullable=False),
    schema="config",
)  # fmt: skip
Table(
    "lineage", metadata,
    Column("object", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("from_code", Text, primary_key=True),
    Column("to_code", Text, primary_key=True),
    Column("effective_on", Date, primary_key=True),
    Column("decision_no", Text),
    Column("continues", Boolean, nullable=False),
    schema="config",
)  # fmt: skip

# landing: one row per file received per inbox, and what its reading left behind
Table(
    "submission", metadata,
    Column("submission_id", BigInteger, Identity(), primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("committee_code", Text, nullable=False, comment="The committee of the inbox the file lay in."),
    Column("rating_year", Integer),
    Column("kind", Text),
    Column("version_no", Integer, comment="Counts the files of committee, year and kind that were the right file."),
    Column("template_version", Text),
    Column("file_name", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("format", Text, comment="What the bytes were, whatever the name says; null when they were no workbook."),
    Column("document_no", Text),
    Column("document_date", Date),
    _moment("received_at", nullable=False, server_default=func.clock_timestamp()),
    _moment("accepted_at", comment="The accepting verdict's decided_at; kept when superseded."),
    _moment("superseded_at"),
    Column("superseded_by", BigInteger, ForeignKey("landing.submission.submission_id")),
    _moment("held_told_at", comment="When the committee's outbox said that the file waits for another one."),
    _moment("appraisal_asked_at", comment="Passed by the gates, waits for the Board's word since."),
    Column("state", Text, nullable=False),
    UniqueConstraint("sha256", "committee_code", name="submission_sha256_committee_code_key"),
    CheckConstraint("state in ({})".format(", ".join(f"'{state}'" for state in STATES)), name="submission_state_check"),
    Index("submission_chain_idx", "committee_code", "rating_year", "kind"),
    schema="landing",
)  # fmt: skip
Table(
    "sheet", metadata,
    _submission(primary_key=True),
    Column("sheet", Text, primary_key=True),
    Column("header_row", Integer, nullable=False),
    Column("rows_read", Integer, nullable=False, comment="Rows of data, each of them landed."),
    Column("rows_set_aside", Integer, nullable=False, server_default=text("0"), comment="Rows that are no data: sums …"),
    Column("columns", JSONB, nullable=False, comment="Column key → letter, as Excel shows it."),
    schema="landing",
)  # fmt: skip
Table(
    "unreadable_cell", metadata,
    _submission(),
    Column("sheet", Text, nullable=False),
    Column("source_row", Integer, nullable=False),
    Column("column_key", Text, nullable=False),
    Column("typed", Text, nullable=False, comment="What the cell held; may be personal, stays in this schema."),
    Column("reason", Text, nullable=False, server_default="wrong_type", comment="Why it is no value of its column."),
    Index("unreadable_cell_submission_idx", "submission_id"),
    schema="landing",
)  # fmt: skip
Table(
    "kept_cell", metadata,
    _submission(),
    Column("sheet", Text, nullable=False),
    Column("source_row", Integer, nullable=False),
    Column("cell", Text, nullable=False, comment="Its address, as Excel shows it."),
    Column("header", Text, comment="The header of a column that the form does not have."),
    Column("typed", Text, nullable=False, comment="What the cell held; may be personal, stays in this schema."),
    Column("reason", Text, nullable=False, comment="Why it is no value of a column as it stands, as a word of ours."),
    Index("kept_cell_submission_idx", "submission_id"),
    schema="landing",
    comment="What was typed and lands in no column as it was typed: sums, further columns, text in an old encoding.",
)  # fmt: skip
Table(
    "reading_note", metadata,
    _submission(),
    Column("sheet", Text, comment="Null: of the whole file."),
    Column("note", Text, nullable=False, comment="What people should know, as a word of ours."),
    Column("first_row", Integer),
    Column("last_row", Integer),
    Column("count", Integer, nullable=False, comment="Of rows, else of cells."),
    Index("reading_note_submission_idx", "submission_id"),
    schema="landing",
)  # fmt: skip
Table(
    "blank_cell", metadata,
    _submission(),
    Column("sheet", Text, nullable=False),
    Column("source_row", Integer, nullable=False),
    Column("column_key", Text, nullable=False),
    Index("blank_cell_submission_idx", "submission_id"),
    schema="landing",
    comment="Required cells that are empty in a row that is not.",
)  # fmt: skip
Table(
    "refusal", metadata,
    _submission(primary_key=True),
    Column("refusal", Text, nullable=False, comment="Why this is not the right file, as a word of ours."),
    Column("sheet", Text),
    Column("source_row", Integer),
    Column("cell", Text),
    Column("found", Text),
    Column("expected", Text),
    schema="landing",
)  # fmt: skip

Table(
    "receipt", metadata,
    Column("receipt_id", BigInteger, Identity(), primary_key=True),
    _submission(),
    Column("file_name", Text, nullable=False),
    Column("dropped_as", Text, comment="Which drop it was: size and times of the file; a kill may leave one behind."),
    Column("outcome", Text, nullable=False),
    _moment("received_at", nullable=False, server_default=func.clock_timestamp()),
    _moment("told_at", comment="When the committee's outbox got the receipt."),
    CheckConstraint("outcome in ('new', 'known', 'anew')", name="receipt_outcome_check"),
    Index("receipt_submission_idx", "submission_id"),
    schema="landing",
    comment="One row per file taken out of an inbox, also when its bytes were known.",
)  # fmt: skip
Table(
    "explanation", metadata,
    _submission(primary_key=True),
    Column("reference", Text, primary_key=True, comment="The beginning of a finding's fingerprint."),
    Column("explanation", Text, nullable=False, comment="As typed; may be personal, stays in this schema."),
    schema="landing",
    comment="What a committee wrote beside a finding in the sheet of results that it sent back.",
)  # fmt: skip

# gate: what the rules found, for ever
Table(
    "finding", metadata,
    Column("finding_id", BigInteger, Identity(), primary_key=True),
    Column("run_id", Text, nullable=False),
    Column("rule_id", Text, nullable=False),
    Column("severity", Text, nullable=False),
    _submission(),
    Column("committee_code", Text, nullable=False),
    Column("rating_year", Integer),
    Column("sheet", Text),
    Column("source_row", Integer),
    Column("cell", Text),
    Column("cells", ARRAY(Text), nullable=False, server_default=text("'{}'"), comment="Every cell to mark."),
    Column("found", Text),
    Column("expected", Text),
    Column("message", Text, nullable=False),
    Column("state", Text, nullable=False, server_default="open"),
    Column("fingerprint", Text, comment="The same in every version of a file in which the defect stands."),
    Column("subject_hash", Text, comment="Of the sheet and what the row is about, whatever the rule."),
    Column("is_new", Boolean, nullable=False, server_default=text("true"), comment="Not open before in an earlier file."),
    Column(
        "fixed_by", BigInteger, ForeignKey("landing.submission.submission_id", ondelete="SET NULL"),
        comment="The submission in whose judgement it was not found again.",
    ),
    Column(
        "told_by", BigInteger, ForeignKey("landing.submission.submission_id"),
        comment="The other committee's submission that showed it, on a file that was accepted before.",
    ),
    CheckConstraint("severity in ('error', 'warning', 'info')", name="finding_severity_check"),
    CheckConstraint("state in ('open', 'fixed', 'waived')", name="finding_state_check"),
    Index("finding_submission_idx", "submission_id"),
    Index("finding_fingerprint_idx", "fingerprint"),
    Index("finding_fixed_by_idx", "fixed_by"),
    Index("finding_told_by_idx", "told_by", postgresql_where=text("told_by is not null")),
    schema="gate",
)  # fmt: skip
Table(
    "not_evaluated", metadata,
    _submission(primary_key=True),
    Column("run_id", Text, primary_key=True),
    Column("rule_id", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("severity", Text, comment="What the rule would have weighed."),
    schema="gate",
)  # fmt: skip
Table(
    "waiver", metadata,
    Column("waiver_id", BigInteger, Identity(), primary_key=True),
    Column("action", Text, nullable=False),
    Column("scope", Text, nullable=False, comment="cause: one of several waived together."),
    Column("finding_id", BigInteger, ForeignKey("gate.finding.finding_id"), nullable=False,
           comment="The finding that was looked at."),
    Column("committee_code", Text, nullable=False),
    Column("rating_year", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("rule_id", Text, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    _moment("decided_at", nullable=False, server_default=func.clock_timestamp()),
    Column("until", Date, comment="The last day on which a judgement is covered; null: without end."),
    CheckConstraint("action in ('waive', 'revoke')", name="waiver_action_check"),
    CheckConstraint("scope in ('finding', 'cause')", name="waiver_scope_check"),
    Index("waiver_defect_idx", "committee_code", "rating_year", "kind", "fingerprint"),
    schema="gate",
    comment="Events, only ever added to: of a defect of a committee, year and kind the last one counts.",
)  # fmt: skip
Table(
    "verdict", metadata,
    _submission(primary_key=True),
    Column("run_id", Text, primary_key=True),
    Column("verdict", Text, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("warnings", Integer, nullable=False),
    Column("not_evaluated", Integer, nullable=False),
    Column("rules_hash", Text, nullable=False, comment="Which version of the catalogue judged."),
    _moment("decided_at", nullable=False),
    _moment("told_at", comment="When the committee's outbox got the result."),
    Column("is_rejudgement", Boolean, nullable=False, server_default=text("false"),
           comment="Of what was in force already: its state stays."),
    CheckConstraint("verdict in ('unreadable', 'returned', 'accepted', 'accepted_with_remarks')", name="verdict_check"),
    schema="gate",
)  # fmt: skip

Table(
    "appraisal", metadata,
    Column("appraisal_id", BigInteger, Identity(), primary_key=True),
    _submission(),
    Column("decision", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    _moment("decided_at", nullable=False, server_default=func.clock_timestamp()),
    _moment("told_at", comment="When the committee's outbox got the word."),
    CheckConstraint("decision in ('accept', 'return', 'withdraw')", name="appraisal_decision_check"),
    Index("appraisal_submission_idx", "submission_id"),
    schema="gate",
    comment="The Board's word, for ever.",
)  # fmt: skip
Table(
    "rule_version", metadata,
    Column("rules_hash", Text, primary_key=True),
    Column("rule_id", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    schema="gate",
    comment="Which rules a catalogue held: verdicts name it by its hash.",
)  # fmt: skip
Table(
    "rule_text", metadata,
    Column("sha256", Text, primary_key=True),
    Column("rule_id", Text, nullable=False),
    Column("text", Text, nullable=False, comment="The whole rule file as it judged."),
    _moment("first_used_at", nullable=False, server_default=func.clock_timestamp()),
    schema="gate",
)  # fmt: skip

# restricted: who is who; the only place of names and numbers besides landing
Table(
    "person", metadata,
    Column("person_key", Uuid, primary_key=True, server_default=func.gen_random_uuid()),
    Column("full_name", Text, nullable=False),
    Column("name_key", Text, nullable=False),
    Column("birth_date", Date),
    Column("sex", Text),
    Column("admission_date", Date),
    Column("citizen_id", Text),
    Column("card_no", Text),
    Column("file_no", Text),
    schema="restricted",
)  # fmt: skip
Table(
    "person_number", metadata,
    Column("person_key", Uuid, ForeignKey("restricted.person.person_key"), primary_key=True),
    Column("kind", Text, primary_key=True, comment="citizen_id, card_no or file_no"),
    Column("number", Text, primary_key=True),
    Column("committee_code", Text, primary_key=True, comment="Whose file number; '' for the others."),
    Index("person_number_number_idx", "number", "kind"),
    schema="restricted",
)  # fmt: skip
Table(
    "person_link", metadata,
    _submission(primary_key=True),
    Column("sheet", Text, primary_key=True),
    Column("source_row", Integer, primary_key=True),
    Column("person_key", Uuid, ForeignKey("restricted.person.person_key"), nullable=False, index=True),
    Column("matched_by", Text, nullable=False),
    Column("score", Float),
    Column("decided_by", Text, nullable=False),
    _moment("decided_at", nullable=False, server_default=func.clock_timestamp()),
    Column("decision_id", BigInteger, ForeignKey("restricted.link_decision.decision_id"),
           comment="The person's decision that this link follows."),
    Index("person_link_decision_idx", "decision_id", postgresql_where=text("decision_id is not null")),
    schema="restricted",
)  # fmt: skip
Table(
    "link_candidate", metadata,
    Column("candidate_id", BigInteger, Identity(), primary_key=True),
    Column("first_key", Uuid, nullable=False, comment="The lesser of the two keys that were compared."),
    Column("second_key", Uuid, nullable=False),
    Column("person_key", Uuid, nullable=False, comment="Who the first is now, after what people accepted."),
    Column("other_key", Uuid, nullable=False, comment="Who the second is now."),
    Column("score", Float, nullable=False, comment="Match weight in bits: 0 is even odds, each bit doubles them."),
    Column("reasons", ARRAY(Text), nullable=False, comment="Levels of the model that the pair reached."),
    Column("is_probable", Boolean, nullable=False, comment="Strong, and each other's best by far: for review until decided."),
    Column("model_hash", Text, nullable=False, comment="Which version of the model compared."),
    _moment("found_at", nullable=False, server_default=func.clock_timestamp()),
    Column("state", Text, nullable=False, server_default="open"),
    CheckConstraint("state in ('open', 'accepted', 'rejected', 'void')", name="link_candidate_state_check"),
    CheckConstraint("first_key < second_key", name="link_candidate_order_check"),
    UniqueConstraint("first_key", "second_key", name="link_candidate_pair_key"),
    schema="restricted",
    comment="The review queue: pairs of persons that may be one; never merged by the machine.",
)  # fmt: skip
Table(
    "link_decision", metadata,
    Column("decision_id", BigInteger, Identity(), primary_key=True),
    Column("action", Text, nullable=False),
    Column("candidate_id", BigInteger, ForeignKey("restricted.link_candidate.candidate_id")),
    Column("undoes", BigInteger, ForeignKey("restricted.link_decision.decision_id"),
           comment="The decision that this one takes back."),
    Column("kept_key", Uuid, nullable=False, comment="Who stays: the person that takes the rows, or loses them."),
    Column("other_key", Uuid, nullable=False, comment="The key that ended (accept) or began (split)."),
    Column("reason", Text, nullable=False),
    Column("decided_by", Text, nullable=False),
    _moment("decided_at", nullable=False, server_default=func.clock_timestamp()),
    CheckConstraint("action in ('accept', 'reject', 'split', 'undo')", name="link_decision_action_check"),
    UniqueConstraint("undoes", name="link_decision_undoes_key"),
    schema="restricted",
    comment="Events, only ever added to: a decision stands until another one undoes it.",
)  # fmt: skip
Table(
    "link_move", metadata,
    Column("decision_id", BigInteger, ForeignKey("restricted.link_decision.decision_id"), primary_key=True),
    _submission(primary_key=True),
    Column("sheet", Text, primary_key=True),
    Column("source_row", Integer, primary_key=True),
    Column("person_key", Uuid, nullable=False, comment="Whose row it was."),
    Column("matched_by", Text, nullable=False),
    Column("score", Float),
    Column("decided_by", Text, nullable=False),
    _moment("decided_at", nullable=False),
    Column("followed", BigInteger, comment="The decision that the link followed before."),
    Index("link_move_submission_idx", "submission_id"),
    schema="restricted",
    comment="How each link stood before a decision moved it; what an undo puts back.",
)  # fmt: skip
Table(
    "committee_login", metadata,
    Column("role_name", Text, primary_key=True),
    Column("committee_code", Text, nullable=False),
    schema="restricted",
)  # fmt: skip

Table(
    "fingerprint_secret", metadata,
    Column("is_only", Boolean, CheckConstraint("is_only", name="fingerprint_secret_is_only_check"), primary_key=True,
           server_default=text("true")),
    Column("secret", LargeBinary, nullable=False),
    schema="restricted",
    comment="One row: what keeps the fingerprints of findings from being searched for persons' numbers.",
)  # fmt: skip

# operations: what the machine did
Table(
    "turn", metadata,
    Column("work", Text, primary_key=True, comment="Whoever holds this row locked does this work."),
    schema="operations",
)  # fmt: skip
Table(
    "publication", metadata,
    Column("publication_id", BigInteger, Identity(), primary_key=True),
    _moment("published_at", nullable=False, server_default=func.clock_timestamp()),
    Column("built_from", Text, nullable=False, comment="Token of the state of landing, gate, restricted and config."),
    Column("changes", JSONB, nullable=False, comment="Table → rows deleted and inserted."),
    _moment("recorded_until", comment="The last acceptance or person's link decision that it knew."),
    schema="operations",
)  # fmt: skip
Table(
    "flag_period", metadata,
    Column("subject_kind", Text, primary_key=True),
    Column("subject_key", Text, primary_key=True),
    Column("first_year", Integer, primary_key=True),
    Column("second_year", Integer, primary_key=True),
    Column("status", Text, primary_key=True),
    _moment("opened_at", primary_key=True),
    _moment("closed_at"),
    Column("opened_by", Text, nullable=False),
    Column("closed_by", Text),
    Column("committee_code", Text, nullable=False),
    Column("opened_in", BigInteger, ForeignKey("operations.publication.publication_id"), nullable=False,
           comment="The publication from which on it could be seen."),
    Column("closed_in", BigInteger, ForeignKey("operations.publication.publication_id")),
    CheckConstraint("closed_at >= opened_at", name="flag_period_closed_after_check"),
    CheckConstraint("(closed_at is null) = (closed_by is null)", name="flag_period_closed_by_check"),
    schema="operations",
    comment="Every flag ever published and when it was open, for ever: only added to, and closed once.",
)  # fmt: skip
