"""A collation as one page that opens anywhere: no script, no file beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from secondsource.export import kinship
from secondsource.export.witnesses import Line, lines
from secondsource.model.kinship import Kinship


def dumps(found: Kinship, base: str, others: Sequence[str]) -> str:
    """The page: a column a witness, changed words marked, altered facts below."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    texts = {report.id: report.text for report in found.reports}
    shop = Environment(loader=PackageLoader("secondsource.export"), autoescape=True, undefined=StrictUndefined)
    shop.globals.update(
        marked=lambda line, report: marked(texts, base, line, report),
        facts=lambda line, report: facts(texts, line, report),
    )
    witnesses = [(id_, kinship.label(found, id_)) for id_ in (base, *others)]
    return shop.get_template("collation.html").render(witnesses=witnesses, lines=lines(found, base, others))


def marked(texts: Mapping[str, str], base: str, line: Line, report: str) -> list[tuple[str, list[tuple[str, bool]]]]:
    """(label, pieces with whether they differ from the base) of each reading of a report; `texts` by id."""
    from secondsource.export.site.diff import changed

    model = " ".join(r.span.of(texts[base]) for r in line.readings.get(base, ()))
    made = []
    for reading in line.readings.get(report, ()):
        words = reading.span.of(texts[report])
        ranges = changed(model, words)[1] if reading.label not in ("", "verbatim") else []
        made.append((str(reading.label), _pieces(words, ranges)))
    return made


def facts(texts: Mapping[str, str], line: Line, report: str) -> list[tuple[str, str, str]]:
    """(kind, words of the base, words here) of what was altered."""
    items = [item for reading in line.readings.get(report, ()) for item in reading.altered]
    return [
        (
            i.kind,
            i.left.of(texts[i.left.report]) if i.left else "—",
            i.right.of(texts[i.right.report]) if i.right else "—",
        )
        for i in items
    ]


def _pieces(words: str, ranges: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    made, at = [], 0
    for start, end in ranges:
        made += [(words[at:start], False), (words[start:end], True)]
        at = end
    return [(piece, differs) for piece, differs in [*made, (words[at:], False)] if piece]
