"""Whom a pronoun means that speaks: "she said", "they said", "one said"."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.assertions.attribution.voices import Voice
from secondsource.model.parse import Name
from secondsource.model.span import Span
from secondsource.resources.grammar import grammar
from secondsource.resources.speakers import speaker_words

_ONE_PERSON = frozenset({"he", "she", "his", "her", "him", "who", "i"})
_ONE_BODY = frozenset({"it", "its", "which"})
_SINGLE = frozenset({"person", "anonymous"})
_BODIES = frozenset({"organisation", "monitor", "agency", "state-media", "document"})
_GROUPS = frozenset({"collective", "officials"})
LEAD = 4  # words before a name that still opens its sentence: titles, an article
REACH = 600  # characters between a person's name and a pronoun for it; beyond, somebody else has come in


def meant_by(word: str, span: Span, heard: Sequence[Voice], names: Sequence[Name], text: str) -> Voice | None:
    """The voice that a pronoun at `span` stands for: the last one heard before it that it agrees with.

    "He" and "she" can also mean somebody who was named since as the subject of a sentence and has not spoken yet.
    """
    before = sorted((v for v in heard if v.mentions and v.mentions[0] < span), key=lambda v: _latest(v, span))
    if word in _ONE_PERSON:
        sex = "f" if word in speaker_words().female else "m" if word in speaker_words().male else ""
        fitting = [v for v in before if v.kind in _SINGLE and not v.plural and (not sex or v.sex in ("", sex))]
        person = _last_subject(span, names, text)
        if person and (not fitting or person.span.start > _latest(fitting[-1], span)):
            return _voice_of(person, heard)
        return fitting[-1] if fitting else (before[-1] if before else None)
    if word in _ONE_BODY:
        fitting = [v for v in before if v.kind in _BODIES]
    else:
        fitting = [v for v in before if v.plural or v.kind in _GROUPS] or [v for v in before if v.kind in _BODIES]
    return fitting[-1] if fitting else None


def _latest(voice: Voice, span: Span) -> int:
    """Where a voice was last mentioned before a span."""
    return voice.last if voice.last <= span.start else max(m.end for m in voice.mentions if m < span)


def _last_subject(span: Span, names: Sequence[Name], text: str) -> Name | None:
    """The last person named before who opens a sentence: "Ann Lee, 40, had seen the fire. She said"."""
    people = [n for n in names if n.type == "person" and n.span.end <= span.start and span.start - n.span.end < REACH]
    for name in reversed(people):
        if _leads(_opening(text[max(0, name.span.start - 60) : name.span.start]).split()):
            return name
    return None


def _leads(words: Sequence[str]) -> bool:
    """Whether a name behind these words still opens its sentence: titles, or a time and a role ("This morning the
    lock keeper,") without a verb."""
    if len(words) <= LEAD:
        return True
    rules, lows = grammar(), [word.lower().strip(",") for word in words]
    verbs = any(low in rules.finite | rules.pasts or low.endswith("ed") for low in lows)
    return len(words) <= 2 * LEAD and not verbs and not set(lows[1:]) & (rules.prepositions | rules.conjunctions)


def _opening(before: str) -> str:
    """What stands between the last sentence end and a name."""
    cut = max(before.rfind(mark) for mark in ("\n", ". ", "! ", "? ", '" ', "” "))
    return before[cut + 1 :]


def _voice_of(name: Name, heard: Sequence[Voice]) -> Voice:
    """The voice of that name, a new one if it has not spoken."""
    surname = name.head.lower().split()[-1]
    for voice in heard:
        if voice.surname == surname:
            return voice
    words = set(name.head.lower().split())
    return Voice("person", name.head, name.head, name.key, name.role, words, mentions=[name.span])
