"""What is known of a speaker when it is compared with those of other reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.model.assertion import Anonymous, Assertions, Speaker
from secondsource.model.claim import Entity
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.resources.grammar import grammar
from secondsource.resources.speakers import speaker_words
from secondsource.text.names import normal, sounds

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GENITIVE = re.compile(r"(\w+)(?:['’]s|(?<=s)['’])(?!\w)")
#: Titles that tell no role.
_BARE_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sir", "dame", "lord", "lady"})
_BREAK = re.compile(r",| (?:who|which|whose|at|in|on|from|with|to|near|by|after|before|that)\b")


#: Kinds of speakers whose like is everywhere; they meet only those who said some of the same words.
UNNAMED = frozenset({"anonymous", "collective", "officials"})
#: The lowest and highest number of people.
Number = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Profile:
    """A speaker with what tells it apart: `words` of its description (in one spelling), `head` noun, `owners`,
    the `number` of people it is said to stand for (lowest and highest), the words of what it belongs to (`affiliation`)
    and how it knows (`access`), the `entities` its name belongs to, the words of its statements (`said`, one set each),
    the names in its report (`setting`), the numbers of its report's other sources with that head (`others`), the
    `story` of its report ("" where it is known to nobody), the telling words of the `role` of somebody with a name, and
    the `sex` of a person ("f" or "m", "" where neither title nor role tells it)."""

    speaker: Speaker
    words: frozenset[str]
    head: str
    owners: frozenset[str]
    number: Number | None
    affiliation: frozenset[str]
    access: frozenset[str]
    entities: frozenset[str]
    said: tuple[frozenset[str], ...]
    setting: frozenset[str]
    others: frozenset[Number] = frozenset()
    story: str = ""
    role: frozenset[str] = frozenset()
    sex: str = ""

    @property
    def nobody(self) -> bool:
        """Whether this is hearsay: what a report lays in the mouth of nobody in particular."""
        return not self.speaker.mentions

    def order(self) -> tuple[int, int, str, str]:
        """The best known first, then by content."""
        return -len(self.speaker.name), -len(self.words), self.speaker.label, self.speaker.id

    def shared(self) -> Iterator[str]:
        """What another speaker must share at least one of to be compared. A head ("police") or initials tie only
        within one story, and so do the words of who has no name: every story has its police."""
        if self.speaker.kind in UNNAMED and not self.speaker.name:
            yield from (
                f"said:{self.story}:{self.head}:{word}"
                for word in sorted({word for words in self.said for word in words})
            )
            return
        yield f"head:{self.story}:{self.head}"
        if len(self.words) > 1:
            yield f"words:{' '.join(sorted(self.words))}"
        for entity in sorted(self.entities):
            yield f"entity:{entity}"
        if self.speaker.name:
            yield f"name:{sounds(self.speaker.name)[-1:]}"
            yield f"letters:{self.story}:{''.join(w[:1] for w in self.speaker.name.split()).lower()[:2]}"


def profiles(
    reports: Sequence[Report],
    assertions: Sequence[Assertions],
    entities: Sequence[Entity],
    stories: Sequence[Story] = (),
) -> Iterator[Profile]:
    """The profiles of all speakers; `assertions` in the order of `reports`."""
    story_of = {report: story.id for story in stories for report in story.reports}
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
        mine: list[Profile] = []
        for speaker in found.speakers:
            named = {e for start, end, e in here for m in speaker.mentions if m.start <= start and end <= m.end}
            own = frozenset(named) if speaker.name else frozenset[str]()
            entities_here = _owned(own, speaker, report, here)
            mine.append(_profile(speaker, report, entities_here, tuple(said.get(speaker.id, ())), setting))
        story = story_of.get(report.id, "")
        yield from (replace(profile, others=_others(profile, mine), story=story) for profile in mine)


def _others(profile: Profile, here: Sequence[Profile]) -> frozenset[Number]:
    """The numbers of the other unnamed sources of the report that have the same head."""
    alike = (p for p in here if p is not profile and p.head == profile.head)
    return frozenset(p.number for p in alike if p.number is not None)


def _owned(
    found: frozenset[str], speaker: Speaker, report: Report, here: Sequence[tuple[int, int, str]]
) -> frozenset[str]:
    """Of the entities in a speaker's mentions those that bear its name."""
    name = normal(speaker.name)
    return frozenset(e for start, end, e in here if e in found and normal(report.text[start:end]) in name)


def _profile(
    speaker: Speaker,
    report: Report,
    entities: frozenset[str],
    said: tuple[frozenset[str], ...],
    setting: frozenset[str],
) -> Profile:
    core = _BREAK.split(speaker.label, maxsplit=1)[0]
    owners = frozenset(normal(word) for word in _GENITIVE.findall(core))
    plain = _GENITIVE.sub(" ", core)
    phrase, _, of = plain.partition(" of ")
    head = next(iter(reversed(list(telling(phrase)))), normal(core))
    words = frozenset(telling(f"{phrase} {of}")) - owners
    titled = frozenset(words - speaker_words().titles) or words
    told = speaker.anonymous or Anonymous()
    number = (told.low, told.high) if told.number else None
    affiliation = frozenset(word for span in told.affiliation for word in telling(span.of(report.text)))
    access = frozenset(telling(told.access.of(report.text)) if told.access else ())
    return Profile(
        speaker,
        titled,
        head,
        owners,
        number,
        affiliation,
        access,
        entities,
        said,
        setting,
        role=_role(speaker),
        sex=_sex(speaker),
    )


def _role(speaker: Speaker) -> frozenset[str]:
    named = frozenset(telling(speaker.name))
    return frozenset(telling(speaker.role)) - named - _BARE_TITLES if named else frozenset()


def _sex(speaker: Speaker) -> str:
    words, known = frozenset(_WORD.findall(speaker.label.lower())), speaker_words()
    told = (bool(words & known.female), bool(words & known.male))
    return {(True, False): "f", (False, True): "m"}.get(told, "") if speaker.kind == "person" else ""


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
