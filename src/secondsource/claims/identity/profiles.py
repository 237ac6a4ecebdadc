"""What is known of a speaker when it is compared with those of other reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.model.assertion import Assertions, Speaker
from secondsource.model.claim import Entity
from secondsource.model.report import Report
from secondsource.resources.grammar import grammar
from secondsource.resources.speakers import speaker_words
from secondsource.text.names import normal, sounds

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GENITIVE = re.compile(r"(\w+)(?:['’]s|(?<=s)['’])(?!\w)")
_BREAK = re.compile(r",| (?:who|which|whose|at|in|on|from|with|to|near|by|after|before|that)\b")


@dataclass(frozen=True, slots=True)
class Profile:
    """A speaker with what tells it apart: `words` of its description (in one spelling), `head` noun, `owners`,
    the `number` of people it stands for, the `entities` its name belongs to, the words of its statements (`said`, one
    set each), and the names in its report (`setting`)."""

    speaker: Speaker
    words: frozenset[str]
    head: str
    owners: frozenset[str]
    number: str
    entities: frozenset[str]
    said: tuple[frozenset[str], ...]
    setting: frozenset[str]

    def order(self) -> tuple[int, int, str, str]:
        """The best known first, then by content."""
        return -len(self.speaker.name), -len(self.words), self.speaker.label, self.speaker.id

    def shared(self) -> Iterator[str]:
        """What another speaker must share at least one of to be compared."""
        yield f"head:{self.head}"
        for entity in sorted(self.entities):
            yield f"entity:{entity}"
        if self.speaker.name:
            yield f"name:{sounds(self.speaker.name)[-1:]}"
            yield f"letters:{''.join(w[:1] for w in self.speaker.name.split()).lower()[:2]}"


def profiles(
    reports: Sequence[Report], assertions: Sequence[Assertions], entities: Sequence[Entity]
) -> Iterator[Profile]:
    """The profiles of all speakers; `assertions` in the order of `reports`."""
    places = [(mention, entity.id) for entity in entities for v in entity.variants for mention in v.mentions]
    by_report: dict[str, list[tuple[int, int, str]]] = {}
    for mention, entity_id in places:
        by_report.setdefault(mention.report, []).append((mention.start, mention.end, entity_id))
    for report, found in zip(reports, assertions, strict=True):
        here = by_report.get(report.id, [])
        setting = frozenset(entity_id for _, _, entity_id in here)
        said: dict[str, list[frozenset[str]]] = {}
        for statement in found.statements:
            words = frozenset(telling(" ".join(span.of(report.text) for span in statement.content)))
            said.setdefault(statement.speaker, []).append(words)
        for speaker in found.speakers:
            named = {e for start, end, e in here for m in speaker.mentions if m.start <= start and end <= m.end}
            own = frozenset(named) if speaker.name else frozenset[str]()
            yield _profile(speaker, _owned(own, speaker, report, here), tuple(said.get(speaker.id, ())), setting)


def _owned(
    found: frozenset[str], speaker: Speaker, report: Report, here: Sequence[tuple[int, int, str]]
) -> frozenset[str]:
    """Of the entities in a speaker's mentions those that bear its name."""
    name = normal(speaker.name)
    return frozenset(e for start, end, e in here if e in found and normal(report.text[start:end]) in name)


def _profile(
    speaker: Speaker, entities: frozenset[str], said: tuple[frozenset[str], ...], setting: frozenset[str]
) -> Profile:
    core = _BREAK.split(speaker.label, maxsplit=1)[0]
    owners = frozenset(normal(word) for word in _GENITIVE.findall(core))
    first = core.split(maxsplit=1)[0].lower() if core.split() else ""
    plain = _GENITIVE.sub(" ", core)
    phrase, _, of = plain.partition(" of ")
    head = next(iter(reversed(list(telling(phrase)))), normal(core))
    words = frozenset(telling(f"{phrase} {of}")) - owners
    number = first if first in grammar().numbers or first.isdigit() else "one" if first in {"a", "an"} else ""
    titled = frozenset(words - speaker_words().titles) or words
    return Profile(speaker, titled, head, owners, number, entities, said, setting)


def telling(text: str) -> Iterator[str]:
    """The words of a text that are no grammar, in one spelling ("defense" as "defence")."""
    rules = grammar()
    small = rules.determiners | rules.prepositions | rules.pronouns | rules.auxiliaries | rules.conjunctions
    for word in _WORD.findall(text):
        low = normal(word)
        if low and low not in small and not low.isdigit():
            yield _SPELLINGS.get(low, low)


#: American forms of words in the names of bodies.
_SPELLINGS = {
    "defense": "defence",
    "labor": "labour",
    "center": "centre",
    "interior": "interior",
    "organization": "organisation",
    "program": "programme",
    "harbor": "harbour",
    "department": "ministry",
}
