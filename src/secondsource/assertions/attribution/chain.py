"""By how many mouths a statement came: its originator first, then those who passed it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import Line, Range
from secondsource.assertions.attribution.speakers import RollCall
from secondsource.assertions.attribution.voices import Voice
from secondsource.model.span import Span
from secondsource.resources.cues import cues
from secondsource.resources.grammar import grammar
from secondsource.resources.speakers import speaker_words


@dataclass(frozen=True, slots=True)
class Hop:
    """One who spoke or passed on, and the words of the attribution that name them (None: carried from elsewhere)."""

    voice: Voice
    span: Span | None


def chain_of(draft: Draft, roll: RollCall) -> list[Hop]:
    """The speaker and the relays of a draft, the report itself left out. Words that go on with another attribution
    come the way it came."""
    if draft.voice is None:
        return []
    source = draft.spans(draft.source)
    hops = [Hop(draft.voice, source[0] if source else None)]
    for leader in (draft, draft.leans_on if draft.cue else draft.goes_on_with):
        for line, relay in _relays(leader, roll) if leader and (leader is draft or not draft.relays) else ():
            voice = roll.voice(line, relay)
            if all(voice is not hop.voice for hop in hops):
                hops.append(Hop(voice, line.span(line.trimmed(relay)) if line is draft.line else None))
        if leader is draft.goes_on_with and not draft.leans_on:
            break
    return hops


def _relays(draft: Draft, roll: RollCall) -> Iterator[tuple[Line, Range]]:
    """Those to whom it was told, as far as they pass things on, then those who cite or carry it; marks alone are
    nobody."""
    told = [words for words in draft.told if _passes_on(draft.line, words) and not roll.is_person(draft.line, words)]
    return ((draft.line, words) for words in [*told, *draft.relays] if len(range(*draft.line.trimmed(words))))


def _passes_on(line: Line, told: Range) -> bool:
    """Whether the one told is an agency or outlet: it has a name, or is called one. "Reporters" pass nothing on."""
    lows = [low.removesuffix("'s") for low in line.lows(told)]
    kinds = speaker_words().kinds_of(lows)
    named = any(line.capital(i) for i in range(*told))
    return bool(kinds & {"agency", "state-media", "media"}) or (named and not kinds)


def pass_on(drafts: Sequence[Draft]) -> None:
    """Add to the drafts of a line who carries them ("in remarks carried by Y") and who tells of them ("Z said that X
    had said"), the nearest first."""
    for draft in drafts:
        draft.relays += [words for words in _carriers(draft.line) if _carries(words, draft, drafts)]
        draft.source = [_without_carrier(draft.line, words) for words in draft.source]
    mouths = [
        [*draft.source, *(words for words in draft.told if _passes_on(draft.line, words)), *draft.relays]
        for draft in drafts
    ]
    for draft in drafts:
        around = [(o.content[-1][1] - o.content[0][0], n) for n, o in enumerate(drafts) if _tells_of(o, draft)]
        draft.relays += [words for _, n in sorted(around) for words in mouths[n]]


def _carriers(line: Line) -> Iterator[Range]:
    """The bodies behind "carried by", "published by" and the like."""
    rules = grammar()
    stop = rules.prepositions | rules.relatives | rules.conjunctions | rules.finite
    for i in range(1, len(line) - 2):
        if line.plain(i) and line.low(i) in cues().carriers and line.low(i + 1) == "by":
            end = next((j for j in range(i + 2, len(line)) if line.words[j].mark or line.low(j) in stop), len(line))
            if end > i + 2 and any(_passes_on(line, (i + 2, j)) for j in range(i + 3, end + 1)):
                yield i + 2, end


def _carries(words: Range, draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a carrier belongs to this draft: outside all that is said, and this draft's cue is the nearest."""
    if not draft.cue or any(start <= words[0] < end for d in drafts for start, end in d.content):
        return False
    nearest = min((d for d in drafts if d.cue), key=lambda d: abs(d.cue[0][0] - words[0]))
    inside = any(start <= words[0] < end and not draft.line.comma(words[0] - 3) for start, end in draft.source)
    return nearest.cue == draft.cue and not inside


def _without_carrier(line: Line, source: Range) -> Range:
    """The source up to ", quoted by Y"."""
    cuts = (i for i in range(source[0] + 1, source[1] - 2) if line.comma(i) and line.low(i + 2) == "by")
    return source[0], next((i for i in cuts if line.low(i + 1) in cues().carriers), source[1])


def _tells_of(outer: Draft, inner: Draft) -> bool:
    """Whether one draft lies, source, cue and all, in what another says."""
    parts = [*inner.source, *inner.cue]
    held = all(any(start <= part[0] and part[1] <= end for start, end in outer.content) for part in parts)
    whole = bool(inner.source and inner.cue and outer.source) and outer.content[0][0] <= inner.content[0][0]
    return outer is not inner and whole and held
