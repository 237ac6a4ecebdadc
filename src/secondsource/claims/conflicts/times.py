"""Different times for one thing, and things that went on after they were over."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.alignment.phrases import CLOCK
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.drafts import Draft
from secondsource.model.parse import Moment, Sentence
from secondsource.model.span import Span
from secondsource.resources.clashes import clashes

MANY = 40  # tellings of one story; more are no single journey
ALIKE = 2  # words that two tellings of one thing have in common at the least
CLOSE = 10  # minutes; times that are closer are one time
ROUGH = 30  # minutes, where one of the two is told as "about"
_FIGHT = re.compile(r"\b(?:fight(?:ing)?|attack|assault|battle|clash(?:es)?|offensive|raid)\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|from|since|next|again|due|will)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Timed:
    """A sentence with one time of day."""

    sentence: Sentence
    moment: Moment
    party: str
    words: str

    @property
    def minute(self) -> int:
        return 60 * int(self.moment.value[-5:-3]) + int(self.moment.value[-2:])


def clashing_clocks(drafts: Sequence[Draft], trail: Trail, parties: Parties) -> Iterator[Clash]:
    """Two parties give one claim different times of day; once a claim."""
    for draft in drafts:
        timed = sorted((i for i in draft.items if len(i.clock) == 1 and not i.figure), key=lambda i: (i.day, i.key))
        pairs = (pair for pair in combinations(timed, 2) if _clash(*pair, trail, parties))
        if clash := next(pairs, None):
            a, b = clash
            told = f"{min(a.clock)} by one account, {min(b.clock)} by another"
            others = tuple(item.span for item in timed if item not in clash)
            yield Clash("date", "hard", a.span, b.span, told, others, (draft.id,))


def _clash(left: Item, right: Item, trail: Trail, parties: Parties) -> bool:
    if (
        trail.between(left.sentence, right.sentence)
        or _one_time(left, right)
        or left.negative
        or right.negative
        or len(left.words & right.words) < ALIKE
        or not left.speaker
        or not right.speaker
    ):
        return False
    if left.days and right.days and not left.days & right.days:
        return False
    if left.names and right.names and not left.names & right.names:
        return False  # at another place, or of somebody else
    return parties.of_source(left.speaker) != parties.of_source(right.speaker)


def _one_time(left: Item, right: Item) -> bool:
    """Whether the only times of day of two items are as good as one."""
    a, b = (60 * int(clock[:2]) + int(clock[3:]) for clock in (min(left.clock), min(right.clock)))
    return min(abs(a - b) % 720, 720 - abs(a - b) % 720) < CLOSE


def clashing_times(pile: Pile) -> Iterator[Clash]:
    """One departure at two times; something that was over by a time, and still went on later."""
    by_story: dict[str, list[_Timed]] = {}
    for report in pile.order:
        by_story.setdefault(pile.story(report), []).extend(_timed(report, pile))
    for _, rows in sorted(by_story.items()):
        left = [row for row in rows if _departs(row, pile)][:MANY]
        for a, b in combinations(left, 2):
            if _two_times(a, b, pile):
                told = f"{a.moment.value[-5:]} by one account, {b.moment.value[-5:]} by another"
                others = tuple(r.moment.span for r in left if r not in (a, b))
                yield Clash("date", "hard", a.moment.span, b.moment.span, told, others, _claims(pile, a, b))
                break
        yield from _not_over(rows, pile)


def _timed(report: str, pile: Pile) -> Iterator[_Timed]:
    clocks = [m for m in pile.parses[report].moments if CLOCK.search(m.value)]
    if not clocks:
        return
    for sentence in pile.body(report):
        inside = [m for m in clocks if sentence.span.covers(m.span)]
        if len(inside) == 1 and pile.is_original(sentence.span):
            yield _Timed(sentence, inside[0], _speaking(sentence.span, inside[0].span, pile), pile.text(sentence.span))


def _speaking(sentence: Span, at: Span, pile: Pile) -> str:
    """Whose word a time is: that of the statement that holds it, else of the text."""
    for statement in pile.said[sentence.report].statements:
        if any(content.shared(at) for content in statement.content):
            return pile.party((statement.chain or (statement.speaker,))[0], sentence.report, sentence)
    return pile.party(None, sentence.report, sentence)


def _departs(row: _Timed, pile: Pile) -> bool:
    """Whether the time is that at which a ship, a train or the like left."""
    known, text = clashes(), pile.reports[row.sentence.span.report].text
    syntax = row.sentence.syntax
    for i, word in enumerate(syntax):
        if word.upos != "VERB" or not known.departed.fullmatch(text[word.start : word.end]):
            continue
        for subject in syntax:
            if subject.head == i and subject.relation.startswith("nsubj"):
                noun = text[subject.start : subject.end]
                if noun.casefold() in known.carriers or subject.upos == "PROPN":
                    return True
    return False


def _two_times(a: _Timed, b: _Timed, pile: Pile) -> bool:
    one, other = a.sentence.span, b.sentence.span
    if a.party == b.party or pile.trail.between(one, other) or not pile.near(one.report, other.report, 1):
        return False
    enough = ROUGH if "APPROX" in (a.moment.mod, b.moment.mod) else CLOSE
    apart = abs(a.minute - b.minute) % 720  # "twenty to nine" may be in the evening
    return min(apart, 720 - apart) >= enough


def _not_over(rows: Sequence[_Timed], pile: Pile) -> Iterator[Clash]:
    """What one account says was over by a time, by another still went on, or had not yet begun."""
    over = [row for row in rows if _is_over(row)][:MANY]
    for end in over:
        later = [row for row in rows if row.party != end.party and _later(row, end, pile)]
        if later:
            best = min(later, key=lambda row: (row.minute, row.sentence.span))
            told = f"over by {end.moment.value[-5:]} by one account, not over at {best.moment.value[-5:]} by another"
            hard = _FIGHT.search(end.words) is not None
            others = tuple(row.sentence.span for row in later if row is not best)
            ends = (end.moment.span, best.moment.span)
            yield Clash("date", "hard" if hard else "soft", *ends, told, others, _claims(pile, end, best))
            return


def _is_over(row: _Timed) -> bool:
    """Whether the time is that by which something was over."""
    start = row.moment.span.start - row.sentence.span.start
    before = row.words[max(0, start - 40) : start]
    return clashes().ended.search(before) is not None and not _UNTIL.search(before)


def _later(row: _Timed, end: _Timed, pile: Pile) -> bool:
    """Of the same day and later, and either still going on, or men who come where the fighting was over."""
    if row.moment.earliest != end.moment.earliest or row.minute <= end.minute + CLOSE or _is_over(row):
        return False
    if _UNTIL.search(row.words):
        return False
    if clashes().going_on.search(row.words):
        return True
    fight = _FIGHT.search(end.words) is not None
    return fight and any(i.kind == "control" and i.stance != "denies" for i in pile.at.get(row.sentence.span, ()))


def _claims(pile: Pile, *rows: _Timed) -> tuple[str, ...]:
    items = [i for row in rows for i in pile.at.get(row.sentence.span, ()) if i.span.covers(row.moment.span)]
    return pile.claims(*items)
