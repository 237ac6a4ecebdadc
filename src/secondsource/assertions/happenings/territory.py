"""Noun phrases for places that can be held: "the upper part of the city of Lima", "not a single hill"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from secondsource.assertions.happenings.circumstance import Scenery
from secondsource.model.parse import Name, Parse
from secondsource.model.report import Report
from secondsource.resources.countries import countries
from secondsource.resources.holding import parts, strongholds, words_for
from secondsource.text.listed import listed
from secondsource.text.numerals import pieces

_EDGES = listed(
    "and or but that which who whom as by for from in into off on onto to with at after before when while since under",
    "said says say told had has have was were is are be been being will would could may might did does do also then",
    "than still against about over near hours days amid during despite within outside inside where",
    "he she they we you i",
    ', ; : . ( ) ! ? " “ ” ‘',
)
_ARTICLES = listed(
    "the a an its his her their our this these those any all some not no one single large most much several key various"
)
#: Between a subject and its verb.
_BETWEEN = listed("had has have been not also was were is are would could never still")
#: Heads that name no place by themselves: without a name they could be anywhere.
_LOOSE = listed(
    "territory areas area towns villages cities parts part positions posts bases side edge whole all rest most"
)
_SETTLED = ("town of ", "city of ", "village of ", "port of ")
_LEADS = tuple(f" {word} " for word in ("in", "at", "near", "from", "outside", "through", "into", "to", "of"))
#: How long a noun phrase of a place may be (pieces).
_LONGEST = 14
#: A report that names armed sides this often, in its first characters, speaks of war.
MIN_ARMED_WORDS, READ = 2, 50_000


@dataclass(frozen=True, slots=True)
class Territory:
    """A place in words: pieces `first` to `after`, the phrase, the place name in it, and the noun that heads it."""

    first: int
    after: int
    words: str
    name: Name | None
    head: str


def territory_after(scene: Scenery, i: int) -> Territory | None:
    """The place whose noun phrase begins at or just after a position."""
    while i < len(scene.row) and scene.row[i].word in ("only", "back", "both", "over", "also", "now", '"', "“"):
        i += 1
    after = i
    while after < len(scene.row) and after - i < _LONGEST and _inside(scene, after):
        if after > i and _is_place(scene, after - 1) and not _goes_on(scene, after):
            break
        after += 1
    return _territory(scene, i, after)


def territory_before(scene: Scenery, i: int) -> Territory | None:
    """The place whose noun phrase ends just before a position."""
    after = i
    while after > 0 and scene.row[after - 1].word in _BETWEEN:
        after -= 1
    first = after
    while first > 0 and after - first < _LONGEST and _inside(scene, first - 1):
        first -= 1
    return _territory(scene, first, after)


def _inside(scene: Scenery, i: int) -> bool:
    """Whether a piece belongs to the noun phrase."""
    word = scene.row[i].word
    if _name(scene, i) is not None or word == "-":
        return True
    return word not in _EDGES and not (word.endswith("ing") and len(word) > 5)


def _is_place(scene: Scenery, i: int) -> bool:
    name = _name(scene, i)
    return name is not None and name.type == "place"


def _goes_on(scene: Scenery, i: int) -> bool:
    """Whether a phrase goes on after a place name: "Brenn city", "Brenn's airfield"; a verb does not."""
    word = scene.word(i)
    return _name(scene, i) is not None or word in strongholds() or word in parts() or word in ("of", "-", "'s", "'")


def _name(scene: Scenery, i: int) -> Name | None:
    piece = scene.row[i]
    return next((n for n in scene.names if n.span.start <= piece.start and piece.end <= n.span.end), None)


def _territory(scene: Scenery, first: int, after: int) -> Territory | None:
    while first < after and scene.row[first].word in _ARTICLES:
        first += 1
    if first >= after:
        return None
    inner = [n for n in (_name(scene, i) for i in range(first, after)) if n]
    place = next((n for n in inner if n.type == "place"), None)
    head = _head(scene, first, after)
    known = head in strongholds() or head in parts()
    loose = place is None and head in _LOOSE and "of" not in _words(scene, first, after)
    if loose or scene.row[first].word in ("of", "-"):
        return None
    if not (known or (place and _ends_with(scene, place, after))):
        return None
    words = scene.text[scene.row[first].start : scene.row[after - 1].end]
    return Territory(first, after, words, place, head)


def _words(scene: Scenery, first: int, after: int) -> list[str]:
    return [piece.word for piece in scene.row[first:after]]


def _head(scene: Scenery, first: int, after: int) -> str:
    """The last word before the first "of", or of the phrase."""
    words = _words(scene, first, after)
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1]
    return head


def _ends_with(scene: Scenery, name: Name, after: int) -> bool:
    """Whether the phrase is the name itself and not a thing called after it ("the Brenn football club")."""
    return scene.row[after - 1].end <= name.span.end or scene.row[after - 1].word in strongholds()


def main_town(report: Report, parse: Parse) -> str | None:
    """The town that a report is about: the place it most often says something of, countries aside.

    A mention counts where a preposition leads to it ("in Brenn"), more where it is called a town ("the town of Brenn"),
    and not where it owns something ("Brenn's army": so do states).
    """
    counts: Counter[str] = Counter()
    for name in parse.names:
        form = name.head or name.span.of(report.text)
        if name.type != "place" or form.casefold() in countries().names:
            continue
        lead = report.text[max(0, name.span.start - 12) : name.span.start].casefold()
        owner = report.text[name.span.end : name.span.end + 2] in ("'s", "’s")
        counts[form] += 5 if lead.endswith(_SETTLED) else 2 if lead.endswith(_LEADS) and not owner else 0
    return min(counts, key=lambda form: (-counts[form], form)) if counts else None


def speaks_of_war(report: Report) -> bool:
    """Whether a report names armed sides, so that places may change hands where a sentence names no side."""
    return sum(piece.word in words_for("armed") for piece in pieces(report.text[:READ])) >= MIN_ARMED_WORDS
