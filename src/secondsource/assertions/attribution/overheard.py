"""Terms of anonymity that stand beside a source: "two officers told the Lamp on condition of anonymity"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from secondsource.assertions.attribution.anonymity import spoken_on
from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import Line
from secondsource.assertions.attribution.voices import Voice
from secondsource.model.assertion import Anonymous
from secondsource.model.span import Span
from secondsource.resources.grammar import grammar

AFTER = 2  # lines behind a statement in which "she asked not to be named" still means who spoke there
_UNNAMED = frozenset({"person", "anonymous", "collective", "officials"})


def hear_terms(lines: Sequence[Line], drafts: Sequence[Draft]) -> None:
    """Give the terms that stand outside the sources to the nearest source without a name."""
    by_line: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_line[draft.line.index].append(draft)
    for line in lines:
        terms = spoken_on(line, (0, len(line)))
        place = terms.condition or terms.reason
        here = by_line.get(line.index, [])
        if place is None or any(span.covers(place) for draft in here for span in draft.spans(draft.source)):
            continue
        voice = _nearest(place, here)
        if voice is None and terms.condition and _points_back(line):
            before = [draft for i in range(line.index - AFTER, line.index) for draft in by_line.get(i, ())]
            voice = next((draft.voice for draft in reversed(before) if _is_unnamed(draft.voice)), None)
        if voice:
            _put(voice, terms)


def _nearest(place: Span, drafts: Sequence[Draft]) -> Voice | None:
    """The voice of the source that stands nearest before the terms, else behind them."""
    found = [(s.start > place.start, abs(s.start - place.start), d) for d in drafts for s in d.spans(d.source)]
    unnamed = [item for item in found if _is_unnamed(item[2].voice)]
    return min(unnamed, key=lambda item: item[:2])[2].voice if unnamed else None


def _is_unnamed(voice: Voice | None) -> bool:
    return voice is not None and not voice.name and voice.kind in _UNNAMED and bool(voice.mentions)


def _points_back(line: Line) -> bool:
    """Whether a sentence opens with a pronoun or a definite description: its subject spoke before."""
    return line.low(0) in grammar().pronouns | grammar().possessives | {"the"}


def _put(voice: Voice, terms: Anonymous) -> None:
    voice.typed.append(terms)
    if voice.kind == "person":
        voice.kind = "anonymous"
