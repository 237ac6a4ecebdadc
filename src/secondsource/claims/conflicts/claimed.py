"""Two who each say that a deed was theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from secondsource.claims.alignment.items import telling
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.parse import Sentence
from secondsource.model.span import Span

_CLAIMED = re.compile(
    r"\b(?:claim(?:ed|s|ing)|took|takes|taken) (?:the )?(?:responsibility|credit) for\b([^.;]{0,120})", re.IGNORECASE
)

_NOBODY = re.compile(r"\b(?:no[ -]one|nobody|no group|none|not|never|neither)\b", re.IGNORECASE)


def claimed_by_two(pile: Pile) -> Iterator[Clash]:
    """The first two parties of a story that claim one deed, told in words that have the deed in common."""
    told: dict[str, list[tuple[str, frozenset[str], Span]]] = {}
    done: set[str] = set()
    for report in pile.order:
        story = pile.story(report)
        for sentence in pile.body(report) if story not in done else ():
            found = _CLAIMED.search(pile.text(sentence.span))
            source = _source(sentence, pile) if found else None
            if found is None or source is None or _NOBODY.search(pile.text(sentence.span)):
                continue
            party, span = source
            deed = telling(found[1])
            for other, theirs, at in told.setdefault(story, []):
                alike = 2 * len(deed & theirs) >= min(len(deed), len(theirs)) > 0
                apart = not telling(pile.text(span)) & telling(pile.text(at))
                if other != party and alike and apart and story not in done and pile.near(report, at.report):
                    done.add(story)
                    yield Clash("identity", "hard", at, span, "claimed by two, each for itself")
            told[story].append((party, deed, span))


def _source(sentence: Sentence, pile: Pile) -> tuple[str, Span] | None:
    """Who is said to claim it: the source of a statement of the sentence, or the name before the verb."""
    report = sentence.span.report
    for statement in pile.said[report].statements:
        span = min(statement.source, default=None)
        if span is not None and sentence.span.covers(span):
            return pile.party((statement.chain or (statement.speaker,))[0], report, sentence.span), span
    names = [n for n in pile.parses[report].names if sentence.span.covers(n.span) and n.type in ("org", "group")]
    return (names[0].key, names[0].span) if names else None
