"""Who says what: source, cue, content, stance and chain of every attribution."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from secondsource.assertions.attribution.chain import Hop, chain_of
from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.layout import line_drafts
from secondsource.assertions.attribution.learnt import act_of, add_learnt, edges, whole, widen_sources
from secondsource.assertions.attribution.lines import read_lines
from secondsource.assertions.attribution.manner import manner_of
from secondsource.assertions.attribution.overheard import hear_terms
from secondsource.assertions.attribution.speakers import RollCall, call_roll
from secondsource.assertions.attribution.speech import run_on, transcript
from secondsource.model.assertion import Speaker, Statement
from secondsource.model.ids import digest
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.span import Span


def find_statements(report: Report, parse: Parse) -> tuple[tuple[Speaker, ...], tuple[Statement, ...]]:
    """The speakers and statements of a report, each in order of position.

    Line by line, cue words are found and arranged with their source and content; quotations without a cue lean on a
    neighbour; then every source is given the voice that it belongs to.
    """
    lines = read_lines(report, parse)
    drafts = _without_echoes(list(chain.from_iterable(line_drafts(line) for line in lines)))
    drafts += transcript(lines, drafts)
    drafts += run_on(lines, parse, drafts)
    add_learnt(lines, parse, drafts)
    widen_sources(drafts)
    drafts.sort(key=lambda d: d.at)
    roll = RollCall(report, parse)
    call_roll(roll, drafts)
    hear_terms(lines, drafts)
    chains = [chain_of(draft, roll) for draft in drafts]
    made: dict[Draft, Statement] = {}
    for draft, voices in zip(drafts, chains, strict=True):
        content = edges(draft).content
        if content and voices:
            made[draft] = _statement(report, draft, content, voices)
    return roll.speakers(), tuple(_distinct(_leaning(made)))


def _without_echoes(drafts: list[Draft]) -> list[Draft]:
    """Without those that name nobody for words which another draft lays in somebody's mouth ("said in a statement
    that")."""
    named = {(d.line.index, *d.content) for d in drafts if d.source or d.leans_on}
    return [d for d in drafts if d.source or d.leans_on or (d.line.index, *d.content) not in named]


def _statement(report: Report, draft: Draft, content: tuple[Span, ...], hops: Sequence[Hop]) -> Statement:
    source, cue = edges(draft).source, edges(draft).cue
    told = manner_of(draft.line, draft.source, draft.cue, draft.content, draft.stance)
    where = "".join(f"{span.start}-{span.end};" for span in (*content, *source, *cue))
    return Statement(
        id=digest("statement", report.id, where),
        report=report.id,
        content=content,
        source=source,
        cue=cue,
        kind=draft.kind or draft.form(),
        stance=draft.stance,
        speaker=hops[0].voice.key(report.id),
        chain=tuple(hop.voice.key(report.id) for hop in hops),
        hedge=draft.hedge,
        manner=told.manner,
        strength="hedged" if draft.hedge else told.strength,
        negated=told.negated,
        modality=told.modality,
        act=act_of(draft),
        whole=whole(draft, edges(draft)),
        basis="network" if draft.pattern == "learnt" else "both" if draft.seen else "rules",
        hops=tuple(hop.span for hop in hops),
    )


def _leaning(made: Mapping[Draft, Statement]) -> Iterator[Statement]:
    """The statements, those without a cue tied to the one whose speaker goes on in them."""
    for draft, statement in made.items():
        leader = made.get(draft.goes_on_with)
        yield replace(statement, leans_on=leader.id) if leader and leader is not statement else statement


def _distinct(statements: Iterable[Statement]) -> list[Statement]:
    """The statements in order of position, none twice."""
    return sorted({s.id: s for s in statements}.values(), key=lambda s: (s.content[0], s.id))
