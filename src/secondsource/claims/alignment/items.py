"""The atoms that claims are made of: one thing that one sentence of one report asserts, ready to be compared."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from secondsource.claims.alignment.figure_facts import number
from secondsource.model.assertion import Assertions, EventMention, Figure, Statement
from secondsource.model.claim import Cast, Control, Event, MemberStance
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.story import Story
from secondsource.resources.wording import key

ItemKind = Literal["figure", "control", "statement", "event"]
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
MIN_WORDS = 2  # telling words; "He cannot" or a bare name claims nothing that could be compared
_CLOCK = re.compile(r"T\d\d:\d\d$")  # a time of day to the minute, in local time (no zone stated)
#: Words by which a report recalls what had been said before: "had put it at 30", "up from 150".
_RECALLED = re.compile(r"\bhad (?:\w+ )?(?:counted|put|given|said|reported|announced|spoken of)\b|\b(?:up|down) from\b")
#: Words by which a count is told as the latest state of the whole.
_RUNNING = re.compile(
    r"\b(?:death |casualty )?toll\b|\b(?:rose|risen|rises|climb(?:ed|s)|grew|grown|jump(?:ed|s)|increased|up) to\b"
    r"|\b(?:bring(?:s|ing)?|brought|tak(?:es|ing)|took|rais(?:es|ed|ing)) the (?:number|total|toll|count)\b",
    re.IGNORECASE,
)
#: "Thirty of the voters", "three of their own men": a part of what was counted elsewhere.
_PARTIAL = re.compile(r"[\w-]+(?: [\w-]+)? of (?:the|those|these|(?:its|their|his|her) own)\b", re.IGNORECASE)
#: "Of the dead, seven were", "among them were two": all counts of the clause are parts of one told before.
_AMONG = re.compile(
    r"\b(?:of|among) (?:the (?:dead|injured|wounded|missing|victims|casualties|total)|those|these|them)\b", re.I
)
#: What stands before a cue that tells of an earlier word: "a day after denying", "having denied", "despite denying".
_EARLIER = re.compile(
    r"\b(?:after|having|before|despite|since|despite having|after having) (?:\w+ly )?$", re.IGNORECASE
)
#: A denial in a report's own voice: "Reports that ... are false."
_UNTRUE = re.compile(
    r"\b(?:reports?|claims?|rumou?rs?|allegations?|accusations?|assertions?|suggestions?|stories) (?:that|of) (.+?) "
    r"(?:is|are|was|were) (?:\w+ly )?(?:false|untrue|baseless|unfounded|groundless|fabricated|invented|incorrect"
    r"|not true|without (?:any )?(?:foundation|basis))\b",
    re.IGNORECASE | re.DOTALL,
)
_STANCES: dict[str, MemberStance] = {"deny": "denies", "admit": "admits"}


@dataclass(frozen=True, slots=True)
class Item:
    """One assertion. `sentence` is the whole sentence, `span` the words that assert; `words` their telling stems,
    `names` keys of the entities in them, `numbers` their quantities as (unit, value), `clock` its times of day.

    `speaker` is the originator (id of a Source, None for the report's own voice), `teller` whom this report names,
    `named` the words for it; `strand` the origin of the text. `day` is the last ISO day that the report knows (surely,
    if `dated`). A `spare` item stands in a sentence that has counts of its own, a `running` one in a sentence that
    tells a toll as it stands now, a `recalled` one in a sentence that recalls what had been said before; a `partial`
    count is "of the" others. A `bare` denial has the words of what it denies, a `recanted` one is told as past ("after
    denying"), a `borrowed` item belongs to another claim too."""

    story: str
    report: str
    kind: ItemKind
    sentence: Span
    span: Span
    stance: MemberStance
    words: frozenset[str]
    names: frozenset[str]
    numbers: frozenset[tuple[str, float]]
    days: frozenset[str]
    clock: frozenset[str]
    speaker: str | None
    teller: str | None
    strand: str
    day: str
    dated: bool = False
    title: bool = False
    spare: bool = False
    refuses: bool = False
    recalled: bool = False
    partial: bool = False
    running: bool = False
    bare: bool = False
    recanted: bool = False
    borrowed: bool = False
    named: frozenset[str] = frozenset()
    before: Span | None = None
    statement: str | None = None
    figure: Figure | None = None
    place: str = ""
    events: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[str, int, int, str, str]:
        """A total order that follows from content alone."""
        figure = self.figure.id if self.figure else ""
        return (self.span.report, self.span.start, self.span.end, self.kind, figure or self.statement or self.place)


def gather(
    stories: Sequence[Story],
    reports: Sequence[Report],
    parses: Sequence[Parse],
    assertions: Sequence[Assertions],
    lineage: Lineage,
    cast: Cast,
    events: Sequence[Event] = (),
    control: Sequence[Control] = (),
) -> list[Item]:
    """Every item of every report that stands in a story, in the order of their keys."""
    story_of = {report: story.id for story in stories for report in story.reports}
    names = _mentions(cast)
    strands = {strand.span: strand.origin for strand in lineage.strands}
    source_of = cast.source_of()
    event_of = {span: event.id for event in events for span in event.mentions}
    held: dict[Span, list[str]] = {}
    for change in control:
        for span in change.evidence:
            held.setdefault(span, []).append(change.id)
    found: list[Item] = []
    for report, parse, said in zip(reports, parses, assertions, strict=True):
        story = story_of.get(report.id, report.id)
        reader = _Reader(story, report, parse, said, names.get(report.id, []), strands, source_of, event_of, held)
        found += reader.items()
    return sorted(found, key=lambda item: item.key)


def _mentions(cast: Cast) -> dict[str, list[tuple[Span, str]]]:
    """Report -> mentions of names with the entity's id, in order of position."""
    found: dict[str, list[tuple[Span, str]]] = {}
    for entity in cast.entities:
        for variant in entity.variants:
            for span in variant.mentions:
                found.setdefault(span.report, []).append((span, entity.id))
    return {report: sorted(mentions) for report, mentions in found.items()}


def telling(text: str) -> frozenset[str]:
    """The keys of the telling words of a text: stop words and numbers left out, rewordings joined."""
    keys = (key(word) for word in _WORD.findall(text))
    return frozenset(k for k in keys if k and not k.startswith("#"))


class _Reader:
    """Reads one report; holds what every item of it shares."""

    def __init__(
        self,
        story: str,
        report: Report,
        parse: Parse,
        said: Assertions,
        names: Sequence[tuple[Span, str]],
        strands: Mapping[Span, str],
        source_of: Mapping[str, str],
        event_of: Mapping[Span, str],
        held: Mapping[Span, Sequence[str]],
    ) -> None:
        self.story, self.report, self.parse, self.said = story, report, parse, said
        self.names, self.strands, self.source_of, self.event_of = names, strands, source_of, event_of
        self.held = held
        self.day = report.published.latest or report.published.earliest or ""
        self.dated = bool(self.day) and report.published.earliest == report.published.latest
        self.statements = {s.id: s for s in said.statements}

    def items(self) -> list[Item]:
        """The items of the report, sentence by sentence."""
        found: list[Item] = []
        before: list[Item] = []
        last: Span | None = None
        for sentence in self.parse.sentences:
            if sentence.kind in ("body", "title", "heading"):
                mine = self._of_sentence(sentence)
                before = [_denial_of(replace(item, before=last), before) for item in mine]
                found += before
                last = sentence.span
        return [item for item in found if item.words or item.figure or item.refuses]

    def _of_sentence(self, sentence: Sentence) -> list[Item]:
        inside = sentence.span
        figures = [f for f in self.said.figures if f.status and inside.covers(f.span)]
        control = [c for c in self.said.control if inside.shared(c.evidence)]
        parts = [s for s in self.said.statements if any(inside.shared(c) for c in s.content)]
        events = [e for e in self.said.events if inside.covers(e.trigger)]
        found = [self._figure(sentence, figure, events) for figure in figures]
        for mention in control:
            told = self._teller(mention.evidence)
            for place in self.held.get(mention.evidence, [mention.place]):
                item = self._item(sentence, "control", [mention.evidence], told, events, place=place)
                found.append(replace(item, stance=_STANCES.get(mention.stance, item.stance)))
        taken = [f.span for f in figures]
        if parts:
            for statement in parts:
                spans = [_clip(content, inside) for content in statement.content if inside.shared(content)]
                found += self._proposition(sentence, spans, statement, taken, bool(control), events)
        elif not self.report.quote(inside).rstrip(" \"'”’").endswith("?"):
            untrue = _UNTRUE.search(self.report.text, inside.start, inside.end)
            whole = Span(inside.report, *untrue.span(1)) if untrue else inside
            mine = self._proposition(sentence, [whole], None, taken, bool(control), events)
            found += [replace(item, stance="denies") for item in mine] if untrue else mine
        return found

    def _figure(self, sentence: Sentence, figure: Figure, events: Sequence[EventMention]) -> Item:
        told = self.statements.get(figure.statement or "") or self._teller(figure.span)
        return self._item(sentence, "figure", [figure.span], told, events, figure=figure)

    def _proposition(
        self,
        sentence: Sentence,
        spans: Sequence[Span],
        told: Statement | None,
        counted: Sequence[Span],
        control: bool,
        events: Sequence[EventMention],
    ) -> list[Item]:
        """What is said beside the counts of people; nothing when hardly a word is left."""
        item = self._item(sentence, "statement" if told else "event", spans, told, events)
        inside = [f for f in counted if any(span.covers(f) for span in spans)]
        rest = item.words - frozenset().union(*(telling(self.report.quote(f)) for f in inside))
        bare = item.stance == "denies" and len(rest) < MIN_WORDS
        if len(rest) < MIN_WORDS + 2 * bool(inside) and not item.refuses and not bare:
            return []
        if bare:
            return [replace(item, words=frozenset(), span=sentence.span)]
        return [replace(item, spare=bool(counted) or control, words=rest)]

    def _source_words(self, told: Statement | None) -> frozenset[str]:
        spans = told.source if told else ()
        return frozenset(word for span in spans for word in _WORD.findall(self.report.quote(span).casefold()))

    def _teller(self, span: Span) -> Statement | None:
        """The statement whose content holds a span."""
        for statement in self.said.statements:
            if any(content.shared(span) * 2 > len(span) for content in statement.content):
                return statement
        return None

    def _item(
        self,
        sentence: Sentence,
        kind: ItemKind,
        spans: Sequence[Span],
        told: Statement | None,
        events: Sequence[EventMention],
        figure: Figure | None = None,
        place: str = "",
    ) -> Item:
        """The item of some words of a sentence (the longest stretch of them is shown)."""
        chain = [self.source_of.get(s, s) for s in told.chain or (told.speaker,)] if told else []
        whole = [sentence.span] if kind in ("figure", "control") else spans

        def here(span: Span) -> bool:
            return any(part.covers(span) for part in whole)

        mine = [e for e in events if here(e.trigger)]
        moments = [m for m in self.parse.moments if here(m.span)]
        return Item(
            story=self.story,
            report=self.report.id,
            kind=kind,
            sentence=sentence.span,
            span=max(spans, key=lambda span: (len(span), -span.start)),
            stance=_STANCES.get(told.stance, "reports") if told else "asserts",
            words=frozenset().union(*(telling(self.report.quote(span)) for span in spans)),
            names=frozenset(e for s, e in self.names if here(s)),
            numbers=frozenset((f.unit, v) for f in self.said.figures if here(f.span) and (v := number(f)) is not None),
            days=frozenset(m.earliest for m in moments if m.earliest),
            clock=frozenset(m.value[-5:] for m in moments if _CLOCK.search(m.value)),
            speaker=chain[0] if chain else None,
            teller=self.source_of.get(told.speaker, told.speaker) if told else None,
            strand=self.strands.get(sentence.span, self.report.id),
            day=self.day,
            dated=self.dated,
            title=sentence.kind != "body",
            refuses=bool(told and told.stance == "decline"),
            recanted=bool(told and told.stance == "deny" and self._is_earlier(told)),
            recalled=bool(_RECALLED.search(self.report.quote(sentence.span))),
            running=bool(figure and _RUNNING.search(self.report.quote(sentence.span))),
            partial=figure is not None and self._is_share(figure, sentence.span),
            named=frozenset(
                w for s in (told.source if told else ()) for w in _WORD.findall(self.report.quote(s).casefold())
            ),
            statement=told.id if told else None,
            figure=figure,
            place=place,
            events=frozenset(self.event_of[e.trigger] for e in mine if e.trigger in self.event_of),
        )

    def _is_earlier(self, told: Statement) -> bool:
        """Whether a statement is told as one made before ("a day after denying that ...")."""
        cue = min(told.cue, default=None)
        return cue is not None and bool(_EARLIER.search(self.report.text[max(0, cue.start - 40) : cue.start]))

    def _is_share(self, figure: Figure, sentence: Span) -> bool:
        """Whether a count is marked as a part by the words at it or before it in its sentence."""
        text = self.report.text
        return not figure.part_of and bool(
            _PARTIAL.match(text, figure.span.start, sentence.end)
            or _AMONG.search(text, sentence.start, figure.span.start)
        )


def _denial_of(item: Item, before: Sequence[Item]) -> Item:
    """A bare denial ("denied it", "denied the reports") denies what the sentence before says."""
    if item.stance != "denies" or item.words or item.figure:
        return item
    said = [other for other in before if other.kind in ("statement", "event") and other.speaker != item.speaker]
    return (
        replace(item, words=said[-1].words, names=said[-1].names, events=said[-1].events, bare=True) if said else item
    )


def _clip(span: Span, inside: Span) -> Span:
    """The part of a span that lies in a sentence."""
    return Span(span.report, max(span.start, inside.start), min(span.end, inside.end))
