"""Questions of single reports: when one was published, where a place is, what belongs to the page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from secondsource.dossier.queue.desk import Asked, Desk
from secondsource.model.place import PlaceMention
from secondsource.model.reason import Reason
from secondsource.model.span import Span
from secondsource.text.transliteration import exact_key

#: Statuses that hang on which of two came first.
_TIMED = frozenset({"superseded", "corrected", "denied-then-admitted", "denied"})
CLEAR = 0.9  # how sure a place is from which nobody need look at it


def about_dates(desk: Desk) -> Iterator[Asked]:
    """Reports without a day of their own, and those whose day was inferred from others."""
    for report in desk.dossier.reports:
        published = report.published
        inferred = [basis for basis in published.basis if isinstance(basis, str)]
        if published.earliest and published.latest == published.earliest and not inferred:
            continue
        made = desk.claims_in(report.id)
        claims = frozenset(id_ for id_ in made if desk.claims[id_].status in _TIMED)
        day = published.value or published.earliest or ""
        one_day = bool(day) and published.earliest == published.latest
        question = f"Was {desk.called(report.id)} published on {day}?" if day else f"When was {report.id} published?"
        first, last = published.earliest, published.latest
        held = (day if one_day else f"{first} to {last}") if first else "the day is not known"
        spans = tuple(basis for basis in published.basis if isinstance(basis, Span))
        why = tuple(Reason("date", 0.0, basis) for basis in inferred)
        yield Asked(
            "date",
            (report.id,),
            question,
            held,
            0.8 if one_day else 0.5,
            claims,
            spans or ((report.title,) if report.title else ()),
            why,
            day,
            (report.id,),
            (report.id,),
        )


def about_places(desk: Desk) -> Iterator[Asked]:
    """Names that may be one of several places, or are on no map: one question a name and report."""
    mentions: dict[tuple[str, str], list[PlaceMention]] = defaultdict(list)
    for mention in desk.dossier.places:
        if mention.others and (mention.site is None or mention.sure < CLEAR):
            mentions[exact_key(mention.name), mention.report].append(mention)
    asked = set[str]()
    for (name, report), held in sorted(mentions.items()):
        if name in asked or any(r.name == "judged" for m in held for r in m.reasons):
            continue
        asked.add(name)
        best = held[0].site or held[0].others[0].site
        sure = held[0].sure if held[0].site else 0.3
        yield Asked(
            "place",
            (held[0].id,),
            f"Is {held[0].name} in {report} {best.name} ({best.kind}{f', {best.country}' if best.country else ''})?",
            f"{held[0].name}: {best.name if held[0].site else 'not placed'}; {len(held[0].others)} other place(s)",
            sure,
            desk.claims_at(report, [mention.span for mention in held]),
            tuple(mention.span for mention in held[:3]),
            held[0].reasons[:6],
            f"{best.lat:g},{best.lon:g} {best.name}",
            tuple(mention.id for mention in held),
            (report,),
            0.5 * (1 - abs(2 * sure - 1)),  # where a thing was changes how it is shown, seldom what is counted
        )


def about_furniture(desk: Desk) -> Iterator[Asked]:
    """Sentences that come back whatever the news is: they may belong to the page."""
    for stock in desk.dossier.lineage.stock:
        span = stock.span
        claims = desk.claims_at(span.report, [span])
        yield Asked(
            "furniture",
            (f"{span.report}:{span.start}-{span.end}",),
            f"Does “{desk.words(span)[:120]}” in {span.report} belong to the page, and not to the story?",
            "text of the report that comes back in others, whatever the news is",
            0.3,
            claims,
            (span,),
            stock.reasons[:6],
            reports=(span.report,),
        )
