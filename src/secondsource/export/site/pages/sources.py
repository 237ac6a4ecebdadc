"""Who says what, and the names: two pages that lead from a person, a body or a place to its sentences."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from secondsource.export.site.book import Book, Ref, anchor
from secondsource.export.site.origins import Shade
from secondsource.export.site.page import Page
from secondsource.model.assertion import Statement
from secondsource.model.claim import Entity, Source
from secondsource.model.span import Span

MAX_SAID = 60  # statements printed under one source
MAX_CLAIMS = 40  # claims linked under one source
MAX_PLACES = 12  # mentions linked for one spelling


@dataclass(frozen=True, slots=True)
class Voice:
    """A source, what it says, and through whom it is heard."""

    source: Source
    anchor: str
    statements: tuple[Statement, ...]
    left_out: int
    total: int
    reports: tuple[str, ...]
    stances: tuple[tuple[str, int], ...]
    relays: int
    alone: tuple[Ref, ...] = ()
    beside: tuple[Ref, ...] = ()

    @property
    def behind(self) -> int:
        """How many claims it stands behind."""
        return len(self.alone) + len(self.beside)


@dataclass(frozen=True, slots=True)
class Text:
    """A strand of text that claims go back to in its own voice: a wire's copy, a paper's own words."""

    shade: Shade
    reports: tuple[str, ...]
    alone: tuple[Ref, ...]
    beside: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity with its spellings: (form, count, sigla, first mentions)."""

    entity: Entity
    anchor: str
    variants: tuple[tuple[str, int, tuple[str, ...], tuple[Span, ...]], ...]
    total: int


def pages(book: Book) -> Iterator[Page]:
    """Sources, then names."""
    behind = _behind(book)
    voices = sorted(
        _voices(book, behind),
        key=lambda v: (-len(v.alone), -v.behind, -v.total, -v.relays, v.source.label, v.source.id),
    )
    kinds = sorted({voice.source.kind for voice in voices})
    context = {"voices": voices, "kinds": kinds, "texts": _texts(book, behind), "most": MAX_CLAIMS}
    yield Page("sources.html", "sources", "Who is behind what", "sources", context)
    named = sorted(_names(book), key=lambda n: (-_spellings(n), -n.total, n.entity.name, n.entity.id))
    types = sorted({item.entity.type for item in named})
    yield Page("names.html", "names", "Names and places", "names", {"named": named, "types": types})


def _behind(book: Book) -> dict[str, tuple[list[Ref], list[Ref]]]:
    """Origin -> the claims that rest on it alone, and those that it stands behind with others."""
    made: dict[str, tuple[list[Ref], list[Ref]]] = defaultdict(lambda: ([], []))
    for claim in book.claims:
        ref = book.ref(claim.id)
        members = {id_ for member in claim.members for id_ in member.origins if member.stance != "denies"}
        behind = dict.fromkeys((*claim.origins.ids, *sorted(members)))
        if ref:
            for id_ in behind:
                made[id_][claim.origins.high > 1 or len(behind) > 1].append(ref)
    return made


def _texts(book: Book, behind: Mapping[str, tuple[Sequence[Ref], Sequence[Ref]]]) -> list[Text]:
    """Strands of text with claims in their own voice, those with most of them first."""
    found = [
        Text(shade, shade.reports, tuple(behind[id_][0]), tuple(behind[id_][1]))
        for id_, shade in book.shades.items()
        if id_ in behind
    ]
    return sorted(found, key=lambda t: (-len(t.alone), -len(t.beside), t.shade.number))


def _voices(book: Book, behind: Mapping[str, tuple[Sequence[Ref], Sequence[Ref]]]) -> Iterator[Voice]:
    said: dict[str, list[Statement]] = defaultdict(list)
    relayed: Counter[str] = Counter()
    for statement in book.dossier.statements:
        said[statement.speaker].append(statement)
        relayed.update(id_ for id_ in set(statement.chain) if id_ != statement.speaker)
    for source in book.dossier.sources:
        mine = said.get(source.id, [])
        reports = tuple(id_ for id_ in book.reports if any(s.report == id_ for s in mine))
        stances = tuple(sorted(Counter(s.stance for s in mine).items(), key=lambda item: (-item[1], item[0])))
        shown = tuple(mine[:MAX_SAID])
        left_out = len(mine) - len(shown)
        alone, beside = behind.get(source.id, ((), ()))
        yield Voice(
            source,
            anchor(source.id),
            shown,
            left_out,
            len(mine),
            reports,
            stances,
            relayed[source.id],
            tuple(alone),
            tuple(beside),
        )


def _spellings(named: Named) -> int:
    """In how many ways a name is spelt, capitals apart."""
    return len({form.casefold() for form, _, _, _ in named.variants})


def _names(book: Book) -> Iterator[Named]:
    order = {id_: i for i, id_ in enumerate(book.reports)}
    for entity in book.dossier.entities:
        variants = []
        for variant in sorted(entity.variants, key=lambda v: (-len(v.mentions), v.form)):
            sigla = tuple(id_ for id_ in book.reports if any(m.report == id_ for m in variant.mentions))
            places = sorted(variant.mentions, key=lambda span: (order.get(span.report, 0), span.start))
            variants.append((variant.form, len(places), sigla, tuple(places[:MAX_PLACES])))
        yield Named(entity, anchor(entity.id), tuple(variants), sum(v[1] for v in variants))
