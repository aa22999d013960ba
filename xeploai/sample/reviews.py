"""Reviews: from collectives and leaders to suggested reviews, a subject once a year, some with two topics."""

from __future__ import annotations

from datetime import date

import numpy as np
import polars as pl

import settings
from xeploai.sample.chance import Array, Ints, stream, workdays
from xeploai.sample.levels import NONE
from xeploai.sample.plan import COLLECTIVE_REVIEWS, LEADER_REVIEWS, Plan
from xeploai.sample.season import Season
from xeploai.sample.tables import submitters
from xeploai.sample.year import Year

_CONTENT = {
    "GIAI_NGAN": "Giải ngân vốn đầu tư công đạt thấp so với kế hoạch năm",
    "GPMB": "Chậm giải phóng mặt bằng, ảnh hưởng tiến độ dự án",
    "DAN_CU": "Chậm hỗ trợ sắp xếp, ổn định dân cư",
    "GIAO_DUC": "Hạn chế trong quản lý trường, lớp và đội ngũ giáo viên",
    "Y_TE": "Hạn chế trong mua sắm thuốc, vật tư y tế",
    "PCTN": "Chậm xử lý kiến nghị về phòng, chống tham nhũng, tiêu cực",
    "LANH_DAO": "Trách nhiệm trong công tác lãnh đạo, chỉ đạo, điều hành",
    "KHAC": "Chậm khắc phục hạn chế, khuyết điểm đã được chỉ ra",
}
_TWO_TOPICS = 0.09
_FORMER = 0.16
_CARD_ONLY, _FILE_ONLY = 0.07, 0.1


def suggest(plan: Plan, rated: Year, people: pl.DataFrame, year: int, season: Season | None) -> pl.DataFrame:
    """Return the suggested reviews of `year`.

    Args:
        plan: sizes and seed.
        rated: the year whose collectives and leaders are drawn from; for years before the first, the first.
        people: everybody that year, those included who led once and have left.
        year: the year of the reviews.
        season: the review days, when the reviews are of the rated year itself.
    """
    rng = stream(plan.seed, "reviews", year)
    frame = pl.concat([_collectives(plan, rated, year, season, rng), _leaders(plan, rated, people, year, season, rng)])
    topics = np.array(list(_CONTENT), dtype=object)
    chosen = rng.integers(0, len(topics), frame.height)
    second = (chosen + rng.integers(1, len(topics), frame.height)) % len(topics)
    twice = rng.random(frame.height) < _TWO_TOPICS
    days = pl.Series("drawn", rng.choice(workdays(date(year, 12, 6), date(year, 12, 29)), frame.height))
    told = pl.Series("document_date", rng.choice(workdays(date(year, 11, 7), date(year, 11, 29)), frame.height))
    told_no = pl.Series("document_no", [f"{n}-CV/BTC" for n in rng.integers(100, 900, frame.height).tolist()])
    by = rng.choice(np.array(["TINH", "HUYEN", "COSO"], dtype=object), frame.height, p=[0.25, 0.6, 0.15])
    first = frame.with_columns(
        pl.Series("topic", topics[chosen].tolist()), told, told_no, days, _outcome(rng, frame.height),
        suggested_by=pl.when(pl.col("submitter") == settings.PROVINCE)
        .then(pl.lit("TINH")).otherwise(pl.Series(by.tolist(), dtype=pl.String)),
    )  # fmt: skip
    again = first.with_columns(pl.Series("topic", topics[second].tolist())).filter(pl.Series(twice))
    rows = pl.concat([first, again.with_columns(_outcome(rng, again.height))]).sort("submitter", "kind_order", "order")
    done = pl.col("outcome") != "CHUA"
    return rows.with_columns(
        review_date=pl.when(done).then(pl.coalesce("reviewed", "drawn")),
        content=pl.col("topic").replace_strict(_CONTENT),
    )


