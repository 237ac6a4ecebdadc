"""The places that a report names, each with the site that it stands for or with the reason why none is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from secondsource.assertions.placing.home import home_country, home_names
from secondsource.assertions.placing.options import Asked, options
from secondsource.assertions.placing.telling import mention_of, verdict
from secondsource.assertions.placing.weighing import weigh
from secondsource.assertions.placing.wording import beside, larger
from secondsource.model.parse import Parse
from secondsource.model.place import PlaceMention
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.gazetteer import gazetteer
from secondsource.text.transliteration import exact_key

#: With how many names the outlet's country speaks, and a demonym's.
OUTLET_COUNTRY, DEMONYM = 1.0, 0.3


@dataclass(frozen=True, slots=True)
class Named:
    """A stretch of the report that names a place; `head` is the fullest form of the name. `shown`: it is asked for;
    `marked`: because it was marked in the text."""

    span: Span
    head: str
    shown: bool
    marked: bool = False


def find_places(report: Report, parse: Parse) -> tuple[PlaceMention, ...]:
    """The places of a report in order of position: the names that the engine found, or exactly those that were marked
    in it (Report.toponyms), where the engine's other names still have a say."""
    named = _named(report, parse)
    if not named:
        return ()
    asked = _asked(report, named)
    groups: dict[Asked, list[Named]] = defaultdict(list)
    for name, question in zip(named, asked, strict=True):
        groups[question].append(name)
    sites = [options(question) for question in groups]
    homes = [options(Asked(name, marked=True)) for name in home_names(report)]
    homes = [[option for option in found if option.match != "fuzzy"] for found in homes]
    counts = [len(names) for names in groups.values()]
    weigh([*sites, *homes], [*counts, *(1 for _ in homes)], _home(report, parse))
    found: list[PlaceMention] = []
    for (question, names), group in zip(groups.items(), sites, strict=True):
        shown = [name for name in names if name.shown]
        if shown:
            told = verdict(question, group)
            found.extend(mention_of(name.span, name.head, told) for name in shown)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _named(report: Report, parse: Parse) -> list[Named]:
    marked = [Named(span, span.of(report.text), True, True) for span in report.toponyms or ()]
    shown = report.toponyms is None
    seen = [Named(n.span, n.head, shown) for n in parse.names if n.type == "place" and not n.demonym]
    ends = sorted((name.span for name in marked), key=lambda span: span.start)
    return marked + list(_apart(seen, ends))


def _apart(seen: Iterable[Named], spans: Sequence[Span]) -> Iterable[Named]:
    """The names that meet none of the spans; both in order of position."""
    k = 0
    for name in seen:
        while k < len(spans) and spans[k].end <= name.span.start:
            k += 1
        if k == len(spans) or spans[k].start >= name.span.end:
            yield name


def _asked(report: Report, named: Sequence[Named]) -> list[Asked]:
    """What is asked of each name; one that stands bare here and with its larger place elsewhere means the same."""
    read = []
    inside: dict[str, str] = {}
    for name in named:
        words = " ".join(name.span.of(report.text).split())
        hints, rest = beside(report.text, name.span.start, name.span.end)
        within = next(iter(larger(rest)), "")
        read.append((words, hints, within, name.marked))
        if within:
            inside.setdefault(exact_key(words), within)
    return [
        Asked(words, hints, within or inside.get(exact_key(words), ""), marked) for words, hints, within, marked in read
    ]


def _home(report: Report, parse: Parse) -> dict[str, float]:
    """Countries that the outlet's address and the demonyms speak for."""
    home: dict[str, float] = defaultdict(float)
    if country := home_country(report):
        home[country] += OUTLET_COUNTRY
    for name in parse.names:
        if name.demonym and name.type == "place":
            for hit in gazetteer().find(name.head, fuzzy=False)[:3]:
                site = gazetteer().site(hit.index)
                if site.kind == "country":
                    home[site.country] += DEMONYM
                    break
    return dict(home)
