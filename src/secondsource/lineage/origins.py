"""Strands: which sentence of which report goes back to whom."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from secondsource.lineage.kin import CLOSENESS, FIRM, Kin
from secondsource.lineage.stemma import Parents
from secondsource.lineage.voice import Voice, editions, same_name
from secondsource.model.ids import digest
from secondsource.model.lineage import Origin, Strand, Unseen
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report

CALLED = 9  # words by which a report without an outlet is called
OWN = 0.5  # closeness from which a sentence counts as the parent's words rather than the report's own


def strands(
    parses: Sequence[Parse],
    voices: Mapping[str, Voice],
    kin: Mapping[frozenset[str], Kin],
    parents: Parents,
    unseen: Sequence[Unseen],
) -> tuple[tuple[Origin, ...], tuple[Strand, ...]]:
    """The origins in order of their first sentence, and one strand for each body sentence."""
    bodies = {p.report: [s for s in p.sentences if s.kind == "body"] for p in parses}
    copied = [u for u in unseen if u.known_by == "text"]
    home = _homes(parses, voices, parents, copied)
    above: defaultdict[str, list[Unseen]] = defaultdict(list)
    for ancestor in copied:
        for child in ancestor.children:
            above[child].append(ancestor)
    source: dict[tuple[str, int], str] = {}
    for report in _downwards([p.report for p in parses], parents):
        for sentence in bodies[report]:
            source[report, sentence.span.start] = _source(
                report, sentence, bodies, kin, parents, above[report], source, home
            )
    members: defaultdict[str, dict[str, None]] = defaultdict(dict)
    made = []
    for parse in parses:
        for sentence in bodies[parse.report]:
            key = source[parse.report, sentence.span.start]
            made.append(Strand(sentence.span, origin_of(key)))
            members[key][parse.report] = None
    names = {u.id: u for u in unseen}
    origins = tuple(Origin(origin_of(k), _label(k, voices, names), tuple(m)) for k, m in members.items())
    return origins, tuple(made)


def origin_of(key: str) -> str:
    """The id of the origin that begins with a report or an unseen ancestor (its id)."""
    return digest("origin", key)


def _source(
    report: str,
    sentence: Sentence,
    bodies: Mapping[str, Sequence[Sentence]],
    kin: Mapping[frozenset[str], Kin],
    parents: Parents,
    unseen: Sequence[Unseen],
    source: Mapping[tuple[str, int], str],
    home: Mapping[str, str],
) -> str:
    """The key of the origin of one sentence: of the parent's sentence it renders, else the report's own."""
    best, answer = OWN, home[report]
    for parent in parents[report]:
        pair = kin.get(frozenset((report, parent)))
        for passage in pair.passages(report) if pair else ():
            closeness = CLOSENESS[passage.label]
            if passage.score >= FIRM and passage.left.shared(sentence.span) and closeness > best:
                there = _sentence_at(bodies[parent], passage.right.start)
                if there is not None:
                    best, answer = closeness, source.get((parent, there), home[parent])
    if best > OWN:
        return answer
    for ancestor in unseen:
        if any(
            passage.score >= FIRM and passage.left.shared(sentence.span)
            for other in ancestor.children
            if other != report and (pair := kin.get(frozenset((report, other))))
            for passage in pair.passages(report)
        ):
            return ancestor.id
    return answer


def _sentence_at(sentences: Iterable[Sentence], at: int) -> int | None:
    return next((s.span.start for s in sentences if s.span.start <= at < s.span.end), None)


def _downwards(order: Sequence[str], parents: Parents) -> list[str]:
    """The reports with every parent before its children."""
    done: dict[str, None] = {}

    def visit(report: str) -> None:
        for parent in parents.get(report, ()):
            if parent in parents and parent not in done:
                visit(parent)
        done.setdefault(report)

    for report in order:
        visit(report)
    return list(done)


def _homes(
    parses: Sequence[Parse], voices: Mapping[str, Voice], parents: Parents, unseen: Sequence[Unseen]
) -> dict[str, str]:
    """The key of each report's own words: editions of one agency's story, seen or unseen, have one home."""
    home: dict[str, str] = {u.id: u.id for u in unseen}
    whose = {u.id: u.agency or "" for u in unseen}
    for report in _downwards([p.report for p in parses], parents):
        voice = voices[report]
        earlier = [
            p
            for p in parents[report]
            if (
                editions(voices[p], voice)
                if p in voices
                else voice.dispatch and same_name(whose.get(p, ""), voice.agency)
            )
        ]
        home[report] = home[earlier[0]] if earlier else report
    return home


def _label(key: str, voices: Mapping[str, Voice], unseen: Mapping[str, Unseen]) -> str:
    if key in unseen:
        ancestor = unseen[key]
        whose = f"{ancestor.agency} copy" if ancestor.agency else "a text"
        return f"{whose}, not in the pile ({ancestor.label})"
    voice = voices[key]
    if voice.dispatch:
        return f"{voice.agency or 'agency'} copy: {_called(voice.report)}"
    if voice.outlet:
        return f"{'statement' if voice.release else 'own words'} of {voice.outlet}"
    return f"own words of {_called(voice.report)}"


def _called(report: Report) -> str:
    """A report by its headline, or by its first words where it has none."""
    words = (report.quote(report.title) if report.title else report.text[:200]).split()
    return f"“{' '.join(words[:CALLED])}{' …' if len(words) > CALLED else ''}”"
