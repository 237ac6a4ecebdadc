"""A clause as a frame: its verb, who does it, what it is done to, when, where and how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.claims.alignment.items import Item
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.assertion import Figure
from secondsource.model.parse import Moment, Token
from secondsource.model.span import Span
from secondsource.resources.people import noun_of
from secondsource.resources.wording import key
from secondsource.text.inflect import singular
from secondsource.text.listed import listed

_MAYBE = listed("will would may might could should can shall must if")
_ANOTHER = listed("another other second third fourth fifth more further several some many two three four five six each")
_WHERE = listed("in at near off on inside outside outside beside by behind beneath")
_WIDE = listed("village town city district area province region neighbourhood neighborhood port suburb county valley")
_PART = frozenset({"compound", "amod", "flat", "nmod"})
#: Verbs that say nothing of what was done, and those of saying.
_EMPTY = listed("be have do make take get go say tell give put come add call include tak giv")


@dataclass(frozen=True, slots=True)
class Frame:
    """A clause: its verb, the keys of who does it and of what it is done to, and the words that tell where; `moments`
    are those of the verb itself, `anybody` the keys of nouns for people of whom there are many ("civilians")."""

    item: Item
    voice: str
    verb: str
    doer: frozenset[str]
    done: frozenset[str]
    doer_at: Span | None
    where: tuple[tuple[Span, frozenset[str]], ...]
    moments: tuple[Moment, ...]
    figures: tuple[Figure, ...]
    anybody: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()


def read(item: Item, pile: Pile) -> Frame | None:
    """The frame of an item, None where it tells no deed for certain."""
    usable = item.kind in ("statement", "event") and item.stance in ("asserts", "reports") and not item.title
    if not usable or item.negative or item.negated or item.unverified or item.recalled:
        return None
    sentence = pile.sentence(item.sentence)
    if sentence is None or not sentence.syntax:
        return None
    text, words = pile.reports[item.report].text, sentence.syntax
    inside = [i for i, w in enumerate(words) if item.span.start <= w.start and w.end <= item.span.end]
    known = set(inside)
    tops = [i for i in inside if words[i].head not in known]
    top = next((i for i in tops if words[i].upos == "VERB" or _is_said_of(words, i)), None)
    if top is None or any(words[i].head == top and _form(words[i], text) in _MAYBE for i in inside):
        return None
    verb = key(_form(words[top], text))
    if not verb or verb in _EMPTY or words[top].lemma in _EMPTY:
        return None
    roles = _roles(words, inside, top, text)
    moments = tuple(
        m
        for m in pile.parses[item.report].moments
        if item.span.covers(m.span) and m.earliest and _of_verb(words, m, top)
    )
    figures = tuple(f for f in pile.said[item.report].figures if item.span.covers(f.span))
    where = tuple(
        (Span(item.report, words[i].start, words[i].end), _noun(words, i, text))
        for i in (_telling_noun(words, i, text) for i in roles["where"])
        if not any(m.span.start <= words[i].start < m.span.end for m in moments)
    )
    doers, done = roles["doer"], roles["done"]
    if any(_form(w, text) in _ANOTHER for i in (*doers, *done) for w in words if w.head == i):
        return None
    at = Span(item.report, words[doers[0]].start, words[doers[0]].end) if doers else None
    doer = frozenset(k for i in doers for k in _noun(words, i, text))
    victim = frozenset(k for i in done for k in _noun(words, i, text))
    anybody = frozenset(
        key(form)
        for i in (*doers, *done)
        if words[i].upos == "NOUN" and (noun := noun_of(form := _form(words[i], text))) and noun.unit == "person"
        if not _is_the_one(words, i, text)
    )
    named = [i for i in (*doers, *done) if any(words[k].upos == "PROPN" for k in (i, *_parts(words, i)))]
    proper = frozenset(k for i in named for k in _noun(words, i, text))
    return Frame(item, pile.voice(item), verb, doer, victim, at, where, moments, figures, anybody, proper)


def _is_the_one(words: Sequence[Token], noun: int, text: str) -> bool:
    """Whether a noun is one that is known: "the captain", and not "the captains" or "a captain"."""
    the = any(w.head == noun and _form(w, text) in ("the", "his", "her", "their", "its") for w in words)
    return the and singular(_form(words[noun], text)) == _form(words[noun], text)


def _of_verb(words: Sequence[Token], moment: Moment, top: int) -> bool:
    """Whether a time hangs on the verb itself, not on a clause or noun beside it."""
    inside = {i for i, w in enumerate(words) if w.start < moment.span.end and moment.span.start < w.end}
    return any(words[i].head == top for i in inside)


def _form(word: Token, text: str) -> str:
    return text[word.start : word.end].casefold()


def _roles(words: Sequence[Token], inside: Sequence[int], top: int, text: str) -> dict[str, list[int]]:
    """Indices of the nouns that do it, that it is done to, and that tell where."""
    found: dict[str, list[int]] = {"doer": [], "done": [], "where": []}
    for i in inside:
        word = words[i]
        if word.head != top or word.upos not in ("NOUN", "PROPN"):
            continue
        case = next((_form(w, text) for w in words if w.head == i and w.relation == "case"), "")
        if word.relation == "nsubj":
            found["doer"].append(i)
        elif word.relation in ("obj", "nsubj:pass"):
            found["done"].append(i)
        elif word.relation == "obl:agent" or (word.relation == "obl" and case == "by" and _passive(words, top)):
            found["doer"].append(i)
        elif word.relation.startswith("obl") and case in _WHERE:
            found["where"].append(i)
    return found


def _is_said_of(words: Sequence[Token], top: int) -> bool:
    """Whether a word is what something is said to be: "the bridge is 90 metres long"."""
    return any(w.head == top and w.relation == "cop" for w in words)


def _passive(words: Sequence[Token], top: int) -> bool:
    return any(w.head == top and w.relation == "nsubj:pass" for w in words)


def _parts(words: Sequence[Token], noun: int) -> list[int]:
    return [i for i, w in enumerate(words) if w.head == noun and w.relation.split(":")[0] in _PART]


def _noun(words: Sequence[Token], noun: int, text: str) -> frozenset[str]:
    return frozenset(
        k for i in (noun, *_parts(words, noun)) if (k := key(_form(words[i], text))) and not k.startswith("#")
    )


def _telling_noun(words: Sequence[Token], noun: int, text: str) -> int:
    """The name in "the village of Tell"."""
    if _form(words[noun], text) not in _WIDE:
        return noun
    return next((i for i, w in enumerate(words) if w.head == noun and w.upos == "PROPN"), noun)
