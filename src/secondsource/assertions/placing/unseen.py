"""Places that the engine takes for persons or organisations, or sees no name in: told by where they stand.

"Rebels captured X and Y": what is taken, entered or bombed, or what "in" leads to, is a place where
the gazetteer knows a town of just that name that many people live in. A person's full name never is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from secondsource.assertions.happenings.tree import Tree, tree_of
from secondsource.model.parse import Name, Parse
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.gazetteer import gazetteer
from secondsource.resources.holding import holds, words_for
from secondsource.resources.predicates import verbs
from secondsource.text.listed import listed
from secondsource.text.numerals import pieces
from secondsource.text.transliteration import variant_key

#: How strongly a name's slot speaks for a place: the object of a verb of bombing or what nouns like "fall of" lead to
#: (no person can stand there), the object of a verb of taking, or what "in" leads to.
Slot = Literal["bombed", "taken", "led"]
#: People whose town is known by its name, and of a town that the report's own country speaks for.
WELL_KNOWN, KNOWN_NEAR = 50_000, 15_000
#: A name of so many letters may be a spelling of its only candidate.
LONG = 8
#: Names of places that are asked for their country, the words of a missed name, the characters read for armed sides.
MOST, WORDS, READ = 200, 4, 50_000
_BESETTING = listed("besiege encircle enter recapture retake overrun")
_LEADS = listed("in into near inside outside toward towards around through")
_NOUNS = listed("siege recapture bombing shelling bombardment town city village")
_PARTICLES = listed("al el ad an ar as ash at az de del di du la le")
_INNER = frozenset({"compound", "flat", "flat:name", "nmod:desc"})
_TITLES = listed("mr mrs ms dr sir gen col lt maj capt sgt president minister general colonel")


@dataclass(frozen=True, slots=True)
class _Around:
    """What a report tells beside a name: the countries of its places, whether it names armed sides, how its persons
    are called in full."""

    countries: frozenset[str]
    armed: bool
    full: frozenset[str]


def with_places(report: Report, parse: Parse) -> Parse:
    """The parse, names that stand for places being of that type and those that the engine missed added."""
    around = _around(report, parse)
    starts = [name.span.start for name in parse.names]
    turned: dict[tuple[str, str], None] = {}
    added: dict[int, Name] = {}
    for sentence in parse.sentences:
        tree = tree_of(report.text, sentence) if sentence.kind == "body" else None
        for i, slot in _slots(tree) if tree else ():
            name = _name_at(parse.names, starts, tree.tokens[i].start) if tree else None
            if name is not None and _stands(name.span.of(report.text), name, slot, around):
                turned[name.key, name.span.of(report.text)] = None
            elif name is None and tree and (span := _missed(report, parse.names, starts, tree, i)):
                form = span.of(report.text)
                if _stands(form, None, slot, around):
                    added[span.start] = Name(span, "place", form.casefold(), form)
    if not turned and not added:
        return parse
    names = [_turned(n) if (n.key, n.span.of(report.text)) in turned else n for n in parse.names]
    return replace(parse, names=tuple(sorted([*names, *added.values()], key=lambda name: name.span)))


def _turned(name: Name) -> Name:
    return replace(name, type="place", role="", demonym=False)


def _around(report: Report, parse: Parse) -> _Around:
    heads = list(dict.fromkeys(name.head for name in parse.names if name.type == "place"))[:MOST]
    found = (gazetteer().find(head, fuzzy=False)[:1] for head in heads)
    countries = {gazetteer().site(hit.index).country for hits in found for hit in hits}
    armed = any(piece.word in words_for("armed") for piece in pieces(report.text[:READ]))
    persons = [name.head.casefold().split() for name in parse.names if name.type == "person" and " " in name.head]
    return _Around(frozenset(countries - {""}), armed, frozenset(word for words in persons for word in words))


def _slots(tree: Tree) -> Iterator[tuple[int, Slot]]:
    """The proper nouns of a sentence that stand where a place does."""
    for i, token in enumerate(tree.tokens):
        if token.upos == "PROPN" and tree.rel(i) not in _INNER and (slot := _slot(tree, i)):
            yield i, slot


def _slot(tree: Tree, i: int) -> Slot | None:
    if any(tree.word(k) in ("'s", "’s", "'", "’") for k in tree.kids(i, "case")):
        return None
    for _ in range(WORDS):
        if tree.rel(i) == "conj" and tree.head(i) >= 0 and not tree.case(i):
            i = tree.head(i)
    up, relation, lead = tree.head(i), tree.rel(i), tree.case(i)
    if up < 0:
        return None
    if relation in ("obj", "nsubj:pass") and tree.lemma(up) in _bombing() | _taking():
        return "bombed" if tree.lemma(up) in _bombing() else "taken"
    if relation == "nsubj" and tree.lemma(up) == "fall" and any(tree.case(k) == "to" for k in tree.kids(up, "obl")):
        return "taken"
    if relation == "nmod" and lead == "of" and tree.lemma(up) in _NOUNS | {"fall"}:
        return "bombed" if tree.lemma(up) in _NOUNS else "taken"
    return "led" if relation in ("obl", "nmod") and lead in _LEADS else None


@lru_cache(maxsize=1)
def _bombing() -> frozenset[str]:
    """Verbs of one word whose object is bombed, and no person."""
    return _verbs("air strike", beside=False) | _BESETTING


@lru_cache(maxsize=1)
def _taking() -> frozenset[str]:
    """Verbs of one word whose object may be a place that is taken, entered, held or fought over."""
    told = {phrase[0] for phrase in holds() if len(phrase) == 1}
    return _verbs("taking of a place", beside=True) | _verbs("fighting", beside=True) | told


def _verbs(label: str, *, beside: bool) -> frozenset[str]:
    """The verbs of one word of a label of plover.yml, with those that want companions `beside` them or without."""
    rows = verbs().items()
    return frozenset(
        verb
        for verb, patterns in rows
        if any(p.kind.label == label and not p.rest and (beside or not p.beside) for p in patterns)
    )


def _name_at(names: Sequence[Name], starts: Sequence[int], offset: int) -> Name | None:
    k = bisect_right(starts, offset) - 1
    return names[k] if k >= 0 and offset < names[k].span.end else None


def _missed(report: Report, names: Sequence[Name], starts: Sequence[int], tree: Tree, i: int) -> Span | None:
    """The capitalised words around a proper noun that the engine saw no name in."""
    low = high = i
    while low > 0 and high - low < WORDS and _is_part(tree, low - 1):
        low -= 1
    while high + 1 < len(tree.tokens) and high - low < WORDS and _is_part(tree, high + 1):
        high += 1
    span = Span(report.id, tree.tokens[low].start, tree.tokens[high].end)
    if not span.of(report.text)[:1].isupper() or (low and tree.word(low - 1).rstrip(".") in _TITLES):
        return None
    met = any(_name_at(names, starts, tree.tokens[k].start) for k in range(low, high + 1))
    return None if met else span


def _is_part(tree: Tree, k: int) -> bool:
    token = tree.tokens[k]
    return token.upos == "PROPN" and tree.text[token.start].isupper()


def _stands(form: str, name: Name | None, slot: Slot, around: _Around) -> bool:
    """Whether a name in such a slot is a place."""
    kind = name.type if name else "other"
    if kind not in ("other", "org", "person") or not form[:1].isupper() or form.isupper():
        return False
    near = _site(form, around)
    if near is None or (slot == "taken" and not around.armed and kind != "other"):
        return False
    if kind == "person" and (name is None or name.role or _full(form, name, around)):
        return False
    return near or slot == "bombed" or (slot == "taken" and kind != "person") or (slot == "led" and kind == "other")


def _full(form: str, name: Name, around: _Around) -> bool:
    """Whether a name is a person's in full, or part of one that the report gives."""
    words = form.casefold().split()
    if len(words) > 1:
        return not _PARTICLES.intersection(words[1:-1])
    return name.head.casefold() != form.casefold() or words[0] in around.full


def _site(form: str, around: _Around) -> bool | None:
    """Whether the report's countries speak for a town of that name; None where there is no well-known one."""
    hits = gazetteer().find(form, fuzzy=False)
    exact = [hit for hit in hits if hit.match == "exact"]
    if not exact and len(hits) == 1 and len(variant_key(form)) >= LONG:
        site = gazetteer().site(hits[0].index)
        return True if site.kind == "settlement" and site.country in around.countries else None
    told = [(gazetteer().site(hit.index), gazetteer().weight(hit.index)) for hit in exact]
    towns = [(site, weight) for site, weight in told if site.kind == "settlement"]
    if any(weight >= KNOWN_NEAR and site.country in around.countries for site, weight in towns):
        return True
    return False if any(weight >= WELL_KNOWN for _, weight in towns) else None
