"""A province that is reorganised over four years: its rows, and, written down by hand, what becomes of every code.

Nothing here reads lineage.csv: HEIRS, HOMES and TOUCHED are the truth that following it must come to.
"""

import random
import uuid
from collections import Counter
from dataclasses import dataclass, replace

YEARS = range(2021, 2025)
LINEAGE = """object,kind,from_code,to_code,effective_on,decision_no,continues
committee,merge,QNA10,QNA09,2023-01-01,,
organisation,rename,O3,O3N,2022-05-01,,
organisation,merge,O5,OU,2023-03-01,,yes
organisation,merge,O6,OU,2023-03-01,,
organisation,merge,O7,O8,2023-03-01,,no
organisation,split,O9,O9B,2022-03-01,,
organisation,split,O10,O10A,2023-03-01,,yes
organisation,split,O10,O10B,2023-03-01,,
organisation,move,O11,QNA12,2023-06-01,,
collective,rename,T1,T1N,2022-05-01,,
collective,merge,T2,T3,2023-03-01,,
collective,rename,T4,T5,2022-05-01,,
collective,rename,T5,T4,2023-05-01,,
"""
HEIRS = {  # (code, year) → its code in the next year where it changes; None: nobody continues it
    ("QNA10", 2022): None, ("O3", 2021): "O3N", ("O5", 2022): "OU", ("O6", 2022): None, ("O7", 2022): None,
    ("O10", 2022): "O10A", ("T1", 2021): "T1N", ("T2", 2022): None, ("T4", 2021): "T5", ("T5", 2022): "T4",
}  # fmt: skip
POSTS = {("T2", 2022): "T3"}  # a leader's post goes on in the collective that took the other in
HOMES = {"O7": "QNA12", "O11": "QNA12"}  # where an organisation that went elsewhere is today
TOUCHED = {
    2022: {"O3", "O3N", "O9", "O9B", "T1", "T1N", "T4", "T5"},
    2023: {"QNA09", "QNA10", "O5", "O6", "OU", "O7", "O8", "O10", "O10A", "O10B", "O11", "T2", "T3", "T4", "T5"},
}


@dataclass(frozen=True)
class Rating:
    year: int
    kind: str  # organisation, collective, member or leader
    key: str
    post: str
    committee: str
    organisation: str
    level: str | None

    @property
    def summary_kind(self):
        return {"organisation": "DBHU" if self.committee == "QNA00" else "TCCSD"}.get(self.kind, self.kind.upper())


def organisations(year):
    """Every organisation's committee, in the structure of the year."""
    ninth = "QNA10" if year < 2023 else "QNA09"
    return {
        "O1": "QNA09", "O2": ninth, ("O3" if year < 2022 else "O3N"): "QNA11", "O8": "QNA12", "O9": "QNA12",
        "O11": "QNA11" if year < 2023 else "QNA12",
        **({"O9B": "QNA12"} if year >= 2022 else {}),
        **({"O5": ninth, "O6": "QNA09", "O7": "QNA11", "O10": ninth} if year < 2023 else {"OU": "QNA09", "O10A": "QNA09",
           "O10B": "QNA09"}),
    }  # fmt: skip


def collectives(year):
    """Every collective's organisation."""
    fourth = "T5" if year == 2022 else "T4"
    return {("T1" if year < 2022 else "T1N"): "O8", "T3": "O1", fourth: "O9", **({"T2": "O2"} if year < 2023 else {})}


