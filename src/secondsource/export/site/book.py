"""A dossier opened for reading: where each thing stands on the pages, and what it is called there.

Whatever a page links to is asked for here, so the reader pages (made last) know which anchors they must carry.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from secondsource.export.site import words
from secondsource.export.site.origins import Shade, shades
from secondsource.export.site.pairs import Pair, pairs
from secondsource.export.site.stemmata import INDEX, Held, Sheet, share_out, sheets
from secondsource.export.site.stemmata import pages as sheet_pages
from secondsource.model.assertion import Statement
from secondsource.model.claim import Claim, Conflict, Source
from secondsource.model.dossier import Dossier
from secondsource.model.ids import digest, unseen_siglum
from secondsource.model.lineage import Edge, Unseen
from secondsource.model.numbered import Numbered
from secondsource.model.parse import Sentence
from secondsource.model.publisher import Publisher, by_report
from secondsource.model.report import Report
from secondsource.model.span import Span

_UNSAFE = re.compile(r"[^\w-]+")
_EDGE = 2  # characters by which a span may miss a sentence's ends and still be called the whole sentence
MAX_QUOTE = 3000  # letters of a quote, and MAX_AROUND of its sentence on either side: a file may be one endless line
MAX_AROUND = 600
MAX_SNIPPET = 60  # letters of a quote from which on it speaks for itself, and of the words around a shorter one
CLAIMS_A_PAGE = 150  # a page of 150 open claims is some 300 KB: a browser's filter stays instant


@dataclass(frozen=True, slots=True)
class Ref:
    """A link: what it says, where it leads, and what it is in words."""

    label: str
    href: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span inside its sentence: the words before it, its own, the words after it."""

    before: str
    quote: str
    after: str


def anchor(id_: str) -> str:
    """An id that is safe as a fragment."""
    return _UNSAFE.sub("-", id_)


def fragment(span: Span) -> str:
    """The anchor of a span on its reader page."""
    return f"c{span.start}-{span.end}"


