"""What reading leaves behind: reasons, kept cells, notes, receipts."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column(
        "submission",
        sa.Column(
            "format", sa.Text(), comment="What the bytes were, whatever the name says; null when they were no workbook."
        ),
        schema="landing",
    )
    op.alter_column("sheet", "rows_read", comment="Rows of data, each of them landed.", schema="landing")
    op.add_column(
        "sheet",
        sa.Column(
            "rows_set_aside",
            sa.Integer(),
            nullable=False,
            server_default=sa.text("0"),
            comment="Rows that are no data: sums …",
        ),
        schema="landing",
    )
    op.add_column(
        "unreadable_cell",
        sa.Column(
            "reason",
            sa.Text(),
            nullable=False,
            server_default="wrong_type",
            comment="Why it is no value of its column.",
        ),
        schema="landing",
    )
    op.create_table(
        "kept_cell",
        sa.Column("submission_id", sa.BigInteger(), nullable=False),
        sa.Column("sheet", sa.Text(), nullable=False),
        sa.Column("source_row", sa.Integer(), nullable=False),
        sa.Column("cell", sa.Text(), nullable=False, comment="Its address, as Excel shows it."),
        sa.Column("header", sa.Text(), comment="The header of a column that the form does not have."),
        sa.Column(
            "typed", sa.Text(), nullable=False, comment="What the cell held; may be personal, stays in this schema."
        ),
        sa.Column(
            "reason",
            sa.Text(),
            nullable=False,
            comment="Why it is no value of a column as it stands, as a word of ours.",
        ),
        sa.ForeignKeyConstraint(["submission_id"], ["landing.submission.submission_id"], ondelete="CASCADE"),
        schema="landing",
        comment="What was typed and lands in no column as it was typed: sums, further columns, text in an old encoding.",
    )
    op.create_index("kept_cell_submission_idx", "kept_cell", ["submission_id"], schema="landing")
    op.create_table(
        "reading_note",
        sa.Column("submission_id", sa.BigInteger(), nullable=False),
        sa.Column("sheet", sa.Text(), comment="Null: of the whole file."),
        sa.Column("note", sa.Text(), nullable=False, comment="What people should know, as a word of ours."),
        sa.Column("first_row", sa.Integer()),
        sa.Column("last_row", sa.Integer()),
        sa.Column("count", sa.Integer(), nullable=False, comment="Of rows, else of cells."),
        sa.ForeignKeyConstraint(["submission_id"], ["landing.submission.submission_id"], ondelete="CASCADE"),
        schema="landing",
    )
    op.create_index("reading_note_submission_idx", "reading_note", ["submission_id"], schema="landing")
    op.create_table(
        "receipt",
        sa.Column("receipt_id", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("submission_id", sa.BigInteger(), nullable=False),
        sa.Column("file_name", sa.Text(), nullable=False),
        sa.Column(
            "dropped_as",
            sa.Text(),
            comment="Which drop it was: size and times of the file; a kill may leave one behind.",
        ),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column(
            "received_at", sa.DateTime(timezone=True), server_default=sa.text("clock_timestamp()"), nullable=False
        ),
        sa.Column("told_at", sa.DateTime(timezone=True), comment="When the committee's outbox got the receipt."),
        sa.CheckConstraint("outcome in ('new', 'known', 'anew')", name="receipt_outcome_check"),
        sa.ForeignKeyConstraint(["submission_id"], ["landing.submission.submission_id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("receipt_id"),
        schema="landing",
        comment="One row per file taken out of an inbox, also when its bytes were known.",
    )
    op.create_index("receipt_submission_idx", "receipt", ["submission_id"], schema="landing")
