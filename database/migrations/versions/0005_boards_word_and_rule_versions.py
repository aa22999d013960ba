"""The Board's word on a submission, judging again, and the text of every rule that ever judged."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column(
        "submission",
        sa.Column("appraisal_asked_at", sa.DateTime(timezone=True), comment="Passed by the gates, waits for the Board's word since."),
        schema="landing",
    )  # fmt: skip
    op.add_column(
        "verdict",
        sa.Column("is_rejudgement", sa.Boolean(), nullable=False, server_default=sa.text("false"), comment="Of what was in force already: its state stays."),
        schema="gate",
    )  # fmt: skip
    op.create_table(
        "appraisal",
        sa.Column("appraisal_id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("submission_id", sa.BigInteger(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), comment="When the committee's outbox got the word."),
        sa.CheckConstraint("decision in ('accept', 'return', 'withdraw')", name="appraisal_decision_check"),
        sa.ForeignKeyConstraint(["submission_id"], ["landing.submission.submission_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("appraisal_id"),
        schema="gate",
        comment="The Board's word, for ever.",
    )  # fmt: skip
    op.create_index("appraisal_submission_idx", "appraisal", ["submission_id"], schema="gate")
    op.create_table(
        "rule_version",
        sa.Column("rules_hash", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rules_hash", "rule_id"),
        schema="gate",
        comment="Which rules a catalogue held: verdicts name it by its hash.",
    )
    op.create_table(
        "rule_text",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False, comment="The whole rule file as it judged."),
        sa.Column("first_used_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.PrimaryKeyConstraint("sha256"),
        schema="gate",
    )  # fmt: skip
