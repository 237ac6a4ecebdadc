"""Put together the dossier of a pile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from secondsource.dossier.findings import findings as find_findings
from secondsource.dossier.rulings import rulings
from secondsource.model.assertion import Assertions, Statement
from secondsource.model.capture import Skipped
from secondsource.model.claim import Findings
from secondsource.model.dossier import Dossier
from secondsource.model.ids import siglum
from secondsource.model.judged import NOTHING, Judged
from secondsource.model.lineage import Lineage
from secondsource.model.made import Made
from secondsource.model.method import Method
from secondsource.model.parse import Parse
from secondsource.model.relabel import relabel
from secondsource.model.report import Report
from secondsource.model.story import Story


def build(
    made: Made,
    reports: Sequence[Report],
    parses: Sequence[Parse],
    lineage: Lineage,
    stories: Sequence[Story],
    assertions: Sequence[Assertions],
    findings: Findings,
    skipped: Sequence[Skipped],
    methods: Sequence[Method] = (),
    sigla: Mapping[str, str] | None = None,
    judged: Judged = NOTHING,
) -> Dossier:
    """The dossier. `reports` come in the order of their sigla; `parses` and `assertions` in the same order. `sigla` (by
    report) are given where reports have theirs from an edition before."""
    source_of = findings.cast.source_of()
    whole = Dossier(
        made=made,
        reports=tuple(reports),
        sentences=tuple(replace(s, tokens=(), syntax=()) for p in parses for s in p.sentences),
        stories=tuple(stories),
        lineage=lineage,
        sources=findings.cast.sources,
        entities=findings.cast.entities,
        times=tuple(m for p in parses for m in p.moments),
        statements=tuple(_with_sources(s, source_of) for a in assertions for s in a.statements),
        figures=tuple(f for a in assertions for f in a.figures),
        events=findings.events,
        control=findings.control,
        claims=findings.claims,
        conflicts=findings.conflicts,
        courses=findings.courses,
        skipped=tuple(sorted(skipped)),
        places=tuple(place for a in assertions for place in a.places),
        tolls=tuple(a.toll for a in assertions if a.toll),
        relations=tuple(relation for a in assertions for relation in a.relations),
        publishers=findings.publishers,
        knowledge=findings.knowledge,
        languages=tuple((r.id, p.language) for r, p in zip(reports, parses, strict=True) if p.language != "en"),
        methods=tuple(methods),
    )
    names = sigla or {report.id: siglum(i) for i, report in enumerate(reports)}
    named = relabel(whole, names)
    named = replace(named, judgements=rulings(named, judged, names))
    return replace(named, findings=find_findings(named))


def _with_sources(statement: Statement, source_of: dict[str, str]) -> Statement:
    """The statement with its speakers exchanged for the sources they are."""
    chain = tuple(source_of.get(speaker, speaker) for speaker in statement.chain)
    return replace(statement, speaker=source_of.get(statement.speaker, statement.speaker), chain=chain)
