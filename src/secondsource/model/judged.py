"""The judgements that count for a pile of reports, as the stages take them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secondsource.model.judgement import Anchor, Judgement, TargetKind, in_force
from secondsource.model.reason import Reason
from secondsource.model.ruling import VERDICTS
from secondsource.model.span import Span

#: The name of every reason that a judgement gives.
JUDGED = "judged"
_NUMBER = re.compile(r"\[judgement (\d+)\]$")


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements in force, in the order of the log: those whose words are all where they were, and those that rest,
    each with why."""

    standing: tuple[Judgement, ...] = ()
    resting: tuple[tuple[Judgement, str], ...] = ()

    def of(self, kind: TargetKind) -> tuple[Judgement, ...]:
        """Those of one kind that change something ("unsure" changes nothing)."""
        return tuple(e for e in self.standing if e.target.kind == kind and e.verdict != "unsure")


#: No judgement at all.
NOTHING = Judged()


def judged(log: Iterable[Judgement], texts: Mapping[str, str]) -> Judged:
    """The judgements of a log that count for some reports. `texts`: report id -> its text.

    An anchor is never moved: where a report or the words are gone, the judgement rests until they come back.
    """
    standing, resting = list[Judgement](), list[tuple[Judgement, str]]()
    for entry in in_force(log):
        gone = next((why for anchor in entry.target.at if (why := _gone(anchor, texts))), "")
        if gone:
            resting.append((entry, gone))
        else:
            standing.append(entry)
    return Judged(tuple(standing), tuple(resting))


def _gone(anchor: Anchor, texts: Mapping[str, str]) -> str:
    text = texts.get(anchor.report)
    if text is None:
        return "a report that it speaks of is not in the pile"
    return (
        "" if text[anchor.start : anchor.end] == anchor.quote else "the words that it speaks of are not there any more"
    )


def span_of(anchor: Anchor) -> Span:
    """The words of an anchor."""
    return Span(anchor.report, anchor.start, anchor.end)


def spans_of(entry: Judgement) -> tuple[Span, ...]:
    """The words that a judgement speaks of; none for whole reports."""
    return tuple(span_of(anchor) for anchor in entry.target.at if anchor.end > anchor.start)


def reason_of(entry: Judgement, what: str) -> Reason:
    """The reason that a judgement gives for what it changed; `what` says it in words."""
    return Reason(JUDGED, -1.0 if entry.verdict == "negative" else 1.0, in_words(entry, what), spans_of(entry))


def in_words(entry: Judgement, what: str) -> str:
    """ "What; judged yes by Ana on 2026-05-14: her reason [judgement 3]" ."""
    why = " ".join(entry.reason.split())
    said = f"judged {VERDICTS[entry.verdict]} by {entry.user} on {entry.time[:10]}"
    return f"{what}; {said}{f': {why}' if why else ''} [judgement {entry.n}]"


def number_of(reason: Reason) -> int | None:
    """The number of the judgement that a reason comes from."""
    return number_in(reason.detail) if reason.name == JUDGED else None


def number_in(words: str) -> int | None:
    """The number of the judgement that some words (see `in_words`) come from."""
    found = _NUMBER.search(words)
    return int(found[1]) if found else None
