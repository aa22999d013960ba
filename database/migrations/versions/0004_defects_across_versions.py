"""Defects across versions: fingerprints of findings, waivers, explanations."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

# Two random uuids: no extension is needed, and 244 bits are not searched.
SECRET = """
insert into restricted.fingerprint_secret (secret)
values (uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()))
"""


def upgrade() -> None:
    op.create_table(
        "fingerprint_secret",
        sa.Column("is_only", sa.Boolean(), server_default=sa.text("true"), primary_key=True),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("is_only", name="fingerprint_secret_is_only_check"),
        schema="restricted",
        comment="One row: what keeps the fingerprints of findings from being searched for persons' numbers.",
    )
    op.execute(SECRET)
    for column in (
        sa.Column("fingerprint", sa.Text(), comment="The same in every version of a file in which the defect stands."),
        sa.Column("subject_hash", sa.Text(), comment="Of the sheet and what the row is about, whatever the rule."),
        sa.Column(
            "is_new",
            sa.Boolean(),
            nullable=False,
            server_default=sa.text("true"),
            comment="Not open before in an earlier file.",
        ),
        sa.Column("fixed_by", sa.BigInteger(), comment="The submission in whose judgement it was not found again."),
    ):
        op.add_column("finding", column, schema="gate")
    op.create_foreign_key(
        "finding_fixed_by_fkey",
        "finding",
        "submission",
        ["fixed_by"],
        ["submission_id"],
        source_schema="gate",
        referent_schema="landing",
        ondelete="SET NULL",
    )
    op.create_index("finding_fingerprint_idx", "finding", ["fingerprint"], schema="gate")
    op.create_index("finding_fixed_by_idx", "finding", ["fixed_by"], schema="gate")
    op.add_column(
        "not_evaluated", sa.Column("severity", sa.Text(), comment="What the rule would have weighed."), schema="gate"
    )
    op.create_table(
        "waiver",
        sa.Column("waiver_id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False, comment="cause: one of several waived together."),
        sa.Column("finding_id", sa.BigInteger(), nullable=False, comment="The finding that was looked at."),
        sa.Column("committee_code", sa.Text(), nullable=False),
        sa.Column("rating_year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("rule_id", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column(
            "decided_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("until", sa.Date(), comment="The last day on which a judgement is covered; null: without end."),
        sa.CheckConstraint("action in ('waive', 'revoke')", name="waiver_action_check"),
        sa.CheckConstraint("scope in ('finding', 'cause')", name="waiver_scope_check"),
        sa.ForeignKeyConstraint(["finding_id"], ["gate.finding.finding_id"]),
        sa.PrimaryKeyConstraint("waiver_id"),
        schema="gate",
        comment="Events, only ever added to: of a defect of a committee, year and kind the last one counts.",
    )
    op.create_index(
        "waiver_defect_idx", "waiver", ["committee_code", "rating_year", "kind", "fingerprint"], schema="gate"
    )
    op.create_table(
        "explanation",
        sa.Column("submission_id", sa.BigInteger(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False, comment="The beginning of a finding's fingerprint."),
        sa.Column("explanation", sa.Text(), nullable=False, comment="As typed; may be personal, stays in this schema."),
        sa.ForeignKeyConstraint(["submission_id"], ["landing.submission.submission_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("submission_id", "reference"),
        schema="landing",
        comment="What a committee wrote beside a finding in the sheet of results that it sent back.",
    )
