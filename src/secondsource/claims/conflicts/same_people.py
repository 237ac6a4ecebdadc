"""Whether two counts of one fate can be of the same people: what counts nobody, or others, clashes with nothing."""

from __future__ import annotations

import re
from datetime import date

from secondsource.claims.alignment.figure_facts import number
from secondsource.claims.alignment.items import WORD, Item
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.weight.tallies import GROWING, Tally
from secondsource.model.assertion import Figure
from secondsource.resources.sides import Sort, side_of

LONG = 4  # days; the dead of so many days are counted over a time, those of fewer in one event
BESIDE = 2  # sentences; numbers that are further apart in a text are not set against one another
#: "A man of 40", "the driver", "a 17-year-old": somebody is spoken of, nobody counted.
_SOMEBODY = re.compile(r"(?:an?|the|his|her|their|its|this|that|another)\b", re.IGNORECASE)
_AGED = re.compile(r"[- ]years?[- ]old", re.IGNORECASE)
_ONE = re.compile(r"(?:one|1)\b", re.IGNORECASE)
_OLD = re.compile(r"\W{0,2}years?[ -]old|, of [A-Z]", re.IGNORECASE)
_BESIDE_ONE = re.compile(r"\b(?:an?|one|his|her|the) [\w-]+(?: [\w-]+){0,2},? and $", re.IGNORECASE)
#: Words for being hit, of whom some may have died of it, and for living on.
_HIT = re.compile(r"\b(?:shot|shooting|struck|stabbed|stabbing|hit|gunned|gun|gunshots?|knifed)\b", re.IGNORECASE)
_HURT = re.compile(r"\b(?:wound\w*|injur\w*|hurt|hospitali[sz]ed)\b", re.IGNORECASE)
NEAR_IT = 24  # characters beside a number in which the word for what became of the counted is looked for
#: A number of those at one spot, of whom others were taken elsewhere.
_THERE = re.compile(
    r"[^.;]{0,40}\b(?:at the (?:scene|spot)|on the spot|instantly|there|inside|outside|elsewhere)\b", re.IGNORECASE
)
#: Bodies that somebody saw lie there.
_SEEN = re.compile(r"\bbod(?:y|ies)\b", re.IGNORECASE)
_NAMED = re.compile(r"(?<=\s)[A-Z][\w’'-]+")
#: "Nearly twice the number given by ...".
_COMPARED = re.compile(
    r"\b(?:twice|double|half|times|than|from) the (?:official |earlier )?(?:number|figure|count|toll|total)\b",
    re.IGNORECASE,
)
#: A count that goes on.
_STATE = re.compile(r"\b(?:count|counted|toll|total|so far|tally|figure)\b", re.IGNORECASE)
_AND = re.compile(r"(?:[^.;:]{0,24})(?:,| and| &) (?:a |an |another )?$", re.IGNORECASE)
_ACROSS = re.compile(
    r"\b(?:in|over|during|for|within) the (?:past|last)\b|\bthis (?:month|year)\b|\bso far this\b|\bin (?:19|20)\d\d\b|"
    r"\bsince (?:the (?:start|beginning|end) of|19|20|january|february|march|april|may|june|july|august|september|"
    r"october|november|december)",
    re.IGNORECASE,
)
#: Words by which a text sets one account against another.
_AGAINST = re.compile(
    r"\b(?:but|while|whereas|although|though|however|yet|instead|rather|against|contrast|contra\w+|differ\w*|"
    r"disput\w*|higher|lower|alone|den(?:y|ies|ied)|puts?|putting|wrong|incorrect)\b",
    re.IGNORECASE,
)