def province(seed):
    """Four years of ratings; people come, go and move, some are not rated, some organisations are not submitted."""
    rng = random.Random(seed)

    def level():
        return rng.choice(["HTXS", "HTT", "HT", "KHT", None])

    people = [str(uuid.UUID(int=rng.getrandbits(128), version=4)) for _ in range(40)]
    for year in YEARS:
        committees = sorted({*organisations(year).values()})
        for code in committees:
            yield Rating(year, "organisation", code, "", "QNA00", code, level())
        there = {code: home for code, home in organisations(year).items() if rng.random() < 0.9}
        for code, home in there.items():
            yield Rating(year, "organisation", code, "", home, code, level())
        led = {code: of for code, of in collectives(year).items() if of in there}
        for code, of in led.items():
            yield Rating(year, "collective", code, "", there[of], of, level())
        for person in people:
            cell = rng.choice(sorted(there)) if rng.random() < 0.3 else sorted(there)[people.index(person) % len(there)]
            if rng.random() < 0.85:
                yield Rating(year, "member", person, "", there[cell], cell, level())
        for person in people[:6]:
            for post in rng.sample(sorted(led), 2):
                yield Rating(year, "leader", person, post, there[led[post]], led[post], level())


def expected(ratings):
    """mart_year_over_year in plain Python: (year, reading, committee, kind, previous level, level) → subjects."""
    counts = Counter()
    for year in YEARS[1:]:
        before, now = ([r for r in ratings if r.year == y] for y in (year - 1, year))
        as_they_are = {(r.kind, r.key, r.post): r for r in before}
        _count(counts, year, "as_reported", as_they_are, [], now)
        _count(counts, year, "todays_structure", *_carried(before), [_at_home(r) for r in now])
        stable = {key: r for key, r in as_they_are.items() if not _is_touched(r, year)}
        present = {key: r for r in now if (key := (r.kind, r.key, r.post)) in stable and not _is_touched(r, year)}
        _count(counts, year, "comparable", {key: stable[key] for key in present}, [], list(present.values()))
    compared = {"as_reported": {("QNA10", 2023)}, "comparable": {("QNA10", 2023)}, "todays_structure": set()}
    return {
        key: count for key, count in counts.items()
        if (key[2], key[0]) not in compared[key[1]] and (key[1] != "comparable" or not {"NEW", "GONE"} & set(key[4:]))
    }  # fmt: skip


def _is_touched(rating, year):
    return bool({rating.key, rating.post, rating.committee, rating.organisation} & TOUCHED.get(year, set()))


def _carried(before):
    """Last year's ratings under this year's keys, and those that nobody continues."""
    heirs, gone = {}, []
    for r in sorted(before, key=lambda r: (r.key, r.post)):
        key, post = r.key, r.post
        if r.kind in ("organisation", "collective"):
            key = HEIRS.get((key, r.year), key)
        if r.kind == "leader":
            post = POSTS.get((post, r.year)) or HEIRS.get((post, r.year), post)
        marked = key != r.key or (post != r.post and (r.post, r.year) not in POSTS)
        there = heirs.get((r.kind, key, post))
        if key is None:
            gone.append(_at_home(r))
        elif there is None or marked or (there.post != post and r.post == post):
            gone += [] if there is None else [_at_home(there)]
            heirs[r.kind, key, post] = r
        else:
            gone.append(_at_home(r))
    return {key: _at_home(r) for key, r in heirs.items()}, gone


def _at_home(rating):
    home = rating.committee
    if home != "QNA00":
        home = HOMES.get(rating.organisation, "QNA09" if home == "QNA10" else home)
    return replace(rating, committee=home)


def _count(counts, year, reading, earlier, gone, now):
    later = {(r.kind, r.key, r.post): r for r in now}
    pairs = [(earlier.get(key), later.get(key)) for key in earlier.keys() | later.keys()]
    for before, after in [*pairs, *((r, None) for r in gone)]:
        _tell(counts, (year, reading), before, after, lambda r: r and r.summary_kind, lambda r: "ALL")
        _tell(
            counts, (year, reading), before, after, lambda r: r and (r.committee, r.summary_kind), lambda r: r.committee
        )


def _tell(counts, head, before, after, place, committee):
    if before and after and place(before) == place(after):
        counts[*head, committee(before), before.summary_kind, _level(before), _level(after)] += 1
        return
    if before:
        counts[*head, committee(before), before.summary_kind, _level(before), "GONE"] += 1
    if after:
        counts[*head, committee(after), after.summary_kind, "NEW", _level(after)] += 1


def _level(rating):
    return rating.level or "NOT_RATED"
