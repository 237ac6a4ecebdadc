"""What a perfect front half of the line would hand to the claims stage, made from a gold file.

Only the upstream answers are taken (sentences, names, times, speakers, statements, figures, events, control, lineage,
identity); the gold claims and contradictions are never looked at.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from secondsource.model.assertion import (
    Assertions,
    ControlMention,
    EventMention,
    Figure,
    Place,
    Qualifier,
    SourceKind,
    Speaker,
    Stance,
    Statement,
    When,
    Window,
)
from secondsource.model.claim import Cast, Entity, Event, Source, Variant
from secondsource.model.ids import digest
from secondsource.model.lineage import Edge, Handed, Lineage, Origin, Strand
from secondsource.model.parse import Moment, Name, NameType, Parse, Quote, Sentence, SentenceKind, Token
from secondsource.model.report import Credit, Furniture, Outlet, Published, Report
from secondsource.model.reuse import Alteration, AlterationKind
from secondsource.model.span import Span
from secondsource.model.story import Story

Json = dict[str, Any]
_TOKEN = re.compile(r"\w+(?:[’'.-]\w+)*|\S")
_QUOTED = re.compile(r"[“\"][^“”\"]*[”\"]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
KINDS: dict[str, SentenceKind] = {"headline": "title", "subtitle": "heading", "body": "body"}
SOURCE_KINDS: dict[str, SourceKind] = {"media": "agency", "state": "organisation", "none": "anonymous"}
TYPES: dict[str, NameType] = {"organisation": "org", "person": "person", "place": "place"}
ALTERED: dict[str, AlterationKind] = {"polarity": "negation", "attribution": "attribution", "unit": "number"}


@dataclass(frozen=True, slots=True)
class Upstream:
    """The arguments of the claims stage, and the identities that it would otherwise find itself."""

    stories: tuple[Story, ...]
    reports: tuple[Report, ...]
    parses: tuple[Parse, ...]
    assertions: tuple[Assertions, ...]
    lineage: Lineage
    cast: Cast
    events: tuple[Event, ...]


def read(folder: Path) -> Upstream:
    """The perfect upstream of one set: a folder with `gold.json` and `reports/`."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    return _Reader(gold, folder / "reports").upstream()


