"""The numbers of one fate with their classes: which sentence gives them, with what weight, as a part of what."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from secondsource.assertions.counting.fates import fates
from secondsource.assertions.counting.quantities import count
from secondsource.assertions.counting.scene import counts_people
from secondsource.assertions.counting.told import is_told, sentences_of
from secondsource.model.assertion import Figure
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.resources.tolls import toll_words
from secondsource.text.listed import listed

#: Classes of those who bear arms for a side.
COMBATANTS = frozenset({"soldier", "insurgent"})
#: Classes whose nouns say nothing of arms, so that the words around them may.
_OPEN = (None, "official")
#: What a number weighs: in the title, in the first sentence, less with each one after, at least, and if it is round.
IN_TITLE, FIRST, LESS, LEAST, ROUND = 3.0, 2.0, 0.15, 0.3, 0.4
#: Words of armed sides from which on a report is about fighting, and the characters that are asked.
MIN_SIDES, ASKED = 3, 20_000
#: Words after a number that may name its side, and characters in which they stand.
_REACH, _AHEAD = 8, 80
#: Characters of a sentence that are counted again for "including a child".
_SENTENCE = 2_000
_STOPS = listed(", . ; and were was have had has in by when during after killed died dead on at near as who")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?|[^\w\s-]")
_LATER = re.compile(r"\b(?:after|following|since)\b", re.I)
_INCLUDED = re.compile(r"\b(?:including|among)\b", re.I)
_ARTICLE = re.compile(r"an?\b", re.I)


@dataclass(frozen=True, slots=True)
class Share:
    """`armed`: they bear arms for a side; `whole`: the number that this is a part of; `article`: "a child"."""

    sentence: int
    value: float
    victims: str | None
    armed: bool
    weight: float
    part: bool = False
    whole: float | None = None
    article: bool = False


def about_fighting(text: str) -> bool:
    """Whether a report speaks of armed sides often enough to be about a war."""
    words = _WORD.findall(text[:ASKED].casefold())
    return sum(word in toll_words()["sides"] for word in words) >= MIN_SIDES


def shares(report: Report, parse: Parse, figures: Sequence[Figure], status: str, away: Collection[int]) -> list[Share]:
    """The numbers of people with that fate in the sentences of the main event, in order of position."""
    by_id = {figure.id: figure for figure in figures}
    order = {n: k for k, n in enumerate(n for n in range(len(parse.sentences)) if is_told(parse, n))}
    fighting = about_fighting(report.text)
    first: dict[int, int] = {}
    found: list[Share] = []
    for n, figure in zip(sentences_of(parse, figures), figures, strict=True):
        if figure.status != status or figure.unit != "person" or not figure.value or n in away or n not in order:
            continue
        if figure.part_of is None and n in first and _LATER.search(report.text, first[n], figure.span.start):
            continue  # "killed 30 days after a pilot was shot": that was before
        first.setdefault(n, figure.span.end)
        total = by_id.get(figure.part_of or "")
        words = report.quote(figure.span)
        weight = IN_TITLE if parse.sentences[n].kind == "title" else max(LEAST, FIRST - LESS * order[n])
        found.append(
            Share(
                n,
                figure.value,
                figure.victim_class,
                _armed(report.text, figure, fighting),
                weight * (ROUND if _is_round(words) else 1.0),
                figure.part_of is not None,
                total.value if total else None,
                bool(_ARTICLE.match(words)),
            )
        )
    return sorted([*found, *_singles(report, parse, status, found)], key=lambda share: share.sentence)


def _is_round(words: str) -> bool:
    return words.casefold().startswith(tuple(f"{word} " for word in toll_words()["rounding"]))


def _singles(report: Report, parse: Parse, status: str, found: Sequence[Share]) -> list[Share]:
    """ "Including a child": one of a number, which is no figure of its own."""
    made = []
    for n, weight in {share.sentence: share.weight for share in reversed(found)}.items():
        span = parse.sentences[n].span
        end = min(span.end, span.start + _SENTENCE)
        if not _INCLUDED.search(report.text, span.start, end):
            continue
        counted = count(report.text, span.start, end)
        for quantity, fate in zip(counted.quantities, fates(counted), strict=True):
            single = quantity.number.form == "article" and fate.fate == status and counts_people(quantity)
            if single and fate.part_of is not None and fate.rule in ("part", "earlier"):
                whole = counted.quantities[fate.part_of].number.value
                armed = fate.victims in COMBATANTS
                made.append(Share(n, 1.0, fate.victims, armed, weight, True, whole, True))
    return made


def _armed(text: str, figure: Figure, fighting: bool) -> bool:
    """ "40 members of the forces", "12 regime troops", "five from the army"; police where a report is about a war."""
    if figure.victim_class in COMBATANTS or (fighting and figure.victim_class == "police"):
        return True
    sides = toll_words()["sides"]
    if figure.victim_class not in _OPEN:
        return False
    if any(word in sides for word in _WORD.findall(text[figure.span.start : figure.span.end].casefold())):
        return True
    after = _WORD.findall(text[figure.span.end : figure.span.end + _AHEAD].casefold())[:_REACH]
    if after[:1] == ["and"] and after[2:3] == ["of"]:
        after = after[2:]  # "30 members and leaders of the militia"
    if after[:1] not in (["of"], ["from"]):
        return False
    stop = next((k for k, word in enumerate(after) if word in _STOPS), len(after))
    return any(word in sides for word in after[:stop])
