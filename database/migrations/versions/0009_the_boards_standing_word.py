"""The Board's word that still stands on a submission: the last one, until the same file comes anew."""

from alembic import op

revision = "0009"
down_revision = "0008"

_STANDING_WORD = """
create view gate.standing_word as
select distinct on (appraisal.submission_id)
    appraisal.submission_id, appraisal.appraisal_id, appraisal.decision, appraisal.reason, appraisal.decided_by,
    appraisal.decided_at
from gate.appraisal
where not exists (
    select from landing.receipt
    where receipt.submission_id = appraisal.submission_id and receipt.outcome = 'anew'
        and receipt.received_at > appraisal.decided_at
)
order by appraisal.submission_id, appraisal.appraisal_id desc
"""


def upgrade() -> None:
    op.execute(_STANDING_WORD)
    op.execute(
        "comment on view gate.standing_word is 'The Board''s last word on a submission that did not come anew since.'"
    )