class _Reader:
    """Holds the gold file and the ids while the nouns are made."""

    def __init__(self, gold: Json, folder: Path) -> None:
        self.gold = gold
        self.ids = {r["id"]: digest("report", r["file"]) for r in gold["reports"]}
        self.texts = {r["id"]: (folder / r["file"]).read_bytes().decode("utf-8") for r in gold["reports"]}
        self.sentences = {s["id"]: s for r in gold["reports"] for s in r["sentences"]}
        self.sources = {s["id"]: s for s in gold["sources"]}

    def upstream(self) -> Upstream:
        rows = sorted(self.gold["reports"], key=lambda r: (r["publication"]["date"], r["id"]))
        reports = tuple(self.report(row) for row in rows)
        parses = tuple(self.parse(row) for row in rows)
        assertions = tuple(self.assertions(row) for row in rows)
        stories = tuple(
            Story(s["id"], s.get("label") or s["id"], tuple(self.ids[r] for r in s["reports"]))
            for s in self.gold["stories"]
        )
        return Upstream(stories, reports, parses, assertions, self.lineage(rows), self.cast(), self.happenings())

    def span(self, item: Json) -> Span:
        return Span(self.ids[item["report"]], item["start"], item["end"])

    def report(self, row: Json) -> Report:
        p = row["publication"]
        published = Published(p["date"], p["earliest"], p["latest"], "day")
        credits = tuple(
            Credit(
                c["agency"].split(" (")[0], "wire" if "in-text" not in c["kind"] else "in-text", self.span(c["span"])
            )
            for c in row["agency_credits"]
            if not re.search("photo|graphic|picture|image|caption", c["kind"]) and c.get("agency")
        )
        return Report(
            self.ids[row["id"]],
            row["file"],
            row["sha256"],
            self.texts[row["id"]],
            title=self.span(row["title"]) if row["title"] else None,
            outlet=Outlet(row["outlet"]["name"], "gold") if row.get("outlet") else None,
            published=published,
            credits=credits,
            furniture=tuple(Furniture(f["kind"], self.span(f["span"])) for f in row["furniture"]),
        )

    def parse(self, row: Json) -> Parse:
        report, text = self.ids[row["id"]], self.texts[row["id"]]
        sentences = tuple(self.sentence(s, text) for s in row["sentences"])
        names = sorted(
            {
                Name(self.span(m), TYPES.get(e["type"], "other"), e["id"], e["canonical"])
                for e in self.gold["entities"]
                for form in e["name_forms"]
                for m in form["mentions"]
                if m["report"] == row["id"]
            },
            key=lambda n: (n.span, n.key),
        )
        moments = tuple(self.moment(t) for t in self.gold["times"] if t["report"] == row["id"] and not t["furniture"])
        quotes = tuple(Quote(Span(report, m.start(), m.end())) for m in _QUOTED.finditer(text))
        return Parse(report, "gold", sentences, tuple(names), moments, quotes)

    def sentence(self, s: Json, text: str) -> Sentence:
        span = self.span(s)
        tokens = tuple(Token(m.start(), m.end()) for m in _TOKEN.finditer(text, span.start, span.end))
        return Sentence(span, KINDS.get(s["kind"], "furniture"), s["para"], tokens)

    def moment(self, t: Json) -> Moment:
        days = _DAY.findall(t["value"] or "")
        kind = {"DATE": "date", "TIME": "time", "DURATION": "duration"}.get(t["type"], "set")
        first, last = (days[0], days[-1]) if days else (None, None)
        return Moment(self.span(t["span"]), kind, t["value"] or "", "day", None, first, last)  # type: ignore[arg-type]

    def assertions(self, row: Json) -> Assertions:
        mine = row["id"]
        statements = tuple(self.statement(s) for s in self.gold["statements"] if s["report"] == mine)
        figures = tuple(self.figure(f, statements) for f in self.gold["figures"] if f["report"] == mine)
        speakers = {s for x in statements for s in x.chain}
        cast = tuple(self.speaker(mine, s) for s in sorted(self.sources) if self.voice(mine, s) in speakers)
        return Assertions(
            self.ids[mine], cast, statements, figures, self.events(mine, statements), self.control(mine, statements)
        )

    def voice(self, report: str, source: str) -> str:
        return digest("speaker", report, source)

    def speaker(self, report: str, source: str) -> Speaker:
        s = self.sources[source]
        name, _, role = s["label"].partition(", ")
        kind = SOURCE_KINDS.get(s["kind"], s["kind"])
        return Speaker(self.voice(report, source), self.ids[report], s["label"], kind, name if role else "", role)

    def statement(self, s: Json) -> Statement:
        chain = [link for link in s["chain_full"] if link in self.sources] or [s["source_id"]]
        assert s["polarity"] in get_args(Stance)
        return Statement(
            s["id"],
            self.ids[s["report"]],
            tuple(self.span(x) for x in s["content"]),
            tuple(self.span(x) for x in s["source"]),
            tuple(self.span(x) for x in s["cue"]),
            s["type"],
            s["polarity"],
            self.voice(s["report"], s["source_id"]),
            tuple(self.voice(s["report"], link) for link in chain),
        )

    def figure(self, f: Json, statements: tuple[Statement, ...]) -> Figure:
        span = self.span(f["span"])
        counted = f["kind"] == "count"
        first, _, last = (f["window"] or "").partition("/")
        q = f["qualifier"]
        qualifier = q if q in get_args(Qualifier) else {"more-than": "at-least", "range": "about"}.get(q, "vague")
        status = f["status"] if counted else None
        return Figure(
            f["id"],
            span.report,
            span,
            f["value"],
            f["low"],
            f["high"],
            f["unit"],
            qualifier,  # type: ignore[arg-type]
            f["victim_class"] if counted else None,
            {"injured": "wounded", "treated": "wounded", "captured": "detained", "fled": "displaced"}.get(
                status or "", status
            ),
            Window(first, last or first) if _DAY.fullmatch(first) else None,
            f["place"],
            next((s.id for s in statements if any(c.shared(span) for c in s.content)), None),
            f["event"],
        )

    def events(self, report: str, statements: tuple[Statement, ...]) -> tuple[EventMention, ...]:
        found = []
        for e in self.gold["events"]:
            days = _DAY.findall(e["date"] or "")
            when = When(days[0], days[-1]) if days else None
            for m in e["mentions"]:
                if m["report"] == report:
                    trigger = self.span(m["trigger"])
                    statement = next((s.id for s in statements if any(c.shared(trigger) for c in s.content)), None)
                    found.append(
                        EventMention(
                            digest("event", e["id"], trigger.start),
                            trigger.report,
                            trigger,
                            e["plover"] or "",
                            e["label"],
                            tuple(e["actors"]),
                            tuple(e["targets"]),
                            Place(e["place"]) if e["place"] else None,
                            when,
                            e["background"],
                            statement=statement,
                        )
                    )
        return tuple(sorted(found, key=lambda e: (e.trigger, e.id)))

    def control(self, report: str, statements: tuple[Statement, ...]) -> tuple[ControlMention, ...]:
        found = []
        for c in self.gold["control"]:
            for e in c["evidence"]:
                if e["report"] != report:
                    continue
                span = self.span(e["span"])
                told = next((s for s in statements if any(x.shared(span) for x in s.content)), None)
                found.append(
                    ControlMention(
                        digest("control", c["id"], span.start),
                        span.report,
                        span,
                        c["place"],
                        c["from"],
                        c["to"],
                        told.stance if told else "assert",
                        told.speaker if told else None,
                        When(c["date"], c["date"]),
                    )
                )
        return tuple(found)

    def lineage(self, rows: list[Json]) -> Lineage:
        """Edges with the passages that one text took from another; strands by following them to the oldest."""
        order = {row["id"]: i for i, row in enumerate(rows)}
        derived = {(p["to"], p["from"]) for p in self.gold["lineage"]["pairs"] if p["relation"] == "derived"}
        passages: dict[tuple[str, str], list[Handed]] = defaultdict(list)
        parents: dict[str, list[str]] = defaultdict(list)
        for item in self.gold["lineage"]["alignments"]:
            if item["basis"] != "text":
                continue
            a, b = sorted((item["a"], item["b"]), key=lambda s: (order[s[:2]], s))
            altered = tuple(
                Alteration(ALTERED.get(x, x if x in get_args(AlterationKind) else "wording"), None, None)  # type: ignore[arg-type]
                for x in item["altered"]
            )
            if (b[:2], a[:2]) not in derived and (a[:2], b[:2]) in derived:
                a, b = b, a
            handed = Handed(self.span(self.sentences[b]), self.span(self.sentences[a]), item["label"], altered)
            passages[b[:2], a[:2]].append(handed)
            parents[b].append(a)
        edges = tuple(
            Edge(
                digest("edge", child, parent),
                self.ids[child],
                self.ids[parent],
                "near",
                "known" if (child, parent) in derived else "undetermined",
                False,
                0.5,
                0.9,
                (),
                tuple(sorted(found, key=lambda h: h.child)),
            )
            for (child, parent), found in sorted(passages.items())
        )
        strands, standing = [], defaultdict(set)
        for row in rows:
            for s in row["sentences"]:
                if s["kind"] == "body":
                    root = s["id"]
                    seen = {root}
                    while above := [p for p in sorted(parents[root], key=lambda p: (order[p[:2]], p)) if p not in seen]:
                        root = above[0]
                        seen.add(root)
                    strands.append(Strand(self.span(s), digest("origin", root[:2])))
                    standing[root[:2]].add(self.ids[row["id"]])
        origins = tuple(Origin(digest("origin", r), r, tuple(sorted(v))) for r, v in sorted(standing.items()))
        return Lineage(edges, (), origins, tuple(strands))

    def happenings(self) -> tuple[Event, ...]:
        found = []
        for e in self.gold["events"]:
            days = _DAY.findall(e["date"] or "")
            when = When(days[0], days[-1]) if days else When(None, None)
            place = Place(e["place"]) if e["place"] else None
            mentions = tuple(self.span(m["trigger"]) for m in e["mentions"])
            found.append(Event(e["id"], e["label"], e["plover"] or "", (), (), place, when, mentions, e["background"]))
        return tuple(found)

    def cast(self) -> Cast:
        entities = tuple(
            Entity(
                e["id"],
                e["canonical"],
                TYPES.get(e["type"], "other"),
                tuple(Variant(f["form"], tuple(self.span(m) for m in f["mentions"])) for f in e["name_forms"]),
            )
            for e in self.gold["entities"]
        )
        heard = {(s["report"], link) for s in self.gold["statements"] for link in [*s["chain_full"], s["source_id"]]}
        sources = tuple(
            Source(
                s["id"],
                s["label"],
                SOURCE_KINDS.get(s["kind"], s["kind"]),
                None,
                tuple(self.voice(r, s["id"]) for r in sorted(self.ids) if (r, s["id"]) in heard),
            )
            for s in self.gold["sources"]
        )
        return Cast(entities, sources)
