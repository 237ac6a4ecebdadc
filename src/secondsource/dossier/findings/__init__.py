"""The main findings of a dossier in plain sentences, each with the words it rests on.

One small function a kind of finding; FINDERS is the order in which an editor wants to read them. Of each kind the most
telling of a story come first and are capped, with a count of the others.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from secondsource.dossier.findings.behind import corroborated, echoes, one_source
from secondsource.dossier.findings.changes import corrected, denied_then_admitted, noted, superseded, turned
from secondsource.dossier.findings.clashes import hard_conflicts, lesser_conflicts
from secondsource.dossier.findings.kinship import not_so_many_sources, who_stands_on_whom
from secondsource.dossier.findings.missing import missing
from secondsource.dossier.findings.pile import Pile, span_of, triple
from secondsource.dossier.findings.sums import arithmetic, distrusted_dates
from secondsource.model.dossier import FINDING_KINDS, Dossier, Finding
from secondsource.text.phrases import count_of

__all__ = ["FINDERS", "findings", "span_of", "triple"]

MAX_OF_KIND = 12  # findings of one kind in one story; who reads twelve reads the page of claims next
MAX_OF_KIND_IN_MANY = 4  # the same in a pile of many stories, whose overview tells them all
MAX_ABOUT = 40  # ids that the last of them names
MANY = 6  # stories from which on a pile has many

FINDERS: tuple[Callable[[Pile], Iterator[Finding]], ...] = (
    hard_conflicts,
    lesser_conflicts,
    denied_then_admitted,
    superseded,
    corrected,
    turned,
    noted,
    not_so_many_sources,
    who_stands_on_whom,
    one_source,
    corroborated,
    echoes,
    arithmetic,
    missing,
    distrusted_dates,
)
#: What findings of a kind are called, one and several, when some are left out.
_CALLED = {
    "conflict": ("conflict", "conflicts"),
    "admitted": ("claim that somebody denies", "claims that somebody denies"),
    "changed": ("change", "changes"),
    "lineage": ("tie between reports", "ties between reports"),
    "behind": ("source alone behind claims", "sources alone behind claims"),
    "status": ("claim with several origins", "claims with several origins"),
    "echo": ("claim of many reports and one origin", "claims of many reports and one origin"),
    "arithmetic": ("sum", "sums"),
    "date": ("date of a page", "dates of pages"),
}


def findings(dossier: Dossier) -> tuple[Finding, ...]:
    """The findings: by kind as FINDING_KINDS has them, the largest story first, the most telling first."""
    pile = Pile(dossier)
    found: dict[tuple[str, str | None], list[Finding]] = defaultdict(list)
    for finder in FINDERS:
        for finding in finder(pile):
            found[finding.kind, finding.story].append(finding)
    most = MAX_OF_KIND if len(dossier.stories) < MANY else MAX_OF_KIND_IN_MANY
    order = {story: i for i, story in enumerate(pile.by_size)}
    keys = sorted(found, key=lambda key: (FINDING_KINDS.index(key[0]), order.get(key[1] or "", len(order))))
    return tuple(finding for key in keys for finding in _capped(found[key], most))


def _capped(found: list[Finding], most: int) -> Iterator[Finding]:
    """The first of them, and how many there are beside."""
    yield from found[:most]
    if rest := found[most:]:
        one, many = _CALLED.get(rest[0].kind, ("finding", "findings"))
        words = f"And {count_of(len(rest), f'further {one}', f'further {many}')}."
        about = tuple(dict.fromkeys(id_ for finding in rest for id_ in finding.about))[:MAX_ABOUT]
        yield Finding(words, about, rest[0].kind, story=rest[0].story)
