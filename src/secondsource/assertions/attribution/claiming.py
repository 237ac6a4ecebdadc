"""Which of the attributions that only the engine's network sees say something that can be held against a fact."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace

from secondsource.model.assertion import Speaker, Statement
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.model.span import Span


def only_claims(
    report: Report, parse: Parse, speakers: Sequence[Speaker], statements: Iterable[Statement]
) -> tuple[Statement, ...]:
    """The statements without those of the network alone that claim nothing: thoughts and attitudes, questions, what
    nobody is named for, the terms on which an unnamed source spoke, and content without a clause ("urged calm")."""
    subjects = sorted(
        token.start
        for sentence in parse.sentences
        for token in sentence.syntax
        if token.relation.startswith(("nsubj", "csubj", "expl"))
    )
    terms = [s.anonymous.condition for s in speakers if s.anonymous and s.anonymous.condition]

    def claims(statement: Statement) -> bool:
        if statement.basis != "network":
            return True
        asks = report.quote(statement.content[-1]).rstrip("\"'”’ ").endswith("?")
        return (
            statement.act == "speech"
            and bool(statement.source or statement.leans_on)
            and not asks
            and any(_holds(span, subjects) for span in statement.content)
            and not any(a.start < b.end and b.start < a.end for a in terms for b in statement.content)
        )

    kept = {statement.id: statement for statement in statements if claims(statement)}
    while orphans := [s for s in kept.values() if s.leans_on and s.leans_on not in kept]:
        for statement in orphans:
            if statement.source or statement.basis != "network":
                kept[statement.id] = replace(statement, leans_on=None)
            else:
                del kept[statement.id]
    return tuple(kept.values())


def _holds(span: Span, places: Sequence[int]) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end
