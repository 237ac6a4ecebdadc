"""One neutral line for a claim, in the words of the reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from secondsource.claims.alignment.figure_facts import number
from secondsource.claims.alignment.items import Item
from secondsource.model.report import Report
from secondsource.resources.grammar import grammar

WIDTH = 180  # characters; what fits on two lines of a dossier
LABEL = 60  # characters of a speaker's description that may stand before its words
FULL = 0.6  # share of the telling words of the fullest member; from there on the clearer wording is better
_BLANKS = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+")
_BULLET = re.compile(r"^\s*[•·*–—-]+\s+")
_QUOTES = ('"', "“", "”", "‘", "’")
#: "Claims that ...", "reports of ...": words about the claim.
_ABOUT = re.compile(
    r"(?:[\w’'-]+ ){0,2}(?:claims?|reports?|rumou?rs?|allegations?|accusations?|suggestions?) (?:that|of)\b", re.I
)
#: "..., the ministry said": the cue left in the words.
_CUE = re.compile(r"\b(?:said|says|say|told \w+)\W*$")


def proposition(group: Sequence[Item], reports: Mapping[str, Report], labels: Mapping[str, str]) -> str:
    """The words of the member that says it most plainly and fully, without speaker and cue.

    Where even the plainest begins with a pronoun, its speaker (by `labels`, source id -> description) is put before it,
    as "Port workers: they had seen nobody"; where with a verb, its whole sentence is told. Counts are put as
    "Killed (soldier): 17", in the number that most members give.
    """
    best = _best(group, reports)
    if best.kind == "figure" and best.figure is not None:
        return _count(best)
    words = _words(best, reports)
    whole = tidy(reports[best.report].quote(best.sentence))
    if unclear(words) == 2 and unclear(whole) == 0 and len(whole) <= WIDTH:
        words = whole  # "to comment" says nothing without who declined to
    if unclear(words) == 1 and best.stance != "denies":
        words = _led(words, labels.get(best.speaker or "", ""))
    words = words[:1].upper() + words[1:]
    return words if len(words) <= WIDTH else words[: WIDTH - 1].rsplit(" ", 1)[0] + "…"


def _best(group: Sequence[Item], reports: Mapping[str, Report]) -> Item:
    """The member to be shown: text over headline, what says it over what denies it and what the deniers
    say instead, a sentence over the words for who holds a place, plain and full over the rest, what others say
    in part over what one alone says, and of several the word of the first day: later ones may have altered it."""
    given = Counter(number(item.figure) for item in group if item.figure and not item.title)
    most = max((len(item.words) for item in group), default=0)
    having = Counter(word for words in {(i.strand, word) for i in group for word in i.words} for word in words[1:])
    denying = {item.speaker for item in group if item.stance == "denies"}

    def order(item: Item) -> tuple[object, ...]:
        short = len(item.words) < FULL * most
        bare = item.figure is not None and not item.figure.status
        rare = -given[number(item.figure)] if item.figure else 0
        words = "" if item.figure else _words(item, reports)
        # A control item is a fragment in any case: there the fuller fragment says more.
        plain = (0, short, len(words) > WIDTH)
        if not item.figure and item.kind != "control":
            plain = (unclear(words), short, len(words) > WIDTH)
        return (
            item.borrowed,
            item.title,
            item.stance == "denies",
            item.kind == "control",
            item.stance != "admits" and item.speaker in denying,
            bare,
            rare,
            *plain,
            2 * sum(having[word] < 2 for word in item.words) > len(item.words),
            item.day,
            -len(item.words),
            item.key,
        )

    return min(group, key=order)


def _words(item: Item, reports: Mapping[str, Report]) -> str:
    return tidy(reports[item.report].quote(item.span))


def tidy(words: str) -> str:
    """Words without bullet, without marks at their ends, and without a quotation mark that has lost its other half."""
    words = _BULLET.sub("", _BLANKS.sub(" ", words)).strip(" ,.;:")
    if words[:1] in _QUOTES and sum(words.count(mark) for mark in _QUOTES) <= 2:
        words = words.strip("".join(_QUOTES)).strip(" ,.;:")
    if words.count('"') % 2:
        words = words.replace('"', "")
    if words.count("“") != words.count("”"):
        words = words.replace("“", "").replace("”", "")
    return words.strip(" ,.;:")


def unclear(words: str) -> int:
    """How far some words are from being read alone: 0 they begin with a noun, 1 with a pronoun, 2 with a verb or with
    words about the claim, or they end in the cue."""
    rules = grammar()
    found = _WORD.search(words)
    first = found[0].casefold() if found else ""
    if first in {"to", "for", "of", "not", "despite", "as", "and", "but"} or _ABOUT.match(words) or _CUE.search(words):
        return 2
    if words[:1].islower() and (first in rules.pasts | rules.auxiliaries or first.endswith(("ing", "ed"))):
        return 2
    return int(first in (rules.pronouns - rules.determiners - {"there", "nobody", "everybody"}) | rules.possessives)


def _led(words: str, label: str) -> str:
    """The words with their speaker before them, where the speaker is described in a few words."""
    label = label.split(",")[0].strip()
    told = label[:1].isupper() or label.split(" ")[0] in grammar().determiners | grammar().numbers
    return f"{label}: {words}" if told and len(label) <= LABEL and unclear(label) == 0 else words


def _count(item: Item) -> str:
    figure = item.figure
    assert figure is not None
    value = number(figure)
    low, high = figure.low, figure.high
    said = f"{low:,g}-{high:,g}" if low is not None and high is not None and low != high else ""
    said = said or (f"{value:,g}" if value is not None else "some")
    lead = {"at-least": "at least ", "about": "about ", "up-to": "up to "}.get(figure.qualifier, "")
    counted = f" ({figure.victim_class})" if figure.victim_class else ""
    return f"{(figure.status or figure.unit).capitalize()}{counted}: {lead}{said}"
