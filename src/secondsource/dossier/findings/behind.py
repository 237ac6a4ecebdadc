"""Who is behind what: claims that rest on one source, on one origin in many reports, and on more than one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from secondsource.dossier.findings.pile import IN_A_LIST, Pile
from secondsource.model.claim import Claim, Origins
from secondsource.model.dossier import Finding
from secondsource.text.phrases import count_of, joined

MIN_ECHOES = 3  # reports from which on a single-origin claim is worth a sentence of its own
MIN_ALONE = 2  # claims of two reports and more from which on a source that stands alone behind them is told
MAX_ABOUT = 20  # claims that are linked
MAX_NAMED = 3  # claims told by their words


def one_source(pile: Pile) -> Iterator[Finding]:
    """Sources that stand alone behind claims of several reports: take one away, and these claims have nobody."""
    held: dict[tuple[str | None, str], list[Claim]] = defaultdict(list)
    for claim in pile.dossier.claims:
        behind = {o for m in claim.members for o in m.origins}
        if claim.origins.high == 1 and claim.reports > 1 and len(behind) == 1:
            id_ = min(behind)
            if pile.who(id_):
                held[pile.story(m.report for m in claim.members), id_].append(claim)
    sizes: dict[str | None, int] = {s.id: len(s.reports) for s in pile.dossier.stories}
    found = sorted(held.items(), key=lambda item: (-_reach(item[1]), -len(item[1]), pile.who(item[0][1]), item[0][1]))
    for (story, id_), claims in found:
        size = sizes[story] if story else len(pile.reports)
        claims.sort(key=lambda c: (-c.reports, pile.first(c)))
        if len(claims) >= MIN_ALONE or claims[0].reports == size >= MIN_ECHOES:
            cites = [m.span for c in claims[:MAX_NAMED] for m in pile.members(c)[:MAX_NAMED]]
            about = [id_, *(c.id for c in claims[:MAX_ABOUT])]
            words = _alone(pile, id_, claims, size)
            yield pile.told(words, about, "behind", cites, Origins(1, 1, (id_,)), story)


def _alone(pile: Pile, id_: str, claims: list[Claim], size: int) -> str:
    """ "All 6 reports rest on the coastguard alone for ...", or how many of them."""
    who, named = pile.who(id_), joined(pile.claim(c, IN_A_LIST) for c in claims[:MAX_NAMED])
    if claims[0].reports == size:
        everywhere = [c for c in claims if c.reports == size]
        words = f"All {size} reports rest on {who} alone for {joined(pile.claim(c) for c in everywhere[:MAX_NAMED])}"
        rest = len(claims) - len(everywhere[:MAX_NAMED])
        return f"{words}, and some of them for {count_of(rest, 'other claim')}" if rest else words
    words = (
        f"{_reach(claims)} of {size} reports, taken together, rest on {who} alone for {count_of(len(claims), 'claim')}"
    )
    return f"{words}: {named}" if len(claims) <= MAX_NAMED else f"{words}, among them {named}"


def _reach(claims: list[Claim]) -> int:
    return len({m.report for claim in claims for m in claim.members})


def corroborated(pile: Pile) -> Iterator[Finding]:
    """More than one origin, none of which is known to depend on another."""
    for claim in pile.with_status("corroborated"):
        names = list(dict.fromkeys(name for id_ in claim.origins.ids if (name := pile.who(id_))))[:4]
        by = f", from {joined(names)}" if len(names) > 1 else ""
        words = f"Several origins, no dependency detected: {pile.claim(claim)}{by}"
        yield pile.of_claim(words, claim, "status")


def echoes(pile: Pile) -> Iterator[Finding]:
    """Repeated by many reports, and yet from one origin."""
    echoed = [c for c in pile.dossier.claims if c.origins.high == 1 and c.reports >= MIN_ECHOES]
    for claim in sorted(echoed, key=lambda c: (-c.reports, pile.first(c))):
        names = list(dict.fromkeys(name for m in claim.members for o in m.origins if (name := pile.who(o))))
        by = f" ({names[0]})" if len(names) == 1 else ""
        words = f"{count_of(claim.reports, 'report')}, one origin{by}: {pile.claim(claim)}"
        yield pile.of_claim(words, claim, "echo")
