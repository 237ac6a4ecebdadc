"""Words that tell of no one event: of such events in general, of what is still going on, or of something long past."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.assertions.happenings.circumstance import Scenery
from secondsource.assertions.happenings.parties import Parties
from secondsource.assertions.happenings.predicates import Predicate
from secondsource.assertions.happenings.tree import Tree
from secondsource.text.listed import listed

_THESE = listed("the these those both two three four five several")
_GENERAL = listed(
    "any every each no whatever whoever further more future possible recurrent constant continued frequent"
)
#: Units of a duration over which no single event lasts ("killed in the past ten years").
_LONG = frozenset({"month", "year", "decade", "season", "century"})
#: Steps through a tree within which a stretch of time belongs to an event.
_FAR = 5


def is_loose(tree: Tree, scene: Scenery, hit: Predicate) -> bool:
    """Whether a mention is not to be given the day of the news."""
    return _general(tree, hit) or _long_past(tree, scene, hit)


def in_passing(parties: Sequence[Parties]) -> bool:
    """Whether the words only name an event, without saying who did it or whom it struck."""
    return not any(parties)


def _general(tree: Tree, hit: Predicate) -> bool:
    """A plural without an article or number ("attacks on travellers", "their attacks"), "any attack", a participle
    beside a noun ("the murdered king"), what is or goes on ("are attacking")."""
    i = hit.node
    token = tree.tokens[i]
    around = {tree.word(k) for k in tree.kids(i, "det", "nummod", "amod")}
    if around & _GENERAL:
        return True
    if not hit.verb:
        return token.xpos == "NNS" and not tree.kids(i, "nummod") and not around & _THESE
    if tree.rel(i) == "amod":
        return True
    auxiliaries = {tree.word(k) for k in tree.kids(i, "aux", "aux:pass")}
    now = token.xpos == "VBG" and auxiliaries & {"is", "are", "'re", "'s"} and not auxiliaries & {"has", "have", "was"}
    return bool(now) or (token.xpos in ("VBP", "VBZ") and tree.kids(i, "nsubj") != [])


def _long_past(tree: Tree, scene: Scenery, hit: Predicate) -> bool:
    """Whether a long stretch of time, or one long ago, hangs near the event."""
    told = [m for m in scene.stretches if m.value == "PAST_REF" or m.precision in _LONG]
    for moment in (*told, *(m for m in scene.moments if m.precision in _LONG)):
        at = tree.covering(moment.span.start, moment.span.end)
        way = tree.distance(hit.node, at) if at >= 0 else None
        if way and way[0] <= _FAR:
            return True
    return False