class Book:
    """Looks things up in a dossier for the pages. Without `full_text` it gives away only words that are cited.

    A dossier that is a part of another takes its `numbers` (of claims, conflicts, origins, unseen ancestors) from it.
    """

    def __init__(self, dossier: Dossier, *, full_text: bool = True, numbers: Book | None = None) -> None:
        self.dossier = dossier
        self.full_text = full_text
        self.reports: dict[str, Report] = {report.id: report for report in dossier.reports}
        self.pages = {report.id: f"reader-{anchor(report.id)}.html" for report in dossier.reports}
        self._numbered = Numbered(dossier.sentences)
        self.sentences: dict[str, list[Sentence]] = {r.id: self._numbered.of(r.id) for r in dossier.reports}
        self.publishers: dict[str, Publisher] = by_report(dossier.publishers)
        self.sources: dict[str, Source] = {source.id: source for source in dossier.sources}
        self.entities = {entity.id: entity for entity in dossier.entities}
        self.statements = {statement.id: statement for statement in dossier.statements}
        self.figures = {figure.id: figure for figure in dossier.figures}
        self.unseen: dict[str, Unseen] = {unseen.id: unseen for unseen in dossier.lineage.hypothetical}
        self.unseen_sign = {unseen.id: _sign(unseen, i) for i, unseen in enumerate(dossier.lineage.hypothetical)}
        if numbers:
            self.unseen_sign = {id_: numbers.unseen_sign.get(id_, sign) for id_, sign in self.unseen_sign.items()}
        self.claims = sorted(dossier.claims, key=_claim_order)
        self.conflicts: list[Conflict] = sorted(dossier.conflicts, key=_conflict_order)
        self.shades: dict[str, Shade] = numbers.shades if numbers else shades(dossier.lineage.origins)
        self.strands: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        for strand in sorted(dossier.lineage.strands, key=lambda s: s.span):
            self.strands[strand.span.report].append((strand.span, strand.origin))
        self.sheets: list[Sheet] = sheets(dossier)
        self._sheet_of = sheet_pages(self.sheets)
        self._held: dict[str, Held] = share_out(dossier.lineage, self._sheet_of)
        self.edges: list[Edge] = [edge for held in self._held.values() for edge in held.edges]
        self.joining: dict[str, list[Edge]] = defaultdict(list)
        for edge in dossier.lineage.edges:
            for end in dict.fromkeys((edge.child, edge.parent)):
                self.joining[end].append(edge)
        self.origin_ids: dict[str, list[str]] = defaultdict(list)
        for origin in dossier.lineage.origins:
            for id_ in dict.fromkeys(origin.reports):
                self.origin_ids[id_].append(origin.id)
        self.standing = {edge.child for edge in dossier.lineage.edges if edge.direction == "known"}
        self.pairs: dict[tuple[str, str], Pair] = pairs(dossier)
        self._unseen_of = {digest("origin", id_): sign for id_, sign in self.unseen_sign.items()}
        self._handed: dict[str, list[tuple[Span, Span]]] = defaultdict(list)
        for edge in dossier.lineage.edges:
            for passage in edge.passages:
                self._handed[passage.child.report].append((passage.child, passage.parent))
                self._handed[passage.parent.report].append((passage.parent, passage.child))
        for held in self._handed.values():
            held.sort()
        self._longest = {report: max(len(mine) for mine, _ in held) for report, held in self._handed.items()}
        self._said: dict[str, list[tuple[Span, str]]] = defaultdict(list)
        self._told: dict[str, list[Statement]] = defaultdict(list)
        for statement in dossier.statements:
            self._told[statement.report].append(statement)
            for span in statement.content:
                self._said[span.report].append((span, statement.speaker))
        self.claim_number: dict[str, int] = _numbers(self.claims)
        self.conflict_number: dict[str, int] = _numbers(self.conflicts)
        if numbers:
            self.claim_number, self.conflict_number = numbers.claim_number, numbers.conflict_number
        self._refs = self._make_refs()
        self.anchors: dict[str, set[Span]] = defaultdict(set)
        self.cited: dict[str, set[Span]] = defaultdict(set)
        self.kept: dict[str, Any] = {}  # what a part has gathered once for all of its pages

    @cached_property
    def heading(self) -> str:
        """What the dossier is called: the title of its largest story, and how many others there are."""
        stories = sorted(self.dossier.stories, key=lambda story: -len(story.reports))
        title = words.short(stories[0].title, 90) if stories else ""
        if not title:
            return "Dossier of " + words.count(len(self.reports), "report")
        rest = len(stories) - 1
        return f"{title} and {words.count(rest, 'other story', 'other stories')}" if rest else title

    # Where things stand

    def sentence_number(self, span: Span) -> int:
        """The number (from 1) of the sentence that a span begins in; 0 when it begins in none."""
        return self._numbered.number(span)

    def place(self, span: Span) -> str:
        """ "B.s4": the name of the sentence that a span begins in."""
        return self._numbered.name(span)

    def link(self, span: Span) -> str:
        """The address of a span on its reader page."""
        page = self.pages.get(span.report)
        if page is None:
            return "index.html"
        self.cited[span.report].add(span)
        found = self.sentence_number(span)
        if found:
            whole = self.sentences[span.report][found - 1].span
            if abs(whole.start - span.start) <= _EDGE and abs(whole.end - span.end) <= _EDGE:
                return f"{page}#s{found}"
        self.anchors[span.report].add(span)
        return f"{page}#{fragment(span)}"

    def page(self, report: str) -> str:
        """The reader page of a report."""
        return self.pages.get(report, "index.html")

    # What things say

    def quote(self, span: Span) -> str:
        """The words of a span on one line (cut where no quote is ever so long)."""
        report = self.reports.get(span.report)
        return words.short(span.of(report.text), MAX_QUOTE) if report else ""

    def excerpt(self, span: Span) -> Excerpt:
        """A span inside its sentence; alone when texts are left out."""
        report, found = self.reports.get(span.report), self.sentence_number(span)
        if report is None or not found or not self.full_text:
            return Excerpt("", self.quote(span), "")
        whole = self.sentences[span.report][found - 1].span
        first, last = max(whole.start, span.start - MAX_AROUND), min(whole.end, span.end + MAX_AROUND)
        before, after = report.text[first : span.start], report.text[span.end : last]
        return Excerpt(
            "…" + before if first > whole.start else before,
            span.of(report.text[: span.start + MAX_QUOTE]),
            after + "…" if last < whole.end else after,
        )

    def snippet(self, span: Span) -> Excerpt:
        """A span with a few of the words around it, on one line: a bare number says nothing."""
        whole = self.excerpt(span)
        before, after = words.squeeze(whole.before), words.squeeze(whole.after)
        room = MAX_SNIPPET - len(whole.quote)
        if room <= 0:
            return Excerpt("", self.quote(span), "")
        left, right = before[-room:], after[:room]
        if left != before:
            left = "… " + left.partition(" ")[2]
        if right != after:
            right = right.rpartition(" ")[0] + " …"
        glue = " " if whole.before[-1:].isspace() else "", " " if whole.after[:1].isspace() else ""
        return Excerpt(left + glue[0], self.quote(span), glue[1] + right)

    def title(self, report: Report) -> str:
        """A report's headline; for want of one the beginning of its story (not of its page), or its file's name."""
        if report.title:
            return self.quote(report.title)
        first = next((s.span for s in self.sentences[report.id] if s.kind == "body"), None)
        return words.short(self.quote(first), 60) if first and self.full_text else report.file

    def outlet(self, report: Report) -> str:
        """Who published a report; "" when not known."""
        return report.outlet.name if report.outlet else ""

    def who(self, id_: str | None) -> str:
        """A speaker's name: a source's label, a report's outlet, or the id itself."""
        if not id_:
            return "the report itself"
        if id_ in self.sources:
            return self.sources[id_].label
        if id_ in self.reports:
            return self.outlet(self.reports[id_]) or f"report {id_}"
        return self.entities[id_].name if id_ in self.entities else id_

    def speaker_at(self, span: Span) -> str:
        """Who says these words: the speaker of the narrowest statement that holds them; "" for the report itself."""
        over = [(len(said), who) for said, who in self._said.get(span.report, ()) if said.shared(span) * 2 > len(span)]
        return self.who(min(over)[1]) if over else ""

    def relays_at(self, span: Span) -> tuple[str, ...]:
        """Who relays the speaker of these words, the one next to the speaker first."""
        held = [
            (len(said), statement)
            for statement in self._told.get(span.report, ())
            for said in statement.content
            if said.shared(span) * 2 > len(span)
        ]
        if not held:
            return ()
        narrowest = min(held, key=lambda item: (item[0], item[1].id))[1]
        return tuple(self.who(id_) for id_ in narrowest.chain if id_ != narrowest.speaker)

    def pair_page(self, one: str, other: str) -> str:
        """The page on which two reports stand side by side; "" when there is none."""
        pair = self.pairs.get((one, other)) or self.pairs.get((other, one))
        return pair.page if pair else ""

    # Origins

    def origin_at(self, span: Span) -> Shade | None:
        """The origin of the sentence that a span stands in."""
        found = self.strands.get(span.report, [])
        at = bisect_right(found, span.start, key=lambda item: item[0].start) - 1
        for strand, origin in found[max(0, at) : at + 2]:
            if strand.shared(span):
                return self.shades.get(origin)
        return None

    def origins_of(self, report: str) -> list[tuple[Shade, float]]:
        """The origins a report stands on, with their shares of its body, the largest first."""
        lengths: dict[str, int] = defaultdict(int)
        for strand, origin in self.strands.get(report, []):
            lengths[origin] += len(strand)
        for id_ in self.origin_ids.get(report, ()):
            lengths.setdefault(id_, 0)
        whole = sum(lengths.values()) or 1
        found = [(self.shades[origin], n / whole) for origin, n in lengths.items() if origin in self.shades]
        return sorted(found, key=lambda item: (-item[1], item[0].number))

    def shade_of(self, id_: str) -> Shade | None:
        """The origin of a node of the stemma: the largest of a report, the own one of an unseen ancestor."""
        if id_ in self.unseen:
            return self.shades.get(digest("origin", id_))
        found = self.origins_of(id_)
        return found[0][0] if found else None

    def unseen_behind(self, span: Span) -> str:
        """The sign of the unseen text that the words of a span come from; "" where they come from none."""
        shade = self.origin_at(span)
        return self._unseen_of.get(shade.id, "") if shade else ""

    def counterparts(self, span: Span) -> list[Span]:
        """What other reports have in the passages that hold these words."""
        held = self._handed.get(span.report, [])
        first = bisect_left(held, span.start - self._longest.get(span.report, 0), key=lambda item: item[0].start)
        last = bisect_left(held, span.end, key=lambda item: item[0].start)
        return [other for mine, other in held[first:last] if mine.shared(span)]

    # The stemma

    def stemma_page(self, id_: str) -> str:
        """The page of the stemma on which a report or an unseen ancestor (its first child) stands."""
        first = self.unseen[id_].children[:1] if id_ in self.unseen else (id_,)
        return self._sheet_of.get(first[0], INDEX) if first else INDEX

    def held(self, page: str) -> Held:
        """What a page of the stemma tells of."""
        return self._held.get(page, Held())

    # Names of things

    def ref(self, id_: str) -> Ref | None:
        """The link to anything that has an id; None for what has no place on the pages."""
        return self._refs.get(id_)

    def refs(self, ids: Iterable[str]) -> list[Ref]:
        """The links to some things, each once, those without a place left out."""
        found = (self._refs.get(id_) for id_ in dict.fromkeys(ids))
        return [ref for ref in found if ref]

    def claim_page(self, position: int) -> str:
        """The page of the claim at this position (from 0) in reading order."""
        page = position // CLAIMS_A_PAGE
        return f"claims-{page + 1}.html" if page else "claims.html"

    def _make_refs(self) -> dict[str, Ref]:
        refs: dict[str, Ref] = {}
        lineage = self.dossier.lineage
        for report in self.dossier.reports:
            refs[report.id] = Ref(report.id, self.pages[report.id], self.title(report), "report")
        for id_, sign in self.unseen_sign.items():
            page = self.stemma_page(id_)
            refs[id_] = Ref(sign, f"{page}#{anchor(id_)}", "an ancestor that is not in the pile", "unseen")
        for origin in lineage.origins:
            shade = self.shades[origin.id]
            page = self.stemma_page(origin.reports[0]) if origin.reports else INDEX
            refs[origin.id] = Ref(f"origin {shade.number}", f"{page}#{anchor(origin.id)}", origin.label, "origin")
        told = {edge.id for edge in self.edges}
        for edge in lineage.edges:
            arrow = "→" if edge.direction == "known" else "–"
            label = f"{self.sign(edge.parent)} {arrow} {self.sign(edge.child)}"
            place = anchor(edge.id) if edge.id in told else "table"
            refs[edge.id] = Ref(
                label, f"{self.stemma_page(edge.child)}#{place}", f"{edge.relation}, {edge.kind}", "edge"
            )
        for i, claim in enumerate(self.claims):
            href = f"{self.claim_page(i)}#{anchor(claim.id)}"
            refs[claim.id] = Ref(f"claim {self.claim_number.get(claim.id, i + 1)}", href, claim.proposition, "claim")
        for conflict in self.conflicts:
            href = f"conflicts.html#{anchor(conflict.id)}"
            refs[conflict.id] = Ref(
                f"conflict {self.conflict_number.get(conflict.id, 0)}", href, conflict.explanation, "conflict"
            )
        for course in self.dossier.courses:
            refs[course.id] = Ref(course.label, f"figures.html#{anchor(course.id)}", course.summary(), "course")
        for source in self.dossier.sources:
            refs[source.id] = Ref(source.label, f"sources.html#{anchor(source.id)}", source.kind, "source")
        for entity in self.dossier.entities:
            refs[entity.id] = Ref(entity.name, f"names.html#{anchor(entity.id)}", entity.type, "entity")
        for event in self.dossier.events:
            refs[event.id] = Ref(words.short(event.label, 60), f"timeline.html#{anchor(event.id)}", "event", "event")
        for story in self.dossier.stories:
            title = words.short(story.title, 60) or "the story"
            refs[story.id] = Ref(title, f"index.html#{anchor(story.id)}", "a story of this dossier", "story")
        return refs

    def sign(self, id_: str) -> str:
        """The siglum of a report or of an unseen ancestor."""
        return self.unseen_sign.get(id_, id_)