def identify(rng: np.random.Generator, persons: pl.DataFrame) -> pl.DataFrame:
    """Return how each person is named: by citizen id mostly, some by card or file number only.

    The province's office has no file numbers of its own; it never names anybody by one.
    """
    draw = pl.Series("draw", rng.random(persons.height))
    own = pl.col("submitter") != settings.PROVINCE
    by_card = pl.col("card_no").is_not_null() & ((pl.col("draw") < _CARD_ONLY) | pl.col("citizen_id").is_null())
    by_file = own & ((pl.col("draw") > 1 - _FILE_ONLY + _CARD_ONLY) | (pl.col("citizen_id").is_null() & ~by_card))
    return persons.with_columns(draw).with_columns(
        subject_code=pl.when(~by_card & ~by_file).then("citizen_id"),
        card_no=pl.when(by_card).then("card_no"),
        file_no=pl.when(by_file & ~by_card).then("file_no"),
        subject_name=pl.col("full_name"),
    ).drop("draw")  # fmt: skip


def _collectives(plan: Plan, rated: Year, year: int, season: Season | None, rng: np.random.Generator) -> pl.DataFrame:
    frame = rated.world.collectives
    able = np.flatnonzero(rated.collectives > NONE)
    chosen = np.sort(rng.permutation(able)[: plan.count(COLLECTIVE_REVIEWS[year], least=3)])
    rows = frame[chosen]
    return rows.select(
        "submitter", subject_kind=pl.lit("COLLECTIVE"), subject_code="collective_code",
        card_no=pl.lit(None, pl.String), file_no=pl.lit(None, pl.String), subject_name="collective_name",
        birth_date=pl.lit(None, pl.Date), person=pl.lit(None, pl.Int64),
        reviewed=_reviewed(season, rows["org"].to_numpy()), kind_order=pl.lit(0), order=pl.Series(chosen),
    )  # fmt: skip


def _leaders(
    plan: Plan, rated: Year, people: pl.DataFrame, year: int, season: Season | None, rng: np.random.Generator
) -> pl.DataFrame:
    posts, frame = rated.world.posts, rated.world.collectives
    posts = posts.with_columns(
        frame["submitter"].gather(posts["collective"]), frame["org"].gather(posts["collective"])
    ).filter(pl.Series(rated.posts > NONE))
    leading = posts.unique("person", keep="first", maintain_order=True).select("person", "submitter", "org")
    wanted = plan.count(LEADER_REVIEWS[year], least=3)
    former = _former(rated, people, round(wanted * _FORMER), rng) if season is None else leading.clear()
    now = leading[np.sort(rng.permutation(leading.height)[: wanted - former.height])]
    rows = pl.concat([now, former]).join(people, on="person", how="left", maintain_order="left")
    return identify(rng, rows).select(
        "submitter", "subject_code", "card_no", "file_no", "subject_name", "birth_date", "person",
        subject_kind=pl.lit("LEADER"), reviewed=_reviewed(season, rows["org"].to_numpy()), kind_order=pl.lit(1),
        order=pl.int_range(pl.len()),
    ).select(_COLUMNS)  # fmt: skip


_COLUMNS = [
    "submitter", "subject_kind", "subject_code", "card_no", "file_no", "subject_name", "birth_date", "person",
    "reviewed", "kind_order", "order",
]  # fmt: skip


def _former(rated: Year, people: pl.DataFrame, count: int, rng: np.random.Generator) -> pl.DataFrame:
    """Draw persons who led in earlier years: some are plain members now, some have left."""
    leading = rated.world.posts["person"].to_list()
    able = people.filter(
        ~pl.col("person").is_in(leading)
        & pl.col("official_date").is_not_null()
        & pl.col("birth_date").dt.year().is_between(1958, 1980)
    ).select("person", "cell", "has_left")
    left = able.filter("has_left")
    gone = left[rng.permutation(left.height)[: count // 3]]
    stayed = able.filter(~pl.col("has_left"))
    chosen = pl.concat([stayed[rng.permutation(stayed.height)[: count - gone.height]], gone])
    committee = rated.world.structure.committee[chosen["cell"].to_numpy()]
    return chosen.select(
        "person", submitter=pl.Series(submitters()[committee].tolist(), dtype=pl.String), org="cell"
    )  # fmt: skip


def _reviewed(season: Season | None, org: Ints) -> pl.Series:
    days: Array = season.review[org] if season else np.full(len(org), np.datetime64("NaT", "D"))
    return pl.Series("reviewed", days.astype("datetime64[D]"))


def _outcome(rng: np.random.Generator, count: int) -> pl.Series:
    draw = rng.random(count)
    outcome = np.where(draw < 0.96, "LAM_RO", np.where(draw < 0.994, "CHUA_RO", "CHUA"))
    return pl.Series("outcome", outcome.tolist(), dtype=pl.String)
