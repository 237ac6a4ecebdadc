"""The tables of bench/attribution."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from bench.attribution import product
from bench.attribution.corpus import ROLES, Article, Attribution, Rows
from bench.attribution.scores import Scores, runs
from bench.common import devsets
from bench.common.counts import Counts
from bench.common.table import Table

from secondsource.language import Analyzer

TRIPLES = ("F1", "P", "R", "R speech (list)", "R speech (cues.yml)", "no output", "speaker unknown")
SPANS = ("source", "cue", "content", "source, marks aside", "cue, marks aside", "content, marks aside")
#: Quoted, not run here: as their authors publish them, or measured earlier on the same corpus by the same definition
#: of a triple (their list of speech verbs is not ours).
PUBLISHED: Mapping[str, Mapping[str, float]] = {
    "people, quoted": {"F1": 74.7, "R speech (list)": 92.3},
    "textacy, quoted": {"F1": 13.4},
    "Gender Gap Tracker, quoted": {"F1": 36.1, "R speech (list)": 53.3},
    "CRF with parse features, quoted": {"F1": 56.8, "R speech (list)": 70.0},
}
PUBLISHED_SPANS: Mapping[str, Mapping[str, float]] = {
    "people, quoted": {"source": 78.1, "cue": 70.6, "content": 71.5},
    "BERT-CofeNet, quoted": {"source": 83.2, "cue": 75.3, "content": 72.9},
}


@dataclass
class Answers:
    """Everything that one engine said of PolNeAR. `silent`: articles of which nothing came out."""

    scores: Scores = field(default_factory=Scores)
    silent: int = 0
    statements: int = 0
    unknown: int = 0

    def cells(self) -> dict[str, float]:
        """The row of the table of triples."""
        return {
            **triple_cells(self.scores),
            "no output": self.silent,
            "speaker unknown": 100 * self.unknown / max(1, self.statements),
        }


Listener = Callable[[str, str, Attribution], None]


def triple_cells(scores: Scores) -> dict[str, float]:
    """The figures of triples."""
    triples = scores.triples
    return {
        "F1": triples.f1,
        "P": triples.precision,
        "R": triples.recall,
        "R speech (list)": scores.listed.recall,
        "R speech (cues.yml)": scores.known.recall,
    }


def span_cells(scores: Scores) -> dict[str, float]:
    """The figures of exact spans."""
    strict = {role: scores.exact[role].f1 for role in ROLES}
    return strict | {f"{role}, marks aside": scores.aside[role].f1 for role in ROLES}


def answers(analyzer: Analyzer, articles: Iterable[Article], tell: Listener) -> Answers:
    """Read every article and score it against its first annotator; mistakes are told as (what, article, which)."""
    total = Answers()
    for article in articles:
        said = product.read(article.text, analyzer)
        total.silent += not said.attributions
        total.statements += said.statements
        total.unknown += said.unknown
        hits = total.scores.add(article.text, article.gold, said.attributions)
        for item, hit in zip(article.gold, hits, strict=True):
            if hit is None:
                tell("missed", article.name, item)
        for at, answer in enumerate(said.attributions):
            if at not in hits:
                tell("extra", article.name, answer)
    return total


def people(articles: Iterable[Article]) -> Scores:
    """One annotator against another, every two of those who read the same article."""
    total = Scores()
    for article in articles:
        for (_, one), (_, other) in combinations(article.annotators, 2):
            total.add(article.text, one, other)
    return total


def polnear(engines: Mapping[str, Analyzer], articles: Sequence[Article], tell: Listener) -> list[Table]:
    """Triples and exact spans of the engines."""
    count = sum(len(article.gold) for article in articles)
    note = f"{len(articles)} articles, {count} attributions; where several people annotated one, the first by name."
    triples = Table("triples", "PolNeAR dev: attributions found", TRIPLES, note=note)
    spans = Table(
        "spans",
        "PolNeAR dev: exact spans, F1",
        SPANS,
        note="The same first and last words. Marks aside: punctuation is overlooked, at the edges and between words.",
    )
    for engine, analyzer in engines.items():
        found = answers(analyzer, articles, tell)
        triples.add("PolNeAR dev", engine, found.cells())
        spans.add("PolNeAR dev", engine, span_cells(found.scores))
    return [triples, spans]


def agreement(triples: Table, spans: Table, articles: Sequence[Article]) -> None:
    """Add how far people agree with one another, by the same measures, on the articles that several annotated."""
    shared = [article for article in articles if len(article.annotators) > 1]
    if shared:
        scores = people(shared)
        triples.add(f"{len(shared)} articles read by several", "people", triple_cells(scores))
        spans.add(f"{len(shared)} articles read by several", "people", span_cells(scores))


def quoted(triples: Table, spans: Table) -> None:
    """Add what others published."""
    for who, cells in PUBLISHED.items():
        triples.add("PolNeAR", who, cells)
    for who, cells in PUBLISHED_SPANS.items():
        spans.add("PolNeAR", who, cells)


def cofenet(engines: Mapping[str, Analyzer], articles: Sequence[Rows]) -> Table:
    """Exact spans in the rows that BERT-CofeNet scores; they hold no links, so there are no triples."""
    note = f"{len(articles)} articles as tokens with spaces between them, spans as its own table counts them."
    table = Table("cofenet", "CofeNet's PolNeAR, validation part: exact spans, F1", ROLES, note=note)
    for engine, analyzer in engines.items():
        counts = {role: Counts() for role in ROLES}
        for article in articles:
            found = product.read(article.text, analyzer).attributions
            for row in article.rows:
                for role in ROLES:
                    counts[role].compare(row.spans[role], runs(found, role, row.tokens))
        table.add("validation", engine, {role: counts[role].f1 for role in ROLES})
    return table


def scored_sets(engines: Sequence[str], shared: Path) -> Table:
    """The section `statements` of dossiers of the scored sets."""
    columns = ("found", "stance", "speaker", "originator", "score", "speaker unknown")
    note = "Section `statements` of the project's scorer, in percent; stance, speaker and originator of those found."
    table = Table("sets", "Scored sets: statements", columns, note=note)
    for engine, scored in devsets.by_engine(shared, engines):
        cells = devsets.cells(scored, "statements", columns)
        cells["speaker unknown"] = unknown_share(scored.document)
        table.add(scored.name, engine, cells)
    return table


def unknown_share(document: Mapping[str, Sequence[Mapping[str, str]]]) -> float:
    """Percentage of a dossier's statements whose speaker is nobody."""
    nobody = {speaker["id"] for speaker in document["sources"] if speaker["label"] in ("", product.NOBODY)}
    statements = document["statements"]
    return 100 * sum(s["speaker"] in nobody for s in statements) / max(1, len(statements))