def _numbers(items: Iterable[Claim | Conflict]) -> dict[str, int]:
    """Id -> its number, from 1."""
    return {item.id: number for number, item in enumerate(items, 1)}


def _sign(unseen: Unseen, position: int) -> str:
    """An unseen ancestor's Greek letter, wherever the lineage wrote it."""
    for word in (unseen.id, unseen.label):
        if 0 < len(word) <= 3:
            return word
    return unseen_siglum(position)


#: What an editor must see first: where accounts clash or change, then what many reports carry.
_RANK = {"conflicting": 0, "denied-then-admitted": 1, "corrected": 2, "denied": 3, "superseded": 4}


#: The same for conflicts: what changes the news most stands first.
_SEVERITIES = ("hard", "soft", "scope")
_KINDS = ("numeric", "polarity", "date", "place", "identity", "authorship", "attribution", "name")


def _conflict_order(conflict: Conflict) -> tuple[int, int, int]:
    kind = _KINDS.index(conflict.kind) if conflict.kind in _KINDS else len(_KINDS)
    return _SEVERITIES.index(conflict.severity), kind, -len(conflict.more)


def _claim_order(claim: Claim) -> tuple[int, int, int, str]:
    return _RANK.get(claim.status, 5), -claim.reports, -len(claim.members), claim.id
