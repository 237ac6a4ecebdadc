"""The facts: how many were killed and hurt by whose count, and every number with what was counted, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.export.site.book import Book, Ref
from secondsource.export.site.page import Page
from secondsource.model.assertion import Figure, Relation, Toll
from secondsource.model.report import Report
from secondsource.model.span import Span

MAX_FIGURES = 1500  # rows; a table of more is read by no one and stalls a browser
MAX_SUMS = 200


@dataclass(frozen=True, slots=True)
class Count:
    """The toll of one report, by class of victims: (class, killed, injured)."""

    report: Report
    outlet: str
    toll: Toll
    classes: tuple[tuple[str, int | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One number: its value in words, what was counted, what became of it, when, by whose word, in what scope."""

    figure: Figure
    value: str
    of: str
    became: str
    when: str
    speaker: str
    scope: str
    event: Ref | None


@dataclass(frozen=True, slots=True)
class Sum:
    """How some numbers of one report hang together, as an equation, with their words."""

    told: str
    kind: str
    spans: tuple[Span, ...]


def pages(book: Book) -> Iterator[Page]:
    """The one page."""
    figures = sorted(book.dossier.figures, key=lambda f: (not f.status, f.unit != "person"))
    rows = [_row(book, figure) for figure in figures[:MAX_FIGURES]]
    context = {
        "counts": [_count(book, toll) for toll in book.dossier.tolls if toll.killed or toll.injured],
        "rows": rows,
        "left_out": len(figures) - len(rows),
        "sums": [_sum(book, relation) for relation in book.dossier.relations[:MAX_SUMS]],
        "units": _kinds(row.figure.unit for row in rows),
        "statuses": _kinds(row.figure.status for row in rows),
        "classes": _kinds(row.figure.victim_class for row in rows),
    }
    yield Page("facts.html", "facts", "Facts", "facts", context)


def _kinds(found: Iterator[str | None]) -> list[str]:
    return sorted({kind for kind in found if kind})


def _count(book: Book, toll: Toll) -> Count:
    report = book.reports[toll.report]
    killed, injured = dict(toll.by_class), dict(toll.injured_by_class)
    classes = tuple((name, killed.get(name), injured.get(name)) for name in dict.fromkeys([*killed, *injured]))
    return Count(report, book.outlet(report), toll, classes)


def _row(book: Book, figure: Figure) -> Row:
    of = " · ".join(dict.fromkeys(word for word in (figure.victim_class, figure.unit) if word and word != "person"))
    window = figure.window
    return Row(
        figure,
        _value(figure),
        of or figure.unit,
        figure.status or "",
        words.days(window.start, window.end) if window else "",
        book.who(book.statements[figure.statement].speaker) if figure.statement in book.statements else "",
        _scope(book, figure),
        next(iter(book.refs([figure.event])), None) if figure.event else None,
    )


def _sum(book: Book, relation: Relation) -> Sum:
    """A relation as an equation, with the figures in the order in which it names them."""
    figures = [book.figures[id_] for id_ in (*relation.terms, relation.total, *filter(None, [relation.by]))]
    values = [words.number(figure.value) for figure in figures]
    terms, total = values[: len(relation.terms)], values[len(relation.terms)]
    told = {
        "sum": f"{' + '.join(terms)} = {total}",
        "increase": f"{' + '.join(terms)} = {total}",
        "difference": f"{' − '.join(terms)} = {total}",
        "subset": f"{terms[0]} of {total}",
        "share": f"{terms[0]} of {total} is called {values[-1]}{'' if relation.holds else ', which it is not'}",
    }[relation.kind]
    return Sum(told, relation.kind, tuple(figure.span for figure in figures))


_BOUNDS = {"at-least": "≥ ", "about": "≈ ", "up-to": "≤ ", "vague": "some ", "exact": ""}


def _value(figure: Figure) -> str:
    ends = [end for end in (figure.low, figure.value, figure.high) if end is not None]
    return _BOUNDS[figure.qualifier] + words.values(min(ends), max(ends)) if ends else "?"


def _scope(book: Book, figure: Figure) -> str:
    """What the number is part of, or whether it adds to another or takes it up."""
    whole = book.figures.get(figure.part_of or "")
    told: Sequence[str] = (
        f"among {_value(whole)}" if whole else "",
        {"total": "running total", "increment": "added to an earlier number"}.get(figure.running or "", ""),
    )
    return "; ".join(word for word in told if word)
