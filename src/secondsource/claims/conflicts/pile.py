"""Everything that a finder of conflicts may look at, with the questions that several of them ask."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date

from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.alignment.sites import WIDE
from secondsource.claims.identity.parties import Parties
from secondsource.claims.weight.drafts import Draft
from secondsource.model.assertion import Assertions, Figure, Place, Statement
from secondsource.model.claim import Cast, Event
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.story import Story

#: Days between two reports of one thing; over more, another state of things is told.
NEAR = 2
#: Trust in a passage from which on a sentence is a copy of the other.
WORD_FOR_WORD = 0.9


class Pile:
    """The reports as they were read, their items and drafts, and who stands behind them."""

    def __init__(
        self,
        drafts: Sequence[Draft],
        items: Sequence[Item],
        trail: Trail,
        parties: Parties,
        cast: Cast,
        reports: Sequence[Report],
        parses: Sequence[Parse],
        assertions: Sequence[Assertions],
        stories: Sequence[Story] = (),
        events: Sequence[Event] = (),
    ) -> None:
        self.drafts, self.items, self.trail, self.parties, self.cast = drafts, items, trail, parties, cast
        self.reports = {report.id: report for report in reports}
        self.parses = {parse.report: parse for parse in parses}
        self.said = {said.report: said for said in assertions}
        self.order = [report.id for report in reports]
        self.claim_of = {item.key: draft.id for draft in drafts for item in draft.items}
        self.at: dict[Span, list[Item]] = {}
        for item in items:
            self.at.setdefault(item.sentence, []).append(item)
        self.places_named = frozenset(entity.id for entity in cast.entities if entity.type == "place")
        self._people: dict[str, list[tuple[Span, str]]] = {}
        self._place_spans: set[Span] = set()
        for entity in cast.entities:
            for span in (span for variant in entity.variants for span in variant.mentions):
                if entity.type == "person":
                    self._people.setdefault(span.report, []).append((span, entity.id))
                elif entity.type == "place":
                    self._place_spans.add(span)
        self.violent = frozenset(event.id for event in events if event.type == "ASSAULT")
        self._statements = {s.id: s for said in assertions for s in said.statements}
        self._source_of = cast.source_of()
        self._story = {report: story.id for story in stories for report in story.reports}
        self.originals = [item for item in items if self.is_original(item.sentence)]
        self._by_story: dict[str, list[Item]] = {}
        self._by_report: dict[str, list[Item]] = {}
        for item in self.originals:
            self._by_story.setdefault(item.story, []).append(item)
        for item in items:
            self._by_report.setdefault(item.report, []).append(item)
        self._sited = {said.report: [m for m in said.places if m.site] for said in assertions}
        self._starts = {parse.report: [s.span.start for s in parse.sentences] for parse in parses}

    def text(self, span: Span) -> str:
        """The words of a span."""
        return self.reports[span.report].quote(span)

    def sentence(self, span: Span) -> Sentence | None:
        """The sentence in which a span begins."""
        parse = self.parses[span.report]
        i = bisect_right(self._starts[span.report], span.start) - 1
        return parse.sentences[i] if i >= 0 and parse.sentences[i].span.end > span.start else None

    def body(self, report: str) -> list[Sentence]:
        """The sentences of the text itself."""
        return [s for s in self.parses[report].sentences if s.kind == "body"]

    def places(self, sentence: Span) -> list[Place]:
        """The places no wider than a town that a sentence names, as far as the gazetteer knows them."""
        found = []
        for mention in self._sited.get(sentence.report, ()):
            site = mention.site
            if site and site.radius_km <= WIDE and sentence.covers(mention.span):
                found.append(Place(site.name, site.lat, site.lon, site.kind, None, site.kind, site.radius_km, site.id))
        return found

    def persons(self, span: Span) -> list[tuple[Span, str]]:
        """The mentions of people by name that meet a span, with their entities."""
        return sorted((at, id_) for at, id_ in self._people.get(span.report, ()) if at.shared(span))

    def is_place(self, span: Span) -> bool:
        """Whether a span stands in the name of a place."""
        return span in self._place_spans or any(
            name.type == "place" and name.span.shared(span) for name in self.parses[span.report].names
        )

    def is_original(self, sentence: Span) -> bool:
        """Whether a sentence is no copy of another: the parent is none, or the first of those whose words are one. What
        only copies add to a pile must change nothing in it."""
        for link in self.trail.of(sentence):
            if link.trust < WORD_FOR_WORD:
                continue
            if self.trail.stands_on(sentence.report, link.other.report):
                return False
            if self.trail.stands_on(link.other.report, sentence.report):
                continue
            if (self.day(link.other.report), link.other) < (self.day(sentence.report), sentence):
                return False
        return True

    def of_story(self, story: str) -> Sequence[Item]:
        """The items of a story, those in copied sentences left out."""
        return self._by_story.get(story, ())

    def of_report(self, report: str) -> Sequence[Item]:
        """The items of a report."""
        return self._by_report.get(report, ())

    def story(self, report: str) -> str:
        """The story of a report (itself where it stands alone)."""
        return self._story.get(report, report)

    def day(self, report: str) -> str:
        """The last ISO day that a report knows of, "" if none is known."""
        published = self.reports[report].published
        return published.latest or published.earliest or ""

    def near(self, left: str, right: str, days: int = NEAR) -> bool:
        """Whether two reports tell of about the same day."""
        try:
            return abs((date.fromisoformat(self.day(left)) - date.fromisoformat(self.day(right))).days) <= days
        except ValueError:
            return False

    def statement(self, figure: Figure) -> Statement | None:
        """The statement that gives a figure."""
        return self._statements.get(figure.statement or "")

    def by_statement(self, statement: str | None) -> Statement | None:
        """The statement with an id."""
        return self._statements.get(statement or "")

    def party(self, speaker: str | None, report: str, sentence: Span) -> str:
        """Whose word a sentence is: the party of its speaker (an id of a per-report Speaker), else of its text."""
        if speaker:
            return self.parties.of_source(self._source_of.get(speaker, speaker))
        item = next(iter(self.at.get(sentence, ())), None)
        return self.parties.of_strand(item.strand if item else report, report)

    def voice(self, item: Item) -> str:
        """Whose word an item is."""
        if item.speaker:
            return self.parties.of_source(item.speaker)
        return self.parties.of_strand(item.strand, item.report)

    def giver(self, figure: Figure) -> str:
        """Whose number a figure is."""
        told, sentence = self.statement(figure), self.sentence(figure.span)
        speaker = (told.chain or (told.speaker,))[0] if told else None
        return self.party(speaker, figure.report, sentence.span if sentence else figure.span)

    def claims(self, *items: Item) -> tuple[str, ...]:
        """The ids of the claims of some items."""
        return tuple(sorted({self.claim_of[item.key] for item in items if item.key in self.claim_of}))

    def claims_at(self, *spans: Span) -> tuple[str, ...]:
        """The ids of the claims about figures that stand at some spans."""
        items = [item for item in self.items if item.span in spans]
        return self.claims(*items)

    def claims_telling(self, *spans: Span) -> tuple[str, ...]:
        """The ids of the claims in whose words some spans stand."""
        items = [i for span in spans for i in self.of_report(span.report) if i.span.covers(span)]
        return self.claims(*items)