def of_others(left: Tally, right: Tally, pile: Pile) -> bool:
    """Whether two counts cannot be seen to be of the same people and time."""
    return (
        any(all(_counts_nobody(item, tally, pile) for item in tally.items) for tally in (left, right))
        or any(all(_added(item) for item in tally.items) for tally in (left, right))
        or _listed(left, pile)
        or _listed(right, pile)
        or _hit_or_hurt(left, right, pile)
        or _of_other_times(left, right, pile)
        or _of_other_doers(left, right, pile)
        or _of_a_group(left, right, pile)
        or _side_by_side(left, right, pile)
    )


def is_age(figure: Figure, pile: Pile) -> bool:
    """Whether a number is how old somebody is."""
    text = pile.text(figure.span)
    return bool(_AGED.search(text) or _OLD.match(pile.reports[figure.report].text, figure.span.end))


def _counts_nobody(item: Item, tally: Tally, pile: Pile) -> bool:
    """Somebody is spoken of, an age was read, or "one" stands alone: one of those who are counted elsewhere."""
    text = pile.text(item.span)
    if item.figure is None or is_age(item.figure, pile):
        return item.figure is not None
    if (number(item.figure) or 0) > 1:
        return False
    return bool(_SOMEBODY.match(text)) or bool(_ONE.match(text) and not tally.balance and not tally.people)


def _added(item: Item) -> bool:
    """ "Five more": beside others that were counted before."""
    return item.figure is not None and item.figure.running == "increment"


def _hit_or_hurt(left: Tally, right: Tally, pile: Pile) -> bool:
    """One tells how many were hit, the other how many live on with wounds."""
    if left.status != "wounded":
        return False
    mine, theirs = _manner(left, pile), _manner(right, pile)
    return mine != theirs and "hit" in (mine, theirs)


def _manner(tally: Tally, pile: Pile) -> str:
    """Whether the words beside a number tell of the "hit", the "hurt", or of neither."""
    beside = []
    for item in tally.items:
        start, end = item.span.start, item.span.end
        beside.append(pile.reports[item.report].text[max(item.sentence.start, start - NEAR_IT) : end + NEAR_IT])
    if any(_HURT.search(text) for text in beside):
        return "hurt"
    return "hit" if any(_HIT.search(text) for text in beside) else ""


def _listed(tally: Tally, pile: Pile) -> bool:
    """Told as one of several numbers of a list ("four men and a woman"), or as those at one spot."""
    if all(_is_seen(i, pile) for i in tally.items):
        return True
    there = all(_THERE.match(pile.reports[i.report].text, i.span.end, i.sentence.end) for i in tally.items)
    return there or (not tally.people and all(_in_list(item, pile) for item in tally.items))


def _is_seen(item: Item, pile: Pile) -> bool:
    """Bodies that somebody saw are not all who died."""
    start = max(item.sentence.start, item.span.start - NEAR_IT)
    return _SEEN.search(pile.reports[item.report].text[start : item.span.end]) is not None


def _in_list(item: Item, pile: Pile) -> bool:
    figure, text = item.figure, pile.reports[item.report].text
    if figure is None:
        return False
    if figure.part_of:
        return True
    if _BESIDE_ONE.search(text[item.sentence.start : item.span.start]):
        return True
    for other in pile.said[item.report].figures:
        same = other.unit == figure.unit and other.status == figure.status and other.id != figure.id
        if same and item.sentence.covers(other.span) and other.part_of != figure.id:
            first, then = sorted((figure.span, other.span))
            if _AND.fullmatch(text, first.end, then.start):
                return True
    return False


def _of_other_times(left: Tally, right: Tally, pile: Pile) -> bool:
    """They tell of days that are apart, or one is of one event and the other of all since a day long ago."""
    if left.status not in GROWING:
        return False
    mine, theirs = _window(left), _window(right)
    apart = bool(mine and theirs and (mine[0] > theirs[1] or theirs[0] > mine[1]))
    if apart and not (_goes_on(left, pile) or _goes_on(right, pile)):
        return True
    spans = [_across(tally, window, pile) for tally, window in ((left, mine), (right, theirs))]
    apart = mine is None or theirs is None or abs((mine[0] - theirs[0]).days) >= LONG
    return spans[0] != spans[1] or (all(spans) and apart)


