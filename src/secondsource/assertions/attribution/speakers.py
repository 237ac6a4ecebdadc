"""Who is who among the sources of one report: names, later names, pronouns, "the ministry", "the officer"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from secondsource.assertions.attribution.anonymity import merged, typed
from secondsource.assertions.attribution.descriptions import Description, describe, kind_of
from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import Line, Range
from secondsource.assertions.attribution.pronouns import REACH, meant_by
from secondsource.assertions.attribution.voices import Voice
from secondsource.model.assertion import Speaker
from secondsource.model.parse import Name, Parse
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.anonymous import anonymous_words
from secondsource.resources.offices import offices
from secondsource.resources.speakers import speaker_words
from secondsource.text.names import sounds

REMEMBERED = 200  # voices; who has not been heard for longer is introduced anew
SHORT = 3  # letters; shorter surnames that sound alike are too many
LATE = 400  # characters; a name held back comes in the next sentence or two
#: Kinds of which two with other words are two.
_CROWDS = frozenset({"anonymous", "collective", "officials"})
_SINGLE = frozenset({"person", "anonymous"})


class RollCall:
    """The voices of one report. Feed it the sources in the order of the text; it answers whose each one is."""

    def __init__(self, report: Report, parse: Parse) -> None:
        self._report, self._names = report, parse.names
        self._starts = [name.span.start for name in parse.names]
        self._nobody: Voice | None = None
        self._placed: dict[tuple[int, Range], Voice] = {}
        self.voices: list[Voice] = []

    def nobody(self) -> Voice:
        """The voice of hearsay: statements for which the report names no source."""
        if self._nobody is None:
            self._nobody = Voice("collective", "no source named")
            self.voices.append(self._nobody)
        return self._nobody

    def voice(self, line: Line, source: Range) -> Voice:
        """The voice that a source belongs to; a new one if it was not heard before."""
        known = self._placed.get((line.index, source))
        if known is None:
            known = self._placed[line.index, source] = self._voice(line, source)
        return known

    def is_person(self, line: Line, words: Range) -> bool:
        """Whether words name a person."""
        span = line.span(line.trimmed(words))
        return describe(line, words, self._named(span.start, span.end)).person

    def _voice(self, line: Line, source: Range) -> Voice:
        span = line.span(line.trimmed(source))
        found = describe(line, source, self._named(span.start, span.end))
        heard = [voice for voice in self.voices[-REMEMBERED:] if voice is not self._nobody]
        if found.pronoun:
            known = meant_by(found.pronoun, span, heard, self._named(span.start - REACH, span.start), self._report.text)
        else:
            known = (
                (_spoken_for(found, heard) if line.heading else None)
                or (_same_name(found, heard) if found.name else None)
                or (_named_late(found, heard, span) if found.person else _pointed_at(found, heard, first=line.heading))
            )
        if known is None:
            known = Voice(kind_of(found, found.text.lower()), found.text)
        if known not in self.voices:
            self.voices.append(known)
        _learn(known, found, span)
        if not found.pronoun and not found.name:
            known.typed.append(typed(line, source))
        return known

    def _named(self, start: int, end: int) -> Sequence[Name]:
        """The names that begin between two positions."""
        return self._names[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def speakers(self) -> tuple[Speaker, ...]:
        """The voices as Speakers, in order of their first mention."""
        report = self._report.id
        made = [
            Speaker(
                v.key(report),
                report,
                v.label,
                v.kind,
                v.name,
                v.role or _role(v),
                tuple(sorted(set(v.mentions))),
                merged(v.typed) if v.typed and v.kind in _CROWDS and not v.name else None,
            )
            for v in self.voices
        ]
        return tuple(sorted(made, key=lambda s: (s.mentions[:1], s.id)))


def _same_name(found: Description, heard: Sequence[Voice]) -> Voice | None:
    """The voice with that name, or for a person with a part of it that ends alike."""
    tokens = found.name.lower().split()
    for voice in reversed(heard):
        theirs = voice.name.lower().split()
        if found.key == voice.key_word or tokens == theirs:
            return voice
        alike = found.person and voice.kind == "person" and tokens[-1:] == theirs[-1:]
        if alike and (len(tokens) == 1 or len(theirs) == 1 or tokens[0] == theirs[0]):
            return voice
    return _misspelt(tokens, heard) if found.text.lower().split() == tokens else None


def _misspelt(tokens: Sequence[str], heard: Sequence[Voice]) -> Voice | None:
    """For a bare surname the one person whose surname sounds the same ("Halloway", later "Hallaway")."""
    alike = [
        v for v in heard if v.kind == "person" and len(v.name.split()) > 1 and sounds(v.surname) == sounds(tokens[0])
    ]
    return alike[0] if len(tokens) == 1 and len(alike) == 1 and len(tokens[0]) > SHORT else None


def _spoken_for(found: Description, heard: Sequence[Voice]) -> Voice | None:
    """In a headline a bare name ("Ruritania admits") can stand for the body of that name which speaks in the text."""
    if found.person or len(found.core) != 1:
        return None
    return next((voice for voice in heard if found.head in voice.owners and voice.kind == "organisation"), None)


def _named_late(found: Description, heard: Sequence[Voice], span: Span) -> Voice | None:
    """For a bare new name ("Dr Ann Lee said"): the role that spoke last without one ("its director said")."""
    if found.kinds & {"media", "agency", "state-media", "organisation"}:
        return None
    bare = "," not in found.text and not found.words - set(found.name.lower().split()) - speaker_words().titles
    last = max(heard, key=lambda v: v.last, default=None)
    if not bare or last is None or span.start - last.last > LATE or last.name or last.kind != "person":
        return None
    return last


def _pointed_at(found: Description, heard: Sequence[Voice], first: bool) -> Voice | None:
    """The voice that a description points back to: same words, or same head and nothing that tells the two apart.
    Of several the last one heard, or the `first` for a headline, which tells what the report begins with."""
    for voice in reversed(heard):
        same = voice.label.lower() == found.text.lower()
        if same or (found.core and voice.kind == "person" and voice.surname == found.core[-1] and found.proper):
            return voice
    if not found.definite or found.count or found.possessive in {"his", "her", "their"}:
        return None
    fitting = [voice for voice in heard if _fits(voice, found)] or _only_one(found, heard)
    sign = -1 if first else 1
    return max(fitting, key=lambda v: (len(set(found.core) & v.words), sign * v.last), default=None)


def _only_one(found: Description, heard: Sequence[Voice]) -> list[Voice]:
    """For a bare role ("the union"): the one body of its side that the report has ("the Millers' Federation")."""
    sides = offices().sides
    side = sides.get(found.head)
    if side is None or len(found.core) > 1 or found.owners or found.name or "person" in found.kinds:
        return []
    here = [v for v in heard if v.kind == "organisation" and side in {sides.get(head) for head in v.heads}]
    return here if len(here) == 1 else []


def _fits(voice: Voice, found: Description) -> bool:
    """Whether a definite description can mean this voice."""
    own = set(found.core)
    known = voice.words | voice.heads
    if found.head not in (known if voice.kind in _SINGLE else voice.heads):
        return False
    if found.number and voice.number not in (0, found.number):
        return False
    if found.owners and voice.owners and not found.owners & (voice.owners | voice.words):
        return False
    body = "organisation" in speaker_words().kinds.get(found.head, frozenset())
    if (body and voice.kind in _SINGLE) or (found.name and voice.name):
        return False
    if voice.kind in _CROWDS and not own <= known:
        return False
    apart = (own - known) and (voice.words - own - {found.head}) and voice.kind not in _SINGLE
    return not apart and (voice.plural == found.plural or voice.kind == "organisation")


def _learn(voice: Voice, found: Description, span: Span) -> None:
    """Add a mention and what it tells to a voice."""
    words, marks = speaker_words(), anonymous_words().marks
    voice.mentions.append(span)
    voice.last = max(voice.last, span.end)
    told = found.words | {found.pronoun}
    voice.sex = "f" if told & words.female else "m" if told & words.male else voice.sex
    if found.pronoun:
        return
    voice.words |= found.words
    voice.heads.add(found.head)
    voice.owners |= found.owners
    voice.plural |= found.plural
    if found.person and voice.kind != "person":
        voice.kind, voice.name = "person", ""
    if len(found.name) > len(voice.name) and found.key not in voice.owners:
        voice.name, voice.key_word = found.name, found.key
    if len(found.text) > len(voice.label) and not found.possessive:
        voice.label = found.text
    if not voice.name and voice.kind == "person" and any(mark in found.text.lower() for mark in marks):
        voice.kind = "anonymous"


def _role(voice: Voice) -> str:
    """What a label says beside the name."""
    return " ".join(voice.label.replace(voice.name, " ").split()).strip(" ,") if voice.name else ""


def call_roll(roll: RollCall, drafts: Sequence[Draft]) -> None:
    """Give every draft its voice: sources in the order of the text first (headlines last, for they assume that the text
    is known), then what leans on another, then hearsay."""
    for draft in drafts:
        if draft.source and not draft.spans(draft.source[:1]):
            draft.source = []  # marks alone name nobody
    sounded = [d for d in drafts if d.source and not d.leans_on]
    silent = {id(d.leans_on): d.leans_on for d in drafts if d.leans_on and d.leans_on.source}
    sounded += [leader for key, leader in silent.items() if key not in {id(d) for d in sounded}]
    for draft in sorted(sounded, key=lambda d: (d.line.heading, d.line.index, d.source[0])):
        draft.voice = roll.voice(draft.line, draft.source[0])
    for draft in drafts:
        leader = draft
        while leader.voice is None and leader.leans_on is not None and leader.leans_on is not draft:
            leader = leader.leans_on
        draft.voice = leader.voice or roll.nobody()
