"""When an attribution is found: triples, exact spans, and recall where somebody speaks.

A gold attribution is found when the cues overlap, the sources overlap (or both are empty) and the contents share half
of their union; each answer finds one. Spans are exact when they begin and end with the same words; "marks aside"
overlooks punctuation, at the edges and between words.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from bench.attribution.corpus import ROLES, Attribution, Stretch
from bench.common.counts import Counts

from secondsource.resources.cues import cues
from secondsource.text.inflect import verb_forms
from secondsource.text.words import words

#: A fixed list, so that recall on it does not move when a word is added to the program's.
SPEECH = (
    *("say", "tell", "add", "note", "state", "claim", "argue", "announce", "explain", "suggest", "insist", "warn"),
    *("deny", "admit", "report", "ask", "reply", "write", "tweet", "call"),
)


@dataclass(slots=True)
class Scores:
    """Counts over articles. `listed` and `known`: triples whose cue holds a verb of the fixed list, or one of the
    program's verbs that take a clause."""

    triples: Counts = field(default_factory=Counts)
    listed: Counts = field(default_factory=Counts)
    known: Counts = field(default_factory=Counts)
    exact: dict[str, Counts] = field(default_factory=lambda: {role: Counts() for role in ROLES})
    aside: dict[str, Counts] = field(default_factory=lambda: {role: Counts() for role in ROLES})

    def add(self, text: str, gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[int | None]:
        """Count one article; gives the answer that finds each gold attribution."""
        hits = match(gold, found)
        right = [hit is not None for hit in hits]
        self.triples.add(sum(right), len(gold), len(found))
        for counts, is_speech in ((self.listed, listed), (self.known, known)):
            spoken = [
                is_right for item, is_right in zip(gold, right, strict=True) if is_speech(item.words("cue", text))
            ]
            counts.add(sum(spoken), len(spoken), 0)
        places = words(text)
        telling = [place for place in places if any(letter.isalnum() for letter in text[slice(*place)])]
        for role in ROLES:
            self.exact[role].compare(runs(gold, role, places), runs(found, role, places))
            self.aside[role].compare(runs(gold, role, telling), runs(found, role, telling))
        return hits


def fits(gold: Attribution, found: Attribution) -> float:
    """The share of the contents' union that is common, 0 when the answer does not find the gold attribution."""
    (source, cue, content), (our_source, our_cue, our_content) = gold.places, found.places
    if not cue & our_cue or not (source & our_source or not (source or our_source)):
        return 0.0
    union = len(content | our_content)
    share = len(content & our_content) / union if union else 0.0
    return share if share >= 0.5 else 0.0


def match(gold: Sequence[Attribution], found: Sequence[Attribution]) -> list[int | None]:
    """For each gold attribution the answer that finds it, one to one, best contents first."""
    scored = [(-share, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (share := fits(g, f))]
    hits: list[int | None] = [None] * len(gold)
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if hits[i] is None and j not in taken:
            hits[i] = j
            taken.add(j)
    return hits


def runs(attributions: Iterable[Attribution], role: str, places: Sequence[Stretch]) -> set[Stretch]:
    """The role's spans as unbroken runs of words, by the words' numbers; a word that is touched belongs to the span."""
    starts, ends = [start for start, _ in places], [end for _, end in places]
    found: set[Stretch] = set()
    for attribution in attributions:
        taken: set[int] = set()
        for start, end in attribution.part(role):
            taken.update(range(bisect_right(ends, start), bisect_left(starts, end)))
        found.update(_unbroken(sorted(taken)))
    return found


def _unbroken(numbers: Sequence[int]) -> Iterable[Stretch]:
    start = before = -1
    for number in numbers:
        if number != before + 1 or start < 0:
            if start >= 0:
                yield start, before + 1
            start = number
        before = number
    if start >= 0:
        yield start, before + 1


@cache
def _speech_forms() -> frozenset[str]:
    return frozenset(form for lemma in SPEECH for form in (lemma, *verb_forms(lemma)))


def listed(cue: str) -> bool:
    """Whether a cue holds a verb of the fixed list."""
    return any(word in _speech_forms() for word in _words(cue))


def known(cue: str) -> bool:
    """Whether a cue holds a verb that the program knows to take a clause without "that"."""
    return any("bare" in verb.takes for word in _words(cue) for verb, _ in cues().forms.get(word, ()))


def _words(text: str) -> list[str]:
    return [text[start:end].lower() for start, end in words(text)]
