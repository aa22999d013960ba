"""What a campaign leaves to the province: the ceiling of excellent ratings and the votes that a rating needs."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"

# An exact share: of numerics, so that 20 % of 25 is 5 and not a little less.
STRICT = """
create function config.strict_ceiling(
    htxs bigint, htt bigint, base text, pct numeric, rounding text, min_one boolean
) returns bigint
language sql immutable strict parallel safe
return greatest(
    case rounding
        when 'floor' then floor(pct * (case base when 'T' then htt else htxs + htt end) / 100)
        when 'ceil' then ceil(pct * (case base when 'T' then htt else htxs + htt end) / 100)
        else round(pct * (case base when 'T' then htt else htxs + htt end) / 100)
    end,
    min_one::integer
)::bigint
"""
LOOSE = """
create function config.loose_ceiling(htxs bigint, htt bigint, pct numeric, min_one boolean) returns bigint
language sql immutable strict parallel safe
return greatest(ceil(pct * (htxs + htt) / 100), min_one::integer)::bigint
"""
VERDICT = """
create function config.quota_verdict(htxs bigint, htt bigint, strict bigint, loose bigint) returns text
language sql immutable strict parallel safe
return case
    when htxs + htt = 0 then 'NOT_APPLICABLE'
    when htxs <= strict then 'OK'
    when htxs <= loose then 'WARNING'
    else 'VIOLATION'
end
"""


def upgrade() -> None:
    op.execute("delete from config.campaign")  # filled again before anything is judged
    op.execute("comment on schema config is null")
    for column in (
        sa.Column("quota_base", sa.Text(), nullable=False),
        sa.Column("quota_pct", sa.Numeric(), nullable=False),
        sa.Column("quota_rounding", sa.Text(), nullable=False),
        sa.Column("quota_min_one", sa.Boolean(), nullable=False),
        sa.Column(
            "quota_groups", postgresql.ARRAY(sa.Text()), nullable=False, comment="Which kinds of group have a ceiling."
        ),
        sa.Column(
            "vote_threshold", sa.Numeric(), nullable=False, comment="Votes for must be more than this share of all."
        ),
    ):
        op.add_column("campaign", column, schema="config")
    for function in (STRICT, LOOSE, VERDICT):
        op.execute(function)