def of_other_times(left: Item, right: Item, pile: Pile) -> bool:
    """Whether two numbers of one claim are told of stretches of time of which one starts days before the other."""
    mine, theirs = (_parsed(w.start, w.end) if i.figure and (w := i.figure.window) else None for i in (left, right))
    if mine is None or theirs is None:
        return False
    return abs((mine[0] - theirs[0]).days) >= LONG and mine[0] != mine[1]


def _goes_on(tally: Tally, pile: Pile) -> bool:
    """Told as how a count stands: the days beside it may be those of earlier counts."""
    return any(item.running or _STATE.search(pile.text(item.sentence)) for item in tally.items)


def _window(tally: Tally) -> tuple[date, date] | None:
    """The first and the last day that the sentences of a count tell of, None where they tell of none."""
    days = []
    for item in tally.items:
        window = item.figure.window if item.figure else None
        if window and (ends := _parsed(window.start, window.end)):
            days.append(ends)
    return (min(a for a, _ in days), max(b for _, b in days)) if days else None


def _parsed(start: str | None, end: str | None) -> tuple[date, date] | None:
    try:
        return date.fromisoformat(start or end or ""), date.fromisoformat(end or start or "")
    except ValueError:
        return None


def _across(tally: Tally, window: tuple[date, date] | None, pile: Pile) -> bool:
    """Whether a count is told as that of many days."""
    if window and (window[1] - window[0]).days >= LONG:
        return True
    return all(_ACROSS.search(pile.text(item.sentence)) for item in tally.items)


def _of_other_doers(left: Tally, right: Tally, pile: Pile) -> bool:
    """By the words beside them the ones fell to one side, the others to its foe."""
    mine, theirs = (_doers(tally, pile) for tally in (left, right))
    return bool(mine and theirs) and not mine & theirs


def _doers(tally: Tally, pile: Pile) -> set[Sort]:
    """The sorts of the sides that events in the sentences of a count lay it to."""
    found: set[Sort] = set()
    for item in tally.items:
        for event in pile.said[item.report].events:
            if item.sentence.covers(event.trigger):
                for actor in event.actors:
                    if sort := side_of(WORD.findall(actor.casefold().replace("-", " "))).sort:
                        found.add("state" if sort == "allied" else sort)
    return found


def _of_a_group(left: Tally, right: Tally, pile: Pile) -> bool:
    """One counts the people of a body that it names ("four Corda drivers"), the other names no such body."""
    mine, theirs = ({n for i in t.items for n in _NAMED.findall(pile.text(i.span))} for t in (left, right))
    return mine != theirs and not mine & theirs


def _side_by_side(left: Tally, right: Tally, pile: Pile) -> bool:
    """A report tells both, neither against the other: to its writer both hold. Of what does not grow there is one."""
    if left.status not in GROWING:
        return False
    for report in sorted(left.reports & right.reports):
        mine, theirs = ([i for i in tally.items if i.report == report and not i.title] for tally in (left, right))
        if mine and theirs and not any(_set_against(a, b, pile) for a in mine for b in theirs):
            return True
    return False


def _set_against(a: Item, b: Item, pile: Pile) -> bool:
    """Two voices, close to one another, and a word that sets one against the other; or one that is no longer so."""
    if a.recalled or b.recalled:
        return True
    if a.speaker == b.speaker:
        return False
    if any(_COMPARED.search(pile.text(item.sentence)) for item in (a, b)):
        return True
    if abs(a.row - b.row) > BESIDE:
        return False
    first, then = sorted((a, b), key=lambda item: item.span)
    read = [then.sentence, *([then.before] if then.before and then.before != first.sentence else [])]
    return any(_AGAINST.search(pile.text(sentence)) for sentence in read)
