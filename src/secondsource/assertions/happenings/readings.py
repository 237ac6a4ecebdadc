"""The events of one sentence: by its syntax where the engine reads any, else by the words around each trigger."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondsource.assertions.happenings.circumstance import (
    Scenery,
    agent_of,
    lead,
    object_of,
    place_of,
    subject_of,
    when_of,
)
from secondsource.assertions.happenings.conquest import by_words_too, is_conquest
from secondsource.assertions.happenings.dating import when_in
from secondsource.assertions.happenings.loose import in_passing, is_loose
from secondsource.assertions.happenings.moods import mood_in
from secondsource.assertions.happenings.parties import Parties, among_fighters, parties_of
from secondsource.assertions.happenings.predicates import Predicate, predicates
from secondsource.assertions.happenings.promises import obliged, promised
from secondsource.assertions.happenings.tree import Tree
from secondsource.assertions.happenings.triggers import Hit, hits
from secondsource.model.assertion import Mood, Place, When
from secondsource.resources.happenings import Kind
from secondsource.text.listed import listed

_NEGATIVE = listed("not no never without nobody none denied denies deny n't cannot hardly neither nor")
_UNREAL = listed("if could might may should unless whether feared would can must fear fears possible potential")
_AHEAD = listed("will shall scheduled planned")
_LOCATIVE = listed("in at near on off of outside inside around across from to into toward towards over along")
#: How far before the trigger a word may change its mood (pieces).
_MOOD_REACH = 5
#: Steps through a tree beyond which a place belongs to something else.
_FAR = 9


@dataclass(frozen=True, slots=True)
class Told:
    """An event as its sentence tells it: characters of the trigger, kind, and what stands around it; `mood` is None
    for a plain fact. `loose`: the words tell of no one event (see loose.py);
    `passing`: they only mention it."""

    start: int
    end: int
    kind: Kind
    actors: Parties
    targets: Parties
    place: Place | None
    when: When | None
    mood: Mood | None
    loose: bool = False
    passing: bool = False


def told(scene: Scenery, tree: Tree | None, taken: Sequence[tuple[int, int]], *, war: bool = False) -> list[Told]:
    """The events of a sentence in order, none whose trigger stands in a stretch of `taken` (names). `war`: the report
    speaks of armed sides."""
    if tree is None:
        found_words = hits(scene.text, scene.row, taken)
        return [by_words(scene, hit) for hit in found_words if by_words_too(scene, hit, war=war)]
    found = predicates(tree, taken, lambda hit: is_conquest(tree, scene, hit, war=war))
    return [_by_syntax(scene, tree, hit) for hit in found] + [_demand(scene, tree, hit) for hit in obliged(tree, found)]


def _demand(scene: Scenery, tree: Tree, hit: Predicate) -> Told:
    """What somebody says that another has to do: a demand made to him."""
    event = _by_syntax(scene, tree, hit)
    return replace(event, actors=(), targets=event.actors, when=None, place=None, mood=None)


def _by_syntax(scene: Scenery, tree: Tree, hit: Predicate) -> Told:
    actors, targets = parties_of(tree, scene, hit)
    mood = mood_in(tree, hit)
    hit, mood = promised(tree, hit, mood)
    hit = among_fighters(hit, targets)
    start, end = tree.tokens[hit.first].start, tree.tokens[hit.last].end
    place, when = _place_in(tree, scene, hit), when_in(tree, scene, hit)
    return Told(
        start,
        end,
        hit.kind,
        actors,
        targets,
        place,
        when,
        mood,
        is_loose(tree, scene, hit),
        in_passing((actors, targets)),
    )


def _place_in(tree: Tree, scene: Scenery, hit: Predicate) -> Place | None:
    """The place name that a preposition leads to, the one that is nearest in the tree."""
    ranked = []
    for n, name in enumerate(scene.names):
        if name.type != "place" or name.demonym or lead(scene, name) not in _LOCATIVE:
            continue
        at = tree.covering(name.span.start, name.span.end)
        way = tree.distance(hit.node, at) if at >= 0 else None
        if way and way[0] <= _FAR:
            ranked.append((way[0], n))
    if not ranked:
        return None
    name = scene.names[min(ranked)[1]]
    return Place(name.head or name.span.of(scene.text), span=name.span)


def by_words(scene: Scenery, hit: Hit) -> Told:
    """An event by the words around its trigger."""
    start, end = scene.row[hit.first].start, scene.row[hit.after - 1].end
    actors, targets = _parties(scene, hit)
    place, when = place_of(scene, hit.first, hit.after), when_of(scene, hit.first, hit.after)
    return Told(start, end, hit.kind, actors, targets, place, when, _mood(scene, hit))


def _parties(scene: Scenery, hit: Hit) -> tuple[Parties, Parties]:
    """Who does it and who suffers it: subject and object, the other way round in the passive."""
    by = agent_of(scene, hit.after, frozenset({"by"}))
    if not hit.verb:
        on = agent_of(scene, hit.after, frozenset({"on", "against", "of", "at"}))
        return _some(by or subject_of(scene, hit.first)), _some(on)
    subject, thing = subject_of(scene, hit.first), object_of(scene, hit.after)
    return (_some(by), _some(subject)) if hit.passive else (_some(subject), _some(thing))


def _some(party: str | None) -> Parties:
    return (party,) if party else ()


def _mood(scene: Scenery, hit: Hit) -> Mood | None:
    """The mood that the words just before a trigger give it."""
    before = {piece.word for piece in scene.row[max(0, hit.first - _MOOD_REACH) : hit.first]}
    if before & _NEGATIVE:
        return "denied"
    if before & _UNREAL:
        return "hypothetical"
    return "planned" if before & _AHEAD else None
