"""The tables of bench/places."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from bench.common.counts import Counts
from bench.common.records import records
from bench.common.table import Table
from bench.places.corpus import Article
from bench.places.scores import RIGHT_KM, Distances, km

from secondsource import assertions, clean, language
from secondsource.assertions.placing.find import find_places
from secondsource.model.parse import Parse
from secondsource.model.place import PlaceMention
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.gazetteer import gazetteer

OURS, BASELINE = "context", "most people"
COLUMNS = ("names", "right", "answered", "right of answered", "median km", "mean km", "AUC", "open as gold")
NOTE = (
    "right: within 161 km. Gold names without a point (streets, buildings, unknown places) are in no figure but the "
    "last, the share of them that was left open. Means and medians are of what was answered, AUC of all (0 best)."
)
Point = tuple[float, float]
Answer = Callable[[Report], dict[Span, Point]]


def most_people(report: Report) -> dict[Span, Point]:
    """The baseline: the site of that very name with the most people."""
    found = {}
    for span in report.toponyms or ():
        hits = [hit for hit in gazetteer().find(report.quote(span), fuzzy=False) if hit.match == "exact"]
        if hits:
            site = gazetteer().site(max(hits, key=lambda hit: gazetteer().site(hit.index).population).index)
            found[span] = site.lat, site.lon
    return found


def in_context(report: Report) -> dict[Span, Point]:
    """Our answer where only the marked names are known: no language engine reads the text."""
    return points(find_places(report, Parse(report.id, "none")))


def points(mentions: Sequence[PlaceMention]) -> dict[Span, Point]:
    """Span -> (lat, lon) of the mentions that have a site."""
    return {m.span: (m.site.lat, m.site.lon) for m in mentions if m.site}


def given_names(articles: Sequence[Article]) -> Table:
    """Names given, places asked."""
    table = Table("given", "Places of given names, LGL", COLUMNS, note=NOTE)
    halves = {"LGL": articles, "LGL, even": articles[::2], "LGL, odd": articles[1::2]}
    for subject, part in halves.items():
        table.add(subject, OURS, _distances(part, in_context, address=True).cells())
        table.add(subject, BASELINE, _distances(part, most_people, address=True).cells())
    bare = _distances(articles, in_context, address=False).cells()
    table.add("LGL without addresses", OURS, bare)
    return table


def _distances(articles: Sequence[Article], answer: Answer, *, address: bool) -> Distances:
    scored = Distances()
    for article in articles:
        report = article.report(marked=True, address=address)
        found = answer(report)
        for gold in article.toponyms:
            point = (gold.lat, gold.lon) if gold.lat is not None and gold.lon is not None else None
            scored.add(point, found.get(Span(report.id, gold.start, gold.end)))
    return scored


def own_names(articles: Sequence[Article], engine: language.Analyzer) -> Table:
    """Names and places as the program finds them: right when it meets a gold name and lies within 161 km of its point.

    Beside the engine's places these are names that it takes for something else or misses, told by where they stand.
    """
    note = "As the program reads them. An answer at a gold name without a point counts neither way."
    table = Table("own", "Places of the names that we find, LGL", ("precision", "recall", "F1"), note=note)
    counts = Counts()
    for article in articles:
        report = article.report(marked=False, address=True)
        found = points(assertions.find(report, engine.parse(report)).places)
        right = used = 0
        for gold in article.toponyms:
            at = next((s for s in found if s.start < gold.end and gold.start < s.end), None)
            if at is None:
                continue
            point = found.pop(at)
            if gold.lat is not None and gold.lon is not None:
                used += 1
                right += km(point, (gold.lat, gold.lon)) <= RIGHT_KM
        counts.add(right, sum(gold.lat is not None for gold in article.toponyms), used + len(found))
    cells = {"precision": counts.precision, "recall": counts.recall, "F1": counts.f1}
    table.add("LGL", OURS, cells)
    return table


def drawn(data: Path, engine: language.Analyzer, show: Callable[[str], None]) -> Table:
    """Sixty names of places drawn from reports of a war: how many have a site, how many are said to be unknown."""
    note = "Sixty different names, drawn at random with a fixed seed from the names that the engine takes for places."
    table = Table("drawn", "Names drawn from reports of the war in Syria", ("resolved", "unknown"), note=note)
    named: dict[str, PlaceMention] = {}
    for row in islice(records(data / "fa-kes" / "reports.jsonl"), 0, None, 8):
        report = clean.report_of(clean.Given(row["id"], f"{row['title']}\n\n{row['text']}"))
        for mention in find_places(report, engine.parse(report)):
            named.setdefault(" ".join(report.quote(mention.span).split()), mention)
    chosen = random.Random(60).sample(sorted(named), min(60, len(named)))
    for name in chosen:
        site, match = named[name].site, named[name].match
        show(f"{name}: " + (f"{site.name}, {site.kind}, {site.country} ({match})" if site else "unknown"))
    resolved = sum(named[name].site is not None for name in chosen)
    table.add("fa-kes", OURS, {"resolved": resolved, "unknown": len(chosen) - resolved})
    return table


def costs(articles: Sequence[Article]) -> Table:
    """What a look-up and a report cost, and what the index weighs."""
    columns = ("look-up µs", "report ms", "index MB", "memory MB")
    note = "A look-up with nothing cached; memory: by how much a new process grew until all names were looked up."
    table = Table("costs", "Cost of looking up", columns, note=note)
    reports = [article.report(marked=True, address=True) for article in articles]
    began = time.perf_counter()
    for report in reports:
        find_places(report, Parse(report.id, "none"))
    placed = time.perf_counter() - began
    names = sorted({report.quote(span) for report in reports for span in report.toponyms or ()})
    look = gazetteer().find.__wrapped__
    began = time.perf_counter()
    for name in names:
        look(name)
    took = time.perf_counter() - began
    cells = {
        "look-up µs": 1e6 * took / max(1, len(names)),
        "report ms": 1e3 * placed / max(1, len(reports)),
        "index MB": gazetteer().size / 1e6,
    }
    if Path("/proc/self/statm").is_file():
        cells["memory MB"] = _memory(names)
    table.add("LGL", OURS, cells)
    return table


_PROBE = """
import sys
from pathlib import Path
from secondsource.resources.gazetteer import gazetteer
def used(): return int(Path("/proc/self/statm").read_text().split()[1]) * 4096
import rapidfuzz.distance
before = used()
for name in sys.stdin.read().splitlines():
    for hit in gazetteer().find(name):
        gazetteer().site(hit.index)
print((used() - before) / 1e6)
"""


def _memory(names: Sequence[str]) -> float:
    """Megabytes by which a process grows that looks the names up, pages of the index that it touched included."""
    told = "\n".join(" ".join(name.split()) for name in names)
    done = subprocess.run([sys.executable, "-c", _PROBE], input=told, capture_output=True, text=True, check=True)
    return float(done.stdout)
