"""Pairs of real reports labelled by hand, as the product judges them: two at a time, as a user would hand them over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.common.records import records

from secondsource import clean, language
from secondsource.errors import ItemError
from secondsource.lineage import Signature, compare, sign, weave, weigh
from secondsource.lineage.strand import RECIPE as STRAND
from secondsource.lineage.voice import Voice, voice
from secondsource.model.lineage import Edge
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.reuse import Reuse

SETS = ("fa-kes", "gva")
RELATED = 0.5  # probability from which a pair is told as derived: more likely than not


@dataclass(frozen=True)
class Judged:
    """One labelled pair. `label` is what people said; `edge` the one between the two, None where there is none."""

    name: str
    corpus: str
    ids: tuple[str, str]
    label: dict[str, Any]
    reports: tuple[Report, Report]
    voices: tuple[Voice, Voice]
    signatures: tuple[Signature, Signature]
    reuse: Reuse
    edge: Edge | None

    @property
    def gold(self) -> str:
        """WD, PD or ND."""
        return str(self.label["derivation"])

    @property
    def sure(self) -> bool:
        """Whether the labeller did more than guess."""
        return bool(self.label["confidence"] > 1)

    @property
    def score(self) -> float:
        """The probability that the two share text."""
        return self.edge.score if self.edge else self.reuse.score

    @property
    def told(self) -> str:
        """WD, PD or ND, as the product has it."""
        if not self.edge or self.edge.score < RELATED:
            return "ND"
        return "WD" if self.edge.derivation == "wholly" else "PD"

    @property
    def siblings(self) -> bool:
        """Whether they are told as standing on a third text."""
        return self.edge is not None and self.edge.relation in ("siblings", "same release")

    @property
    def direction(self) -> str | None:
        """ "a->b" (b stands on a) or "b->a"; None where that is left open."""
        if not self.edge or self.edge.direction != "known":
            return None
        return "a->b" if self.edge.parent == self.reports[0].id else "b->a"

    def signs(self) -> list[float]:
        """The strengths of the signs of the recipe for direct or siblings, in its order."""
        found = [feature.of(*self.voices, self.reuse) for feature in STRAND]
        return [sign.strength if sign else 0.0 for sign in found]


def judged(data: Path, engine: language.Analyzer, dated: bool = True) -> Iterator[Judged]:
    """All labelled pairs whose texts are there. With `dated` the days of publication are given as well."""
    for corpus in SETS:
        rows = list(records(data / "derivation" / f"{corpus}.jsonl"))
        known = dict(_read(data / corpus / "reports.jsonl", {row[s] for row in rows for s in "ab"}, engine, dated))
        for row in rows:
            if row["a"] in known and row["b"] in known:
                yield _judge(row, corpus, known)


def _read(
    path: Path, wanted: set[str], engine: language.Analyzer, dated: bool
) -> Iterator[tuple[str, tuple[Report, Parse]]]:
    for record in records(path):
        if record["id"] not in wanted:
            continue
        told = {key: record.get(key) or None for key in ("outlet", "url")}
        day = record["date"] if dated else None
        try:
            report = clean.report_of(clean.given(record["id"], {"text": record["text"], "published": day, **told}))
        except ItemError:
            continue
        yield record["id"], (report, engine.parse(report))


def _judge(row: dict[str, Any], corpus: str, known: dict[str, tuple[Report, Parse]]) -> Judged:
    (left, one), (right, other) = known[row["a"]], known[row["b"]]
    signatures = (sign(left, one), sign(right, other))
    reuse = compare(*signatures, weigh(signatures))
    lineage = weave([left, right], [one, other], [reuse])
    both = {left.id, right.id}
    edge = next((e for e in lineage.edges if {e.child, e.parent} == both), None)
    voices = (voice(left, one), voice(right, other))
    return Judged(
        row["pair"],
        corpus,
        (row["a"], row["b"]),
        row["labels"][0],
        (left, right),
        voices,
        signatures,
        reuse,
        edge,
    )
