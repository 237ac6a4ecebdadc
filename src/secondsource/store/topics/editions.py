"""The edition that readers look at: its items, its stories, and who took over whom."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select, update

from secondsource.store.asking import question
from secondsource.store.base import Edition, Part, Row, Slice
from secondsource.store.schema import editions, held_as, items, moved, parts
from secondsource.store.topics.base import BATCH, Writing, batches, cursor
from secondsource.store.topics.finding import Finding
from secondsource.store.words import folded

_ROW = (items.c.kind, items.c.id, items.c.body, items.c.story, items.c.status, items.c.text, items.c.rank)
#: More than this at once is asked for page by page.
MOST = 1000
#: The kind of item that stories consist of.
REPORTS = ("report", "reports")
#: Rows that are written at a time.
TOGETHER = 2000


class EditionsView(Finding):
    """See `base.View`."""

    def edition(self) -> Edition | None:
        """The last one."""
        row = self._at.execute(select(editions).order_by(editions.c.n.desc()).limit(1)).first()
        if row is None:
            return None
        return Edition(row.n, row.key, row.made, json.loads(row.counts), tuple(json.loads(row.provisional)))

    def rows(
        self,
        kind: str,
        *,
        story: str | None = None,
        status: str = "",
        words: str = "",
        after: str | None = None,
        limit: int = 100,
        by_rank: bool = False,
    ) -> Slice:
        """The cursor is the place of the last item, with its rank where that is the order."""
        limit = max(1, min(limit, MOST))
        wanted = [items.c.kind == kind]
        if story is not None:
            wanted.append(items.c.story == story)
        if status:
            wanted.append(items.c.status == status)
        if words.strip():
            phrases = question(words).phrases
            if not phrases:
                return Slice((), None)
            within = select(items.c.n, items.c.text).where(*wanted)
            wanted[0] = self._having(kind, within, phrases)
        asked = select(items.c.n, *_ROW).where(*wanted).limit(limit + 1)
        # with a story or words there are few to sort; the index of ranks would lead through all
        rank = (items.c.rank if len(wanted) == 1 and not words.strip() else items.c.rank + 0.0) if by_rank else None
        found = self._at.execute(_after(asked, after, rank)).all()
        page = found[:limit]
        more = len(found) > limit
        last = (f"{page[-1].rank!r}:{page[-1].n}" if by_rank else str(page[-1].n)) if more else None
        return Slice(tuple(Row(*row[1:]) for row in page), last)

    def row(self, id_: str) -> Row | None:
        """An id in full goes before one that only begins so."""
        exact = self._at.execute(select(*_ROW).where(items.c.id == id_).order_by(items.c.n).limit(1)).first()
        if exact is not None or not id_:
            return Row(*exact) if exact is not None else None
        like = self._at.execute(
            select(*_ROW).where(items.c.id > id_, items.c.id < id_ + "\U0010ffff").order_by(items.c.n).limit(2)
        ).all()
        return Row(*like[0]) if len(like) == 1 else None

    def part(self, story: str) -> Part | None:
        """Follows one move: moves are kept pointing at stories that are there."""
        asked = select(parts.c.story, parts.c.body)
        row = self._at.execute(asked.where(parts.c.story == story)).first()
        if row is None:
            to = select(moved.c.to).where(moved.c.story == story).scalar_subquery()
            row = self._at.execute(asked.where(parts.c.story == to)).first()
        return Part(*row) if row is not None else None

    def tally(self, kind: str, *, story: str | None = None) -> dict[str, int]:
        """By status, in the order of the words."""
        if story is not None:  # few: to have them grouped would lead SQLite through all of the kind
            asked = select(items.c.status).where(items.c.story == story, items.c.kind == kind)
            return dict(sorted(Counter(self._at.execute(asked).scalars()).items()))
        all_ = select(items.c.status, func.count()).where(items.c.kind == kind).group_by(items.c.status)
        return {status: int(n) for status, n in sorted(map(tuple, self._at.execute(all_)))}


class EditionsWriter(EditionsView, Writing):
    """See `base.Writer`."""

    def publish(self, edition: Edition, rows: Iterable[Row], parts: Iterable[Part]) -> Edition:
        """Readers keep what they see until they look again."""
        before = self._where()
        self._dialect.clear(self._at, "items")
        self._at.execute(delete(items))
        self._at.execute(delete(_PARTS))
        with self._dialect.without_indexes(self._at, items):
            self._add(rows, 1)
        self._put(parts)
        self._redirect(before)
        last = self._at.execute(select(func.max(editions.c.n))).scalar() or 0
        placed = replace(edition, n=last + 1)
        self._at.execute(editions.insert(), {**_told(placed), "n": placed.n, "key": placed.key, "made": placed.made})
        return placed

    def revise(self, story: str, rows: Iterable[Row], part: Part) -> None:
        """What is there already keeps its place; what is new comes last. A story whose reports have all come over to
        this one is no more, and leads here."""
        new = list(rows)
        last = self._at.execute(select(func.max(items.c.n))).scalar() or 0
        there = self._there(story, new)
        self._take_out(there)
        places = {(row.kind, row.id): row.n for row in there}
        fresh = [row for row in new if (row.kind, row.id) not in places]
        places.update({(row.kind, row.id): last + i for i, row in enumerate(fresh, 1)})
        self._write(sorted(((places[row.kind, row.id], row) for row in new), key=lambda pair: pair[0]))
        self._at.execute(delete(_PARTS).where(_PARTS.c.story == story))
        self._put([part])
        self._at.execute(delete(moved).where(moved.c.story == story))
        gone = {old for row in there if row.kind in REPORTS and (old := row.story) not in (None, story)}
        emptied = {old for old in gone if not self._reports(old)}
        for old in sorted(emptied):
            self._take_out(self._there(old, []))
            self._at.execute(delete(_PARTS).where(_PARTS.c.story == old))
            self._inherit(old, story)
        self._provisional({story}, emptied, part.body)

    def recount(self, counts: Mapping[str, int]) -> None:
        """What is not counted anew stays as it was."""
        edition = self.edition()
        if edition is not None:
            self._retell(replace(edition, counts={**edition.counts, **counts}))

    def _provisional(self, more: set[str], less: set[str], body: bytes) -> None:
        """The key changes with what readers may see."""
        edition = self.edition()
        if edition is not None:
            key = hashlib.sha256(edition.key.encode("utf-8", "surrogatepass") + body).hexdigest()[: len(edition.key)]
            self._retell(replace(edition, key=key, provisional=tuple(sorted({*edition.provisional, *more} - less))))

    def _retell(self, edition: Edition) -> None:
        told = {**_told(edition), "key": edition.key}
        self._at.execute(update(editions).where(editions.c.n == edition.n).values(**told))

    def _reports(self, story: str) -> int:
        """How many reports a story has."""
        asked = select(func.count()).where(items.c.story == story, items.c.kind.in_(REPORTS))
        return int(self._at.execute(asked).scalar() or 0)

    def _where(self) -> dict[str, str]:
        """The story of each report that has one."""
        asked = select(items.c.id, items.c.story).where(items.c.story.is_not(None), items.c.kind.in_(REPORTS))
        return {row.id: row.story for row in self._at.execute(asked)}

    def _there(self, story: str, new: list[Row]) -> list[Any]:
        """The items of a story, and those that come anew; in order."""
        asked = select(items.c.n, items.c.kind, items.c.id, items.c.text, items.c.story)
        found = {row.n: row for row in self._at.execute(asked.where(items.c.story == story))}
        wanted = {(row.kind, row.id) for row in new}
        for some in batches(sorted({row.id for row in new})):
            for row in self._at.execute(asked.where(items.c.id.in_(some))):
                if (row.kind, row.id) in wanted:
                    found[row.n] = row
        return [found[n] for n in sorted(found)]

    def _take_out(self, there: list[Any]) -> None:
        self._dialect.drain(self._at, "items", [(row.n, folded(row.text)) for row in there])
        for start in range(0, len(there), BATCH):
            some = [row.n for row in there[start : start + BATCH]]
            self._at.execute(delete(items).where(items.c.n.in_(some)))

    def _add(self, rows: Iterable[Row], first: int) -> None:
        some: list[tuple[int, Row]] = []
        for n, row in enumerate(rows, first):
            some.append((n, row))
            if len(some) == TOGETHER:
                self._write(some)
                some = []
        self._write(some)

    def _write(self, rows: list[tuple[int, Row]]) -> None:
        if not rows:
            return
        self._dialect.pour(self._at, items, [_values(n, row) for n, row in rows])
        self._dialect.fill(self._at, "items", [(n, folded(row.text)) for n, row in rows if row.text])

    def _put(self, new: Iterable[Part]) -> None:
        self._dialect.pour(self._at, _PARTS, [(held_as(part.story), part.body) for part in new])

    def _redirect(self, before: dict[str, str]) -> None:
        """A story that is gone leads to the one that has most of its reports now."""
        there = set(self._at.execute(select(_PARTS.c.story)).scalars())
        gone = ({*before.values()} | set(self._at.execute(select(moved.c.to)).scalars())) - there
        now = self._where() if gone else {}
        votes: dict[str, Counter[str]] = {}
        for report, story in before.items():
            if story in gone and now.get(report) in there:
                votes.setdefault(story, Counter())[now[report]] += 1
        for story in sorted(gone):
            heirs = votes.get(story, Counter())
            self._inherit(story, min(heirs, key=lambda heir: (-heirs[heir], heir)) if heirs else None)
        for some in batches(sorted(there)):
            self._at.execute(delete(moved).where(moved.c.story.in_(some)))

    def _inherit(self, story: str, heir: str | None) -> None:
        """Whatever led to a story leads to its heir from now on, and so does the story."""
        self._at.execute(delete(moved).where(moved.c.story == (heir or story)))
        if heir is None:
            self._at.execute(delete(moved).where(moved.c.to == story))
            return
        self._at.execute(update(moved).where(moved.c.to == story).values(to=heir))
        self._at.execute(delete(moved).where(moved.c.story == story))
        self._at.execute(moved.insert(), {"story": story, "to": heir})


_PARTS = parts


def _after(asked: Select[Any], after: str | None, rank: ColumnElement[float] | None) -> Select[Any]:
    """The items behind a cursor, by rank where there is one. Raises BadInput for a cursor that we did not give."""
    if rank is None:
        asked = asked.order_by(items.c.n)
        return asked if after is None else asked.where(items.c.n > cursor(after)[-1])
    asked = asked.order_by(rank, items.c.n)
    if after is None:
        return asked
    last, n = cursor(after, 2)
    return asked.where((rank > last) | ((rank == last) & (items.c.n > n)))


def _values(n: int, row: Row) -> tuple[Any, ...]:
    """A row as the table has it."""
    story = None if row.story is None else held_as(row.story)
    return n, held_as(row.kind), held_as(row.id), story, held_as(row.status), held_as(row.text), row.rank, row.body


def _told(edition: Edition) -> dict[str, str]:
    return {"counts": json.dumps(dict(edition.counts)), "provisional": json.dumps(list(edition.provisional))}
