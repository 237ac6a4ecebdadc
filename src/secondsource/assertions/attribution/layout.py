"""Putting the attributions of one line in order: no content twice, none that reaches into its neighbour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from secondsource.assertions.attribution.chain import pass_on
from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import Line, Range
from secondsource.assertions.attribution.particles import (
    evidential_drafts,
    falsehood_drafts,
    label_drafts,
    noun_drafts,
    particle_drafts,
    silence_drafts,
)
from secondsource.assertions.attribution.patterns import verb_drafts
from secondsource.assertions.attribution.phrases import finite
from secondsource.assertions.attribution.trailing import without_narration
from secondsource.resources.grammar import grammar

#: Words before a second attribution that end the content of the first.
_JOINS = frozenset({"and", "but", "while", "as", "though", "although", "whereas", "after", "when", "even", "with"})
#: What joins "a day after denying it" to the clause before.
_LATER = frozenset({"after", "before"})
_MENTAL = frozenset(
    {"believe", "think", "hope", "fear", "suspect", "doubt", "expect", "feel", "know", "see", "hear", "learn"}
)


def line_drafts(line: Line) -> list[Draft]:
    """The attributions of one line, in order of their content."""
    makers = (verb_drafts, particle_drafts, noun_drafts, silence_drafts, label_drafts, falsehood_drafts)
    drafts = sorted(chain.from_iterable(make(line) for make in makers), key=lambda d: (d.cue[0], d.start))
    drafts = _relayed(_once(drafts))
    if not drafts:
        drafts = list(evidential_drafts(line))[:1]
    _cut_back(drafts)
    for draft in drafts:
        behind = draft.content[-1][0] >= draft.cue[0][0]
        draft.content[-1] = without_narration(line, draft.content[-1]) if behind else draft.content[-1]
    drafts = [d for d in drafts if d.spans(d.content) and not _idle(d, drafts)]
    pass_on(drafts)
    return sorted(chain.from_iterable(_split(d) for d in drafts), key=lambda d: d.at)


def _once(drafts: Sequence[Draft]) -> list[Draft]:
    """One draft for each cue word, and none whose source holds the cue of another, unless in a relative clause, which
    is then left out of the source ("X, whom Y accuses, said")."""
    kept: list[Draft] = []
    for draft in drafts:
        taken = [r for d in kept for r in d.cue]
        if any(_overlap(a, b) for a in taken for b in draft.cue):
            continue
        if draft.pattern != "relay" and not draft.leans_on:
            draft.source = [_without_cues(draft.line, r, taken) for r in draft.source]
            if any(_overlap(a, b) for a in taken for b in draft.source):
                continue
        kept.append(draft)
    for draft in kept:
        if draft.leans_on:
            draft.source = list(draft.leans_on.source)
    return kept


def _without_cues(line: Line, source: Range, taken: Sequence[Range]) -> Range:
    """The source up to the relative clause in which another cue stands."""
    start, end = source
    if any(_overlap(source, cue) for cue in taken):
        opens = {"who", "which", "whom", "whose"} | {line.low(cue[0]) for cue in taken if cue[0] > start + 1}
        cuts = (i for i in range(start + 1, end) if line.comma(i) and line.low(i + 1) in opens)
        end = next(cuts, end)
    return start, end


def _overlap(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _relayed(drafts: list[Draft]) -> list[Draft]:
    """ "C, X said, citing Y": one attribution, Y its originator, X the relay."""
    for relay in [d for d in drafts if d.pattern == "relay"]:
        main = next((d for d in drafts if d is not relay and d.source and _is_cited_by(relay, d)), None)
        if main:
            main.relays = [*main.source, *main.relays]
            main.source = [*relay.source]
            main.cue = sorted([*main.cue, *relay.cue])
            end = relay.cue[0][0] - relay.line.comma(relay.cue[0][0] - 1)
            main.content = [(a, min(b, end) if a < end else b) for a, b in main.content]
            drafts.remove(relay)
    return drafts


def _is_cited_by(relay: Draft, main: Draft) -> bool:
    """Whether the one cited is the source of what another draft tells: "X said C, citing Y", "citing Y, X said C"."""
    before = relay.content[0][0] < relay.cue[0][0]
    return main.start < relay.cue[0][0] if before else relay.content[0][0] <= main.cue[0][0]


def _cut_back(drafts: Sequence[Draft]) -> None:
    """End each content before the attribution that follows it, and begin it behind the one before it."""
    for first in drafts:
        for later in drafts:
            if later is first or later.cue[0][0] <= first.cue[0][0]:
                continue
            if _begins_before(later, first):
                _begin_behind(later, first)
            first.content = [_shorter(first, r, later) for r in first.content]
            first.content = [r for r in first.content if r[0] < r[1]] or first.content[:1]


def _begins_before(later: Draft, first: Draft) -> bool:
    return later.content[0][0] <= first.start and later.pattern != "relay" and first.content[0][0] > first.cue[0][0]


def _begin_behind(later: Draft, first: Draft) -> None:
    """A clause that follows "X said A, but" begins behind that "but"."""
    line, end = later.line, later.content[0][1]
    joins = [
        i
        for i in range(first.cue[0][1], end)
        if line.plain(i) and line.low(i) in {"but", "and", "while"} and line.comma(i - 1)
    ]
    if joins:
        later.content[0] = (joins[-1] + 1, end)


def _shorter(first: Draft, words: Range, later: Draft) -> Range:
    """The range, ended where a coordinated attribution begins in it."""
    line, begin = first.line, later.start
    if not words[0] < begin < words[1] or first.cue[0][0] > begin:
        return words
    before = line.low(begin - 1)
    if before in _JOINS and (line.comma(begin - 2) or before in {"and", "but", "while", "with"}):
        return words[0], begin - 1 - line.comma(begin - 2)
    if later.opens == begin and later.leans_on is first and _LATER & set(line.lows((begin, later.cue[0][0]))):
        return words[0], begin
    if line.comma(begin - 1) and (
        later.leans_on or not later.source or later.source[0][0] == begin or later.opens == begin
    ):
        return words[0], begin - 1
    return words


def _idle(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether a draft lies wholly in the content of another and adds no speaker of its own."""
    outer = [
        d
        for d in drafts
        if d is not draft and any(r[0] <= draft.start < r[1] and draft.content[-1][1] <= r[1] for r in d.content)
    ]
    if not outer:
        return False
    if not draft.source or draft.pattern in _MENTAL:
        return True
    if draft.opens >= 0 or draft.leans_on:
        return True
    start, end = draft.source[0]
    return end - start == 1 and draft.line.low(start) in grammar().pronouns


def _split(draft: Draft) -> list[Draft]:
    """ "said A and that B" are two statements."""
    line, (start, end) = draft.line, draft.content[-1]
    cuts = [
        i
        for i in range(start + 2, end - 2)
        if line.plain(i) and line.low(i) in {"and", "but"} and line.low(i + 1) == "that"
    ]
    if (
        not cuts
        or draft.content[-1][0] < draft.cue[0][0]
        or not (line.low(start - 1) == "that" or finite(line, (start, cuts[-1])))
    ):
        return [draft]
    commas = [i for i in range(start + 2, cuts[-1]) if line.comma(i) and line.low(i + 1) == "that"]
    edges = sorted({*commas, *cuts})
    parts = zip([start, *(i + 2 for i in edges)], [*edges, end], strict=True)
    return [replace(draft, content=[part]) for part in parts]
