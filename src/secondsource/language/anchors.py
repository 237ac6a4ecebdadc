"""Times that hang on an event of the report: "the day after the ferry sank", "two days after the raid".

The event's day is that of the clause which tells it with a day of its own. Words are compared by their stems, so that
"the attack" finds "was attacked on Monday". The day on which somebody said something dates nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from secondsource.language import periods
from secondsource.language.timereading import Expression
from secondsource.model.parse import Moment, Sentence
from secondsource.model.span import Span
from secondsource.text.days import days_of
from secondsource.text.inflect import IRREGULAR_VERBS, singular
from secondsource.text.listed import listed

#: Characters that the words for an event may have.
_REACH = 80
#: Characters on either side of a day that can tell what happened on it.
_CLAUSE = 120
_EDGE = re.compile(
    r"[,;:!?()\"“”\n—–]| -- | and | but | that | when | while | which | who | as | after | before | since "
)
_SAYING = re.compile(
    r"\b(?:said|says|told|announced|reported|confirmed|admitted|acknowledged|denied|warned|added|stated|claimed|vowed)\b"
)
_END = re.compile(r"[,.;:!?()\"“”\n—–]| and | but | when | while | which | who | said\b")
#: A second noun phrase begins another part of the sentence, unless a preposition leads to it.
_SECOND = re.compile(r"(\w+) (?:a|an|the|his|her|its|their|he|she|they|it|we) ")
_LINKS = listed("of on in at by from with to for against into over near")
_WORD = re.compile(r"[^\W\d_]{3,}")
#: Words that name no event.
_EMPTY = listed(
    "the and his her its their our that this these those was were had has have been being are for from with without",
    "into after before since about over under began begin started start when while first last other more most than who",
    "which said says one two three day days week weeks month months year years hour hours night morning evening it he",
    "she they monday tuesday wednesday thursday friday saturday sunday",
)
_ENDINGS = (("ings", 3), ("ing", 3), ("ied", 3), ("ed", 3), ("ers", 4), ("er", 4))


@lru_cache(maxsize=1)
def _bases() -> Mapping[str, str]:
    return {form: base for base, forms in IRREGULAR_VERBS.items() for form in forms}


def stem(word: str) -> str:
    """What the forms of a word have in common: "sank", "sinking" -> "sink"; "raids", "raided" -> "raid"."""
    low = word.lower()
    base = _bases().get(low) or singular(low)
    for ending, least in _ENDINGS:
        if base.endswith(ending) and len(base) - len(ending) >= least:
            base = _bases().get(base[: -len(ending)], base[: -len(ending)])
            break
    if len(base) > 3 and base[-1] == base[-2] and base[-1] not in "sl":
        base = base[:-1]
    return base[:-1] if base.endswith("e") and len(base) > 3 else base


def event_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the words for the event that begins at an offset end: with its clause, at most some 80 characters on."""
    while start < end and text[start].isspace():
        start += 1
    limit = min(end, start + _REACH)
    found = _END.search(text, start, limit)
    stop = found.start() if found else text.rfind(" ", start, limit) if limit < end else end
    second = next((m for m in _SECOND.finditer(text, start, max(start, stop)) if m[1] not in _LINKS), None)
    return start, max(start, second.end(1) if second else stop)


def _stems(text: str, start: int, end: int) -> frozenset[str]:
    words = _WORD.findall(text, start, end)
    return frozenset(stem(word) for word in words if word.lower() not in _EMPTY)


class Events:
    """The clauses of a story that tell something of a known day, by the stems of their words."""

    def __init__(self, text: str, dated: Iterable[tuple[Sentence, Moment]]) -> None:
        self._text = text
        self._days: list[date] = []
        self._told: dict[str, list[int]] = {}
        for sentence, moment in dated:
            days = days_of(moment.earliest) if moment.earliest and moment.earliest == moment.latest else None
            if days is None:
                continue
            start, end = self._clause(sentence.span, moment.span)
            if not _SAYING.search(text, start, end):
                for word in _stems(text, start, end):
                    self._told.setdefault(word, []).append(len(self._days))
            self._days.append(days[0])

    def _clause(self, sentence: Span, moment: Span) -> tuple[int, int]:
        start, end = max(sentence.start, moment.start - _CLAUSE), min(sentence.end, moment.end + _CLAUSE)
        edges = [m.end() for m in _EDGE.finditer(self._text, start, moment.start)]
        follows = _EDGE.search(self._text, moment.end, end)
        return (edges[-1] if edges else start), (follows.start() if follows else end)

    def day_of(self, start: int, end: int) -> date | None:
        """The day of the event that the words between two offsets name; None where no dated clause tells of it.

        One or two telling words must be found both, of three and more two thirds; the first clause of the best counts.
        """
        wanted = _stems(self._text, start, end)
        votes: dict[int, int] = {}
        for word in wanted:
            for n in self._told.get(word, ())[:50]:
                votes[n] = votes.get(n, 0) + 1
        best = max(votes, key=lambda n: (votes[n], -n), default=None)
        if best is None or votes[best] < (len(wanted) if len(wanted) <= 2 else 2 * len(wanted) / 3):
            return None
        return self._days[best]


def hung(
    report: str, text: str, waiting: Sequence[tuple[Sentence, Expression, Moment]], events: Events
) -> list[Moment]:
    """The moments that hang on an event, with its words; dated where the report tells when it was.

    Where it does not, lengths of time stay lengths and days stay open.
    """
    made = []
    for sentence, e, moment in waiting:
        start, end = event_words(text, e.hangs or e.end, sentence.span.end)
        words = Span(report, start, end) if text[start : start + 1].isalnum() else None
        day = events.day_of(start, end) if words else None
        told = replace(moment, anchor_words=words)
        made.append(told if day is None else _dated(told, e, day))
    return made


def _dated(moment: Moment, e: Expression, day: date) -> Moment:
    letter, amount = e.shift or ("D", 0)
    if moment.type == "duration" and (letter not in ("D", "W") or "X" in moment.value):
        return replace(moment, anchor=day.isoformat())
    value = periods.shifted(letter, e.way * amount, day)
    days = days_of(value)
    if days is None:
        return moment
    first, last = days[0].isoformat(), days[1].isoformat()
    precision = {"D": "day", "W": "week", "M": "month", "Y": "year"}.get(letter, "day")
    return replace(
        moment,
        type="date",
        value=value,
        precision=precision,
        anchor=day.isoformat(),
        earliest=first,
        latest=last,
    )
