"""Who may be the same person, what people decided about it, and how every link stood before."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "link_candidate",
        sa.Column("candidate_id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("first_key", sa.Uuid(), nullable=False, comment="The lesser of the two keys that were compared."),
        sa.Column("second_key", sa.Uuid(), nullable=False),
        sa.Column("person_key", sa.Uuid(), nullable=False, comment="Who the first is now, after what people accepted."),
        sa.Column("other_key", sa.Uuid(), nullable=False, comment="Who the second is now."),
        sa.Column("score", sa.Float(), nullable=False, comment="Match weight in bits: 0 is even odds, each bit doubles them."),
        sa.Column("reasons", postgresql.ARRAY(sa.Text()), nullable=False, comment="Levels of the model that the pair reached."),
        sa.Column("is_probable", sa.Boolean(), nullable=False, comment="Strong, and each other's best by far: for review until decided."),
        sa.Column("model_hash", sa.Text(), nullable=False, comment="Which version of the model compared."),
        sa.Column("found_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.CheckConstraint("state in ('open', 'accepted', 'rejected', 'void')", name="link_candidate_state_check"),
        sa.CheckConstraint("first_key < second_key", name="link_candidate_order_check"),
        sa.PrimaryKeyConstraint("candidate_id"),
        sa.UniqueConstraint("first_key", "second_key", name="link_candidate_pair_key"),
        schema="restricted",
        comment="The review queue: pairs of persons that may be one; never merged by the machine.",
    )  # fmt: skip
    op.create_table(
        "link_decision",
        sa.Column("decision_id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("candidate_id", sa.BigInteger()),
        sa.Column("undoes", sa.BigInteger(), comment="The decision that this one takes back."),
        sa.Column("kept_key", sa.Uuid(), nullable=False, comment="Who stays: the person that takes the rows, or loses them."),
        sa.Column("other_key", sa.Uuid(), nullable=False, comment="The key that ended (accept) or began (split)."),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False),
        sa.CheckConstraint("action in ('accept', 'reject', 'split', 'undo')", name="link_decision_action_check"),
        sa.ForeignKeyConstraint(["candidate_id"], ["restricted.link_candidate.candidate_id"]),
        sa.ForeignKeyConstraint(["undoes"], ["restricted.link_decision.decision_id"]),
        sa.PrimaryKeyConstraint("decision_id"),
        sa.UniqueConstraint("undoes", name="link_decision_undoes_key"),
        schema="restricted",
        comment="Events, only ever added to: a decision stands until another one undoes it.",
    )  # fmt: skip
    op.create_table(
        "link_move",
        sa.Column("decision_id", sa.BigInteger(), nullable=False),
        sa.Column("submission_id", sa.BigInteger(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("source_row", sa.Integer(), nullable=False),
        sa.Column("person_key", sa.Uuid(), nullable=False, comment="Whose row it was."),
        sa.Column("matched_by", sa.Text(), nullable=False),
        sa.Column("score", sa.Float()),
        sa.Column("decided_by", sa.Text(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("followed", sa.BigInteger(), comment="The decision that the link followed before."),
        sa.ForeignKeyConstraint(["decision_id"], ["restricted.link_decision.decision_id"]),
        sa.ForeignKeyConstraint(["submission_id"], ["landing.submission.submission_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("decision_id", "submission_id", "sheet", "source_row"),
        schema="restricted",
        comment="How each link stood before a decision moved it; what an undo puts back.",
    )
    op.add_column(
        "person_link",
        sa.Column(
            "decision_id",
            sa.BigInteger(),
            sa.ForeignKey("restricted.link_decision.decision_id"),
            comment="The person's decision that this link follows.",
        ),
        schema="restricted",
    )
    op.create_index(
        "person_link_decision_idx", "person_link", ["decision_id"], schema="restricted",
        postgresql_where=sa.text("decision_id is not null"),
    )  # fmt: skip
    op.create_index("link_move_submission_idx", "link_move", ["submission_id"], schema="restricted")
