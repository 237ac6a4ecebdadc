"""A name of a place as words: what is its name, what tells of its kind, what is written beside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from secondsource.model.place import PlaceKind
from secondsource.resources.countries import countries
from secondsource.resources.toponyms import toponyms

_GENITIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_WORD = re.compile(r"[^\W_]+(?:[.'’\-][^\W_]+)*\.?")
#: What may stand between a name and the larger place that it lies in: "Salem, Oregon", "Atma (Syria)".
_WITHIN = re.compile(r"\s*(?:,|\()\s*(?=[A-Z])")
#: A list of names with the word for their kind at its end: "Douglas, Sarpy and Lancaster counties".
_LISTED = re.compile(r"(?:,? (?:and )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?){0,5} ([a-z]+(?:ies|es|s))\b")
_OF = re.compile(r"\b([a-z]+) of (?:the )?\Z")
#: Characters before and after a name that are looked at.
REACH = 48


@dataclass(frozen=True, slots=True)
class Wording:
    """The forms to look up, best first, each with the kinds it may be of (None: any). `hints` are kinds that the words
    beside the name tell of; `within` is the larger place that is written after it, "" where none is."""

    forms: tuple[tuple[str, frozenset[PlaceKind] | None], ...]
    hints: frozenset[PlaceKind] = frozenset()
    within: str = ""


@lru_cache(maxsize=4096)
def wording(name: str) -> Wording:
    """The forms under which a name may stand in the gazetteer."""
    known = toponyms()
    bare = _GENITIVE.sub("", " ".join(name.split())).strip(" ,")
    if bare in known.short:
        return Wording(((known.short[bare][1], frozenset({"province"})),), within=known.short[bare][0])
    if country := countries().demonyms.get(bare.casefold()) or known.peoples.get(bare.casefold()):
        return Wording(((country, frozenset({"country", "continent", "region", "province"})),))
    head, _, rest = bare.partition(", ")
    if rest and (rest in known.short or rest[:1].isupper()):
        inner = wording(head)
        return Wording(inner.forms, inner.hints, rest)
    words = bare.split()
    last, first = words[-1].casefold().rstrip(".") if words else "", words[0].casefold() if words else ""
    forms: list[tuple[str, frozenset[PlaceKind] | None]] = [(bare, None)]
    if bare.casefold() in known.parts:
        return Wording(())
    if last in known.streets or last in known.buildings:
        return Wording(tuple(forms))
    if len(words) == 1:
        return Wording((*forms, *_lost_genitive(bare)))
    if len(words) > 1 and (owner := _lost_genitive(words[0])) and owner[0][0].casefold() in countries().names:
        return Wording((*forms, (" ".join(words[1:]), None)), within=owner[0][0])
    hints = known.generic.get(last) or known.generic.get(first) or frozenset()
    core = words
    while len(core) > 1 and core[0].casefold() in known.parts:
        core = core[1:]
    if len(core) > 2 and core[1].casefold() == "of" and core[0].casefold() in known.generic:
        hints, core = known.generic[core[0].casefold()], core[2:]
    elif len(core) > 1 and core[-1].casefold() in known.generic:
        hints, core = known.generic[core[-1].casefold()], core[:-1]
    if core != words:
        settled = not hints or hints <= {"province", "county", "settlement", "district", "region"}
        forms.append((" ".join(core), (hints or None) if settled else hints))
    return Wording(tuple(forms), hints)


def _lost_genitive(word: str) -> list[tuple[str, frozenset[PlaceKind] | None]]:
    """The name in "Syrias", as texts have it that lost their apostrophes."""
    return [(word[:-1], None)] if len(word) > 4 and word.endswith("s") else []


def beside(text: str, start: int, end: int) -> tuple[frozenset[PlaceKind], str]:
    """The kinds that the words around a name tell of ("the village of X", "X province"), and the name of the larger
    place that follows it after a comma."""
    known = toponyms()
    before, after = text[max(0, start - REACH) : start], text[end : end + REACH]
    hints: frozenset[PlaceKind] = frozenset()
    if (of := _OF.search(before)) and of[1] in known.generic:
        hints = known.generic[of[1]]
    elif (word := _WORD.match(after.lstrip(" "))) and after[:1] == " " and word[0].casefold() in known.generic:
        hints = known.generic[word[0].casefold()]
    elif (listed := _LISTED.match(after)) and listed[1] in known.plurals:
        hints = known.generic[known.plurals[listed[1]]]
    gap = _WITHIN.match(after)
    return hints, after[gap.end() :] if gap else ""


def larger(rest: str) -> list[str]:
    """What may be the name of a larger place at the head of some words, longest first: "New York on Tuesday" gives
    "New York" and "New"."""
    found: list[str] = []
    end = 0
    for word in _WORD.finditer(rest):
        if word.start() > end + 1 or not word[0][0].isupper() or len(found) == 4:
            break
        if rest[end : word.start()].strip():
            break
        end = word.end()
        found.append(rest[:end])
    return found[::-1]
