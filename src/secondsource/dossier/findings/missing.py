"""What was not found: the coverage of a pile, told so that nobody takes silence for an answer."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from secondsource.dossier.findings.pile import IN_A_LIST, Pile, order
from secondsource.model.claim import Source
from secondsource.model.dossier import Finding
from secondsource.model.story import Story
from secondsource.resources.anonymous import anonymous_words
from secondsource.text.phrases import count_of, joined, shortened

MAX_NAMED = 4  # claims, actors or files told by name
MIN_REPORTS = 2  # reports of a story in which somebody acts before it is worth saying that nobody speaks for them
_WORD = re.compile(r"\w+")
#: Kinds of sources that an editor looks for, as they are called when there is none.
WANTED = {"officials": "official", "monitor": "monitoring group", "document": "document"}
_OFFICIAL = frozenset({"officials", "state-media", "organisation"})


def missing(pile: Pile) -> Iterator[Finding]:
    """Story by story: ties, second origins, sources, parties that do not speak; then dates, languages, files."""
    for story in pile.dossier.stories:
        if len(story.reports) > 1 or not pile.several:
            yield from _no_report_apart(pile, story)
            yield from _no_second_origin(pile, story)
            yield from _no_source_of_a_kind(pile, story)
            yield from _nobody_speaks_for(pile, story)
    yield from _not_dated(pile)
    yield from _not_read(pile)


def _whose(pile: Pile, story: Story) -> str | None:
    return story.id if pile.several else None


def _no_report_apart(pile: Pile, story: Story) -> Iterator[Finding]:
    """Stories in which every report is tied to another, or to a text that nobody has seen."""
    members = [id_ for id_ in story.reports if id_ in pile.reports]
    if len(members) > 1 and pile.tied.issuperset(members):
        unseen = pile.dossier.lineage.hypothetical
        agencies = list(dict.fromkeys(u.agency for u in unseen if u.agency and set(u.children) & set(members)))
        wire = f" or to copy of {joined(agencies)}" if agencies else ""
        words = f"No report without a tie was found: each of the {len(members)} has one to another report{wire}"
        yield pile.told(words, members, "missing", story=_whose(pile, story))


def _no_second_origin(pile: Pile, story: Story) -> Iterator[Finding]:
    """How many claims have one origin only, and which of them everybody repeats."""
    held = [*pile.claims_of[story.id], *pile.claims_of[None]] if pile.several else pile.dossier.claims
    alone = [c for c in held if c.origins.high == 1]
    if not alone:
        return
    repeated = sorted(
        (c for c in alone if c.reports > 1), key=lambda c: (c.kind != "figure", -c.reports, pile.first(c))
    )
    words = f"No second origin was found for {len(alone)} of {count_of(len(held), 'claim')}"
    if repeated:
        named = joined(pile.claim(c, IN_A_LIST) for c in repeated[:MAX_NAMED])
        words += (
            f"; {len(repeated)} of them {'is' if len(repeated) == 1 else 'are'} in several reports, among them {named}"
        )
        if len(repeated) <= MAX_NAMED:
            words = words.replace(", among them ", ": ")
    cites = [pile.members(c)[0].span for c in repeated[:MAX_NAMED]]
    shown = repeated or alone
    yield pile.told(words, [c.id for c in shown[:20]], "missing", cites, story=_whose(pile, story))


def _no_source_of_a_kind(pile: Pile, story: Story) -> Iterator[Finding]:
    """Kinds of sources that nobody quotes."""
    heard = _heard(pile, story)
    if not heard:
        words = "No source is quoted: whatever stands in these reports, they say it in their own voice"
        yield pile.told(words, story.reports, "missing", story=_whose(pile, story))
        return
    kinds = {source.kind for source in heard}
    absent = [
        word for kind, word in WANTED.items() if kind not in kinds and not (kind == "officials" and kinds & _OFFICIAL)
    ]
    if not any(_is_witness(source) for source in heard):
        absent.insert(0, "witness")
    if absent:
        listed = joined(f"no {word}" for word in absent)
        words = f"Among the {count_of(len(heard), 'source')} quoted there is {listed}"
        yield pile.told(words, story.reports, "missing", story=_whose(pile, story))
    named = [source for source in heard if source.kind == "person"]
    if not named:
        words = f"Nobody is quoted by name: the {count_of(len(heard), 'source')} are bodies, papers or unnamed"
        yield pile.told(words, story.reports, "missing", story=_whose(pile, story))


def _heard(pile: Pile, story: Story) -> list[Source]:
    ids = dict.fromkeys(id_ for report in story.reports for s in pile.statements_of[report] for id_ in s.chain)
    return [pile.sources[id_] for id_ in ids if id_ in pile.sources]


def _is_witness(source: Source) -> bool:
    known = anonymous_words().witnesses | {
        "resident",
        "residents",
        "passenger",
        "passengers",
        "neighbour",
        "neighbours",
    }
    return bool(known & set(_WORD.findall(source.label.casefold())))


def _nobody_speaks_for(pile: Pile, story: Story) -> Iterator[Finding]:
    """Bodies that are told to have done or suffered something, and for whom nobody speaks in any report."""
    acted: dict[str, set[str]] = defaultdict(set)
    for report in story.reports:
        for event in pile.events_of[report]:
            if not event.background:
                for id_ in (*event.actors, *event.targets):
                    acted[id_].add(report)
    heard = _heard(pile, story)
    voices = {source.entity for source in heard}
    labels = " ".join(source.label.casefold() for source in heard)
    silent = [
        pile.bodies[id_]
        for id_, reports in acted.items()
        if len(reports) >= MIN_REPORTS
        and id_ in pile.bodies
        and id_ not in voices
        and not any(variant.form.casefold() in labels for variant in pile.bodies[id_].variants)
    ]
    silent.sort(key=lambda e: (-len(acted[e.id]), e.name))
    if silent:
        names = joined(shortened(e.name, 50) for e in silent[:MAX_NAMED])
        more = f" and {len(silent) - MAX_NAMED} more" if len(silent) > MAX_NAMED else ""
        words = f"Named as taking part, and quoted nowhere: {names}{more}"
        cites = [
            min((m for v in e.variants for m in v.mentions), key=lambda s: (order(s.report), s.start)) for e in silent
        ]
        yield pile.told(words, [e.id for e in silent], "missing", cites[:MAX_NAMED], story=_whose(pile, story))


def _not_dated(pile: Pile) -> Iterator[Finding]:
    """Reports without a date, with an interval only, without an outlet."""
    reports = pile.dossier.reports
    dated = {r.id: r.published for r in reports}
    none = [id_ for id_, when in dated.items() if not (when.value or when.earliest or when.latest)]
    between = [id_ for id_, when in dated.items() if id_ not in none and when.earliest != when.latest]
    unknown = [r.id for r in reports if r.outlet is None]
    if none:
        yield pile.told(f"No date of publication was found for {_some(none)}", none, "missing")
    if between:
        yield pile.told(f"Publication is known only as an interval for {_some(between)}", between, "missing")
    if unknown:
        words = f"No outlet was found for {_some(unknown)}: a claim told there has “at least” so many publishers"
        yield pile.told(words, unknown, "missing")


def _not_read(pile: Pile) -> Iterator[Finding]:
    """Languages that were not read, and files that could not be used."""
    tongues: dict[str, list[str]] = defaultdict(list)
    for id_, code in pile.dossier.languages:
        tongues[code].append(id_)
    for code, ids in sorted(tongues.items()):
        words = f"Not in English, so only the sentences were read and no claim: {_some(ids)} ({code})"
        yield pile.told(words, ids, "missing")
    skipped = pile.dossier.skipped
    if skipped:
        named = joined(f"{shortened(s.name, 60)} ({s.reason.rstrip('.')})" for s in skipped[:MAX_NAMED])
        among = ": " if len(skipped) <= MAX_NAMED else ", among them "
        words = f"{count_of(len(skipped), 'file')} could not be used{among}{named}"
        yield pile.told(words, (), "missing")


def _some(ids: Sequence[str]) -> str:
    """ "A, C and D", or how many where they are many."""
    return joined(ids) if len(ids) <= 12 else f"{len(ids)} reports ({', '.join(ids[:6])} …)"
