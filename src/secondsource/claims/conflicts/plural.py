"""Whom a source in the plural stands for: "survivors described ...", and one of them alone is quoted."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.chains import are_several, words_of
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.assertion import Speaker, Statement
from secondsource.model.span import Span
from secondsource.resources.clashes import clashes
from secondsource.resources.offices import offices
from secondsource.resources.sides import side_of

AFTER = 3  # sentences after a source in the plural in which one of them is quoted
_PRONOUNS = frozenset({"he", "she", "it", "they", "who", "i", "we", "official", "officials", "source", "stringer"})


def one_for_many(pile: Pile) -> Iterator[Clash]:
    """ "Survivors described ...", and one of them alone is quoted: once for each, where the text was first."""
    found: list[tuple[bool, int, str, Span, Span]] = []
    source_of = pile.cast.source_of()
    for i, report in enumerate(pile.order):
        copied = pile.trail.is_made(report)
        for many, one in _alone(report, pile):
            found.append((copied, i, source_of.get(one.speaker, one.speaker), min(many.source), min(one.source)))
    told: set[str] = set()
    for _, _, person, many_, one_ in sorted(found):
        if person not in told:
            told.add(person)
            yield Clash("attribution", "soft", many_, one_, "told of several, and one alone is quoted")


def _alone(report: str, pile: Pile) -> Iterator[tuple[Statement, Statement]]:
    """Statements of several in a report, each with that of the only one of them that is quoted: soon after it, or
    anywhere where a heading tells of them."""
    told = sorted((s for s in pile.said[report].statements if s.content and s.source), key=lambda s: min(s.content))
    order = {s.span: i for i, s in enumerate(pile.parses[report].sentences)}
    speakers = {s.id: s for s in pile.said[report].speakers}
    quoted = [s for s in told if _one_of_them(s, speakers, pile)]
    for many in told:
        here = pile.sentence(min(many.source))
        if many.kind == "direct" or here is None or not _several(many, speakers, pile):
            continue
        reach = len(order) if here.kind != "body" else AFTER
        after = [s for s in quoted if 0 < _place(s, order, pile) - order[here.span] <= reach]
        if after and len({s.speaker for s in after}) == 1:
            yield many, after[0]


def _place(statement: Statement, order: dict[Span, int], pile: Pile) -> int:
    sentence = pile.sentence(min(statement.source))
    return order[sentence.span] if sentence else -1


def _several(statement: Statement, speakers: dict[str, Speaker], pile: Pile) -> bool:
    words = words_of(statement, pile)
    known = speakers.get(statement.speaker)
    return bool(words) and known is not None and not known.name and bool(set(words[:2]) & clashes().many)


def _one_of_them(statement: Statement, speakers: dict[str, Speaker], pile: Pile) -> bool:
    """One person who speaks for nobody else, told by name or as "a teacher"; no officer or official."""
    words = words_of(statement, pile)
    if (
        not words
        or are_several(words)
        or {*words} & (offices().mouths | offices().heads | _PRONOUNS)
        or side_of(words).known
    ):
        return False
    known = speakers.get(statement.speaker)
    if known is not None and known.kind == "person":
        return pile.parties.is_witness(pile.cast.source_of().get(statement.speaker, statement.speaker))
    return words[0] in ("a", "an") and known is not None and known.kind in ("anonymous", "collective")
