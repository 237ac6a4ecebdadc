"""The atoms that claims are made of: one thing that one sentence of one report asserts, ready to be compared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from secondsource.claims.alignment.predicates import State
from secondsource.model.assertion import Figure, Place
from secondsource.model.claim import MemberStance
from secondsource.model.span import Span
from secondsource.resources.wording import key

ItemKind = Literal["figure", "control", "statement", "event"]
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Item:
    """One assertion. `sentence` is the whole sentence, `span` the words that assert; `words` their telling stems,
    `names` keys of the entities in them, `numbers` their quantities as (unit, value), `clock` its times of day.

    `speaker` is the originator (id of a Source, None for the report's own voice), `teller` whom this report names,
    `named` the words for it, `many` whether these are for several;
    `strand` the origin of the text. `day` is the last ISO day that the report knows (surely,
    if `dated`). A `spare` item stands in a sentence that has counts of its own, or that (if it `holds`) tells
    who holds a place, a `running` one in a sentence that
    tells a toll as it stands now, a `recalled` one in a sentence that recalls what had been said before; a `partial`
    count is "of the" others. A `bare` denial or confirmation has the words of what it is about, a `recanted` one is
    told as past ("after denying"), a `borrowed` item belongs to another claim too. `row` and `block` count the
    sentences and paragraphs of its report; one that `takes_up` begins with a word for what was told before. `people`
    are those that it is about, by name or pronoun, `proper` the stems of names, `things` those of nouns for things,
    `sites` the places on the map that it names, no whole lands, `doers` the names of who did what it counts. A
    `negative` one has a "not" or the like in its words, `denied` are the words that the negation of a `negated` one is
    about, `nothing` things that it says there are none of; an `unverified` one is told as what nobody could confirm, an
    `open` one is itself a rumour or the like; one that `withdraws` takes words back, a `slight` one has hardly a word
    beside a pronoun. `heads` are the words that say what it tells, `core` the stems of these and of the things that do
    it or that it is done to; `happened` are the events that it tells of above all, each with its kind; `taker` is the
    sort of side that took a place."""

    story: str
    report: str
    kind: ItemKind
    sentence: Span
    span: Span
    stance: MemberStance
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[tuple[str, float]]
    days: frozenset[str]
    clock: frozenset[str]
    speaker: str | None
    teller: str | None
    strand: str
    day: str
    dated: bool = False
    title: bool = False
    spare: bool = False
    holds: bool = False
    refuses: bool = False
    recalled: bool = False
    partial: bool = False
    running: bool = False
    bare: bool = False
    recanted: bool = False
    borrowed: bool = False
    named: frozenset[str] = frozenset()
    many: bool = False
    before: Span | None = None
    statement: str | None = None
    figure: Figure | None = None
    place: str = ""
    events: frozenset[str] = frozenset()
    told: frozenset[str] = frozenset()
    main: frozenset[str] = frozenset()
    row: int = 0
    block: int = 0
    takes_up: bool = False
    quoted: bool = False
    people: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    things: frozenset[str] = frozenset()
    sites: tuple[Place, ...] = ()
    doers: frozenset[str] = frozenset()
    negated: bool = False
    negative: bool = False
    unverified: bool = False
    open: bool = False
    slight: bool = False
    withdraws: bool = False
    nothing: frozenset[frozenset[str]] = frozenset()
    denied: frozenset[str] = frozenset()
    states: frozenset[State] = frozenset()
    around: frozenset[str] = frozenset()
    heads: tuple[Span, ...] = ()
    happened: frozenset[tuple[str, str]] = frozenset()
    core: frozenset[str] = frozenset()
    taker: str = ""

    @property
    def key(self) -> tuple[str, int, int, str, str]:
        """A total order that follows from content alone."""
        figure = self.figure.id if self.figure else ""
        return (self.span.report, self.span.start, self.span.end, self.kind, figure or self.statement or self.place)


def telling(text: str) -> frozenset[str]:
    """The keys of the telling words of a text: stop words and numbers left out, rewordings joined."""
    keys = (key(word) for word in WORD.findall(text))
    return frozenset(k for k in keys if k and not k.startswith("#"))
