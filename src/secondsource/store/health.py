"""Whether a case is sound: its database, its full-text index, its log, its captures."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from sqlalchemy import Column, Connection, Table, func, select

from secondsource.errors import RunError
from secondsource.model.judgement import broken
from secondsource.store.asking import Phrase
from secondsource.store.base import Fault, View
from secondsource.store.captures import Captures, MissingCapture
from secondsource.store.dialects.base import Dialect
from secondsource.store.schema import items, moved, parts, sentences
from secondsource.store.topics.log import LogView
from secondsource.store.upgrade import NEWEST, version
from secondsource.store.words import folded

#: Texts that are looked up in the full-text index to see whether it has them.
SAMPLE = 200
REPAIR = "have it made anew: secondsource doctor --repair"
RUN = "run the case again: secondsource run"


def faults(dialect: Dialect) -> Callable[[Connection], list[Fault]]:
    """What looks for faults in a database of this kind whose pages are whole, on a connection that may write."""

    def look(at: Connection) -> list[Fault]:
        there = version(at)
        if there != NEWEST:
            what = f"its tables are of version {there}, this Second Source works with {NEWEST}"
            return [Fault(what, "open the case once")]
        hurt = [Fault(f"the full-text index is damaged: {line}", REPAIR) for line in dialect.index_damage(at)]
        return [*hurt, *_index(at, dialect), *_log(at, dialect), *_stories(at)]

    return look


def _index(at: Connection, dialect: Dialect) -> Iterator[Fault]:
    """Some texts from all over the tables are looked up by their own words."""
    for table, number in ((sentences, sentences.c.place), (items, items.c.n)):
        lost = sum(not _found(at, dialect, table, n, text) for n, text in _some(at, table, number))
        if lost:
            yield Fault(f"the full-text index does not have {lost} of {SAMPLE} {table.name} looked up", REPAIR)


def _some(at: Connection, table: Table, number: Column[int]) -> list[tuple[int, str]]:
    count = at.execute(select(func.count()).select_from(table)).scalar() or 0
    step = max(1, count // SAMPLE)
    numbers = list(at.execute(select(number).order_by(number)).scalars())[::step][:SAMPLE]
    return [(n, text) for n, text in at.execute(select(number, table.c.text).where(number.in_(numbers)))]


def _found(at: Connection, dialect: Dialect, table: Table, n: int, text: str) -> bool:
    words = tuple(folded(text)[:8])
    if not words:
        return True
    number, matches = dialect.found(table.name, dialect.match([Phrase(words)]))
    return at.execute(select(number).where(number == n, matches)).first() is not None


def _log(at: Connection, dialect: Dialect) -> Iterator[Fault]:
    try:
        wrong = broken(LogView(at, dialect).judgements())
    except RunError as error:
        wrong = str(error)
    if wrong:
        yield Fault(f"the log of judgements: {wrong}", "restore the case from a backup from before that")


def _stories(at: Connection) -> Iterator[Fault]:
    there = set(at.execute(select(parts.c.story)).scalars())
    told = set(at.execute(select(items.c.story).where(items.c.story.is_not(None)).distinct()).scalars())
    for story in sorted(told - there)[:20]:
        yield Fault(f"story {story} has items but no page of its own", RUN)
    for heir in sorted(set(at.execute(select(moved.c.to)).scalars()) - there)[:20]:
        yield Fault(f"story {heir} took over others and is gone", RUN)


def shelf(captures: Captures, view: View, *, read: bool = True) -> list[str]:
    """What is wrong with the captures: bytes that are gone or are not those that were added. With `read` every file is
    read; without, only looked for."""
    found = []
    for sha256 in dict.fromkeys(held.sha256 for held in view.held()):
        try:
            if read:
                captures.get(sha256)
            elif sha256 not in captures:
                raise MissingCapture(sha256, captures.path(sha256))
        except RunError as error:
            found.append(str(error))
    return found


def strays(captures: Captures, view: View) -> list[str]:
    """Digests of captures on the disk that nothing in the case names: left there when an `add` was stopped. They do no
    harm, and are used when the same bytes are added again."""
    named = {held.sha256 for held in view.held()}
    return [sha256 for sha256 in captures if sha256 not in named]
