"""Who is who among the sources of one report: names, later names, pronouns, "the ministry", "the officer"."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.assertions.attribution.descriptions import Description, describe, kind_of
from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import Line, Range
from secondsource.assertions.attribution.voices import Voice
from secondsource.model.assertion import Speaker
from secondsource.model.parse import Name, Parse
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.speakers import speaker_words

_SINGLE = frozenset({"person", "anonymous"})
_BODIES = frozenset({"organisation", "monitor", "agency", "state-media", "document"})


class RollCall:
    """The voices of one report. Feed it the sources in the order of the text; it answers whose each one is."""

    def __init__(self, report: Report, parse: Parse) -> None:
        self._report, self._names = report, parse.names
        self._people = [n for n in parse.names if n.type == "person"]
        self.voices: list[Voice] = []
        self._nobody: Voice | None = None

    def nobody(self) -> Voice:
        """The voice of hearsay: statements for which the report names no source."""
        if self._nobody is None:
            self._nobody = Voice("collective", "no source named")
            self.voices.append(self._nobody)
        return self._nobody

    def voice(self, line: Line, source: Range) -> Voice:
        """The voice that a source belongs to; a new one if it was not heard before."""
        found = describe(line, source, self._names)
        span = line.span(line.trimmed(source))
        known = (
            self._by_pronoun(found, span)
            if found.pronoun
            else self._by_name(found)
            if found.name
            else self._by_words(found)
        )
        if known is None:
            known = Voice(kind_of(found, found.text.lower()), found.text)
            self.voices.append(known)
        self._learn(known, found, span)
        return known

    def _learn(self, voice: Voice, found: Description, span: Span) -> None:
        voice.mentions.append(span)
        voice.last = max(voice.last, span.end)
        if found.pronoun:
            return
        voice.words |= found.words
        voice.heads.add(found.head)
        voice.plural |= found.plural
        if found.name and len(found.name) > len(voice.name):
            voice.name, voice.kind = found.name, "person"
        if len(found.text) > len(voice.label) and not found.owner:
            voice.label = found.text
        if (
            voice.kind == "person"
            and any(mark in voice.label.lower() for mark in speaker_words().unnamed)
            and not voice.name
        ):
            voice.kind = "anonymous"

    def _by_name(self, found: Description) -> Voice | None:
        """The voice with the same name, or a part of it that ends alike."""
        tokens = found.name.lower().split()
        for voice in reversed(self.voices):
            theirs = voice.name.lower().split()
            if theirs and (
                tokens == theirs
                or (tokens[-1] == theirs[-1] and (len(tokens) == 1 or len(theirs) == 1 or tokens[0] == theirs[0]))
            ):
                return voice
        return None

    def _by_words(self, found: Description) -> Voice | None:
        """The voice that a description points back to: same head, and nothing that tells the two apart."""
        if len(found.core) == 1 and found.proper and not found.kinds:
            named = [v for v in reversed(self.voices) if v.name and found.core[0] == v.name.lower().split()[-1]]
            if named:
                return named[0]
        for voice in reversed(self.voices):
            if voice.label.lower() == found.text.lower():
                return voice
        if not found.definite or found.count or found.owner in {"his", "her", "their"}:
            return None
        own = set(found.core)
        best = [v for v in self.voices if v is not self._nobody and self._fits(v, found, own)]
        return max(best, key=lambda v: (len(own & v.words), v.last), default=None)

    @staticmethod
    def _fits(voice: Voice, found: Description, own: set[str]) -> bool:
        if found.head not in voice.words and not _same_number(found.head, voice.heads):
            return False
        if found.owner:
            return own <= voice.words
        extra = own - voice.words
        bodies = {"ministry", "department", "government", "army", "police", "court", "union", "party", "council"}
        clash = bool(extra) and not (voice.words - own <= {found.head} or (voice.kind in _SINGLE and len(own) <= 2))
        person_for_body = found.head in bodies and voice.kind == "person"
        return not clash and not person_for_body and found.plural == _plural_head(found.head, voice)

    def _by_pronoun(self, found: Description, span: Span) -> Voice | None:
        heard = [v for v in self.voices if v.mentions and v is not self._nobody and v.last <= span.start]
        heard.sort(key=lambda v: v.last)
        word = found.pronoun
        if word in {"he", "she", "his", "her", "him", "who"}:
            sex = speaker_words().female if word in {"she", "her"} else speaker_words().male
            other = speaker_words().male if word in {"she", "her"} else speaker_words().female
            fit = [v for v in heard if v.kind in _SINGLE and not v.plural and not (v.words & (other - sex))]
            person = self._last_person(span)
            if person and (not fit or person.span.start > fit[-1].last):
                return self._of_person(person)
            return fit[-1] if fit else (heard[-1] if heard else None)
        if word in {"it", "its", "which"}:
            fit = [v for v in heard if v.kind in _BODIES]
        elif word in {"they", "them", "their", "one", "another", "other", "both", "some", "others", "neither", "many"}:
            fit = [v for v in heard if v.plural or v.kind in {"collective", "officials"}] or [
                v for v in heard if v.kind in _BODIES
            ]
        else:
            fit = heard
        return fit[-1] if fit else None

    def _last_person(self, span: Span) -> Name | None:
        """The last person named before, as the subject of a sentence: "Ann Lee, 31, was on deck. She said"."""
        text = self._report.text
        for name in reversed(self._people):
            if name.span.end <= span.start:
                before = text[max(0, name.span.start - 60) : name.span.start].rstrip()
                head = (
                    before == ""
                    or before[-1] in '.!?\n”"'
                    or text[max(0, name.span.start - 2) : name.span.start].count("\n") > 0
                )
                return name if head and span.start - name.span.end < 400 else None
        return None

    def _of_person(self, name: Name) -> Voice:
        tokens = name.head.lower().split()
        for voice in self.voices:
            if voice.name and voice.name.lower().split()[-1] == tokens[-1]:
                return voice
        voice = Voice("person", name.head, name.head, name.role, set(tokens))
        voice.mentions.append(name.span)
        self.voices.append(voice)
        return voice

    def speakers(self) -> tuple[Speaker, ...]:
        """The voices as Speakers, in order of their first mention."""
        made = [
            Speaker(
                v.key(self._report.id),
                self._report.id,
                v.label,
                v.kind,
                v.name,
                v.role or _role(v),
                tuple(sorted(set(v.mentions))),
            )
            for v in self.voices
        ]
        return tuple(sorted(made, key=lambda s: (s.mentions[0] if s.mentions else Span(self._report.id, 0, 0), s.id)))


def _same_number(head: str, heads: set[str]) -> bool:
    return any(head.rstrip("s") == h.rstrip("s") and head[-1:] == h[-1:] for h in heads)


def _plural_head(head: str, voice: Voice) -> bool:
    return voice.plural if head in voice.heads or voice.plural else False


def _role(voice: Voice) -> str:
    """What a label says beside the name."""
    rest = voice.label.replace(voice.name, "") if voice.name else ""
    return rest.strip(" ,")


def call_roll(roll: RollCall, drafts: Sequence[Draft]) -> None:
    """Give every draft its voice: sources in the order of the text first, then what leans on another, then hearsay."""
    known: dict[tuple[int, Range], Voice] = {}
    for draft in sorted((d for d in drafts if d.source), key=lambda d: (d.line.index, d.source[0])):
        place = (draft.line.index, draft.source[0])
        known[place] = known.get(place) or roll.voice(draft.line, draft.source[0])
        draft.voice = known[place]
    for draft in drafts:
        leader, steps = draft, 0
        while leader.voice is None and leader.leans_on is not None and steps < len(drafts):
            leader, steps = leader.leans_on, steps + 1
        draft.voice = leader.voice or roll.nobody()
