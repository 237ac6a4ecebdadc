"""From weighed sites to what is told of a name: the site, how sure, why, and what else it could be."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.assertions.placing.options import Asked, Option, apart
from secondsource.model.ids import digest
from secondsource.model.place import Candidate, Match, PlaceMention, Site
from secondsource.model.reason import Reason
from secondsource.model.span import Span
from secondsource.resources.gazetteer import gazetteer
from secondsource.text.transliteration import variant_key

#: Below this share of the votes, with its surroundings, a name stays open.
OPEN = 0.15
#: Sites so near to each other speak with one voice: a town, its district, its airport.
TOGETHER_KM = 50.0
#: Below this score a site is none: a hamlet far from all else, or one that only a variant spelling or a near name
#: speaks for; there, the shorter the name, the more must speak for it.
ENOUGH = {"exact": 2.4, "variant": 3.5, "fuzzy": 4.6}
#: What a further name of a place asks for where nothing else in the report speaks for the place, and how much more a
#: spelling of one.
ALIAS, ALIAS_SPELT = 4.5, 3.0
#: Letters of a name that stands for itself, and what each one less asks for.
LONG, MISSING = 8, 0.6
#: Runners-up that are told.
OTHERS = 3
#: What the rest of the report says for a site, how much of it is some, and what a site asks for without it.
SUPPORT, SOME, ALONE = ("country", "division", "near", "within"), 0.5, 1.5
#: A place that speaks for so many people is known under many spellings: it asks for as much less.
KNOWN = 100_000
NAMESAKES = "too little speaks for any of its namesakes"
LIKENESS = "too little speaks for the place that is called or spelt like it"
_WORDS = {
    "size": "how many people it speaks for",
    "kind": "what kind of place it is",
    "spelling": "the name is spelt otherwise",
    "further-name": "it is known by this name beside its own",
    "kind-told": "what the words beside the name say of its kind",
    "within": "the larger place written after the name",
    "seat": "the town of the same name is likelier meant",
    "country": "other names of the report lie in the same country",
    "division": "other names of the report lie in the same division",
    "elsewhere": "the report is about other countries",
    "near": "another place of the report is near",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is told of every mention of one name in a report."""

    site: Site | None
    match: Match | None
    sure: float
    reasons: tuple[Reason, ...]
    others: tuple[Candidate, ...]


def verdict(asked: Asked, group: Sequence[Option]) -> Verdict:
    """The site of a name, or none and the reason for that."""
    ranked = sorted(group, key=lambda option: (-option.score, option.site.id))
    others = tuple(Candidate(o.site, o.match, round(o.share, 3), _reasons(o)) for o in ranked[: OTHERS + 1])
    if not ranked:
        why = Reason("unknown", 0.0, f"no gazetteer entry is called or spelt like “{asked.name}”")
        return Verdict(None, None, 0.0, (why,), ())
    best = ranked[0]
    share = sum(option.share for option in group if apart(option.site, best.site) <= TOGETHER_KM)
    if best.score < _enough(best, asked.name) or share < OPEN:
        why = Reason("open", round(best.score, 2), NAMESAKES if share < OPEN else LIKENESS)
        return Verdict(None, None, 0.0, (why,), others[:OTHERS])
    return Verdict(best.site, best.match, round(min(1.0, share), 3), _reasons(best), others[1:])


def mention_of(span: Span, head: str, told: Verdict) -> PlaceMention:
    """One mention of a name with what is told of it."""
    id_ = digest("place", span.report, span.start, span.end)
    return PlaceMention(id_, span.report, span, head, told.site, told.match, told.sure, told.reasons, told.others)


def _enough(option: Option, name: str) -> float:
    """The score below which a site does not stand for a name."""
    alone = sum(option.marks.get(mark, 0.0) for mark in SUPPORT) < SOME
    alias = "further-name" in option.marks
    if option.match == "exact":
        return ALIAS if alone and alias else ENOUGH["exact"]
    short = max(0, LONG - len(variant_key(name)))
    known = option.match == "variant" and not alias and gazetteer().weight(option.index) >= KNOWN
    return ENOUGH[option.match] + MISSING * short + ALONE * (alone - known) + ALIAS_SPELT * alias


def _reasons(option: Option) -> tuple[Reason, ...]:
    return tuple(
        Reason(name, round(score, 2), _WORDS[name]) for name, score in option.marks.items() if abs(score) >= 0.05
    )
