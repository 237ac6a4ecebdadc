"""Attributions without a verb of saying: "according to X", "X's claim that C", "X: C", and turns for silence."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import QUOTES, Line, Range
from secondsource.assertions.attribution.patterns import silent_at, speaks_by_name
from secondsource.assertions.attribution.phrases import (
    finite,
    is_bare_name,
    nearest_phrase,
    subject_after,
    subject_before,
)
from secondsource.assertions.attribution.verbs import find_hits
from secondsource.resources.cues import Particle, cues
from secondsource.resources.grammar import grammar
from secondsource.resources.speakers import speaker_words


def particle_drafts(line: Line) -> Iterator[Draft]:
    """ "C, according to X" and "According to X, C"."""
    for i in range(len(line)):
        for particle in cues().particles.get(line.low(i), ()):
            if line.plain(i) and all(line.low(i + k) == word for k, word in enumerate(particle.words)):
                draft = _particle(line, i, particle)
                if draft:
                    yield draft
                break


def _particle(line: Line, i: int, particle: Particle) -> Draft | None:
    after = i + len(particle.words)
    if particle.after and not line.comma(i - 1):
        return None
    floor, ceiling = line.floor(i), line.ceiling(after)
    opens = i <= floor + 1 or line.low(i - 1) == "that"
    made = _leading(line, after, ceiling) if opens and not line.quoted(floor - 1) else None
    made = made or (_inserted(line, i, after, floor, ceiling) if particle.relay else None)
    made = made or _trailing(line, i, after, floor, ceiling)
    if not made:
        return None
    source, content = made
    if particle.relay and not _can_speak(line, source):
        return None  # "citing security concerns"
    pattern = "relay" if particle.relay else "particle"
    return Draft(line, content, [source], [(i, after)], particle.stance, "", pattern)


def _can_speak(line: Line, source: Range) -> bool:
    lows = [low.removesuffix("'s") for low in line.lows(source)]
    return bool(speaker_words().kinds_of(lows)) or speaks_by_name(line, source)


def _leading(line: Line, after: int, ceiling: int) -> tuple[Range, list[Range]] | None:
    """The source up to the comma behind which a clause of its own begins."""
    commas = [j for j in range(after + 1, ceiling) if line.comma(j)]
    for j, end in pairwise([*commas, ceiling]):
        if not _describes(line, (j + 1, end)) and not is_bare_name(line, (j + 1, end)):
            return (after, j), [(j + 1, ceiling)]
    plain = [j for j in commas if line.low(j + 1) in {"a", "an"} and ceiling - j > MIN_CLAUSE]
    return ((after, plain[-1]), [(plain[-1] + 1, ceiling)]) if plain else None


MIN_CLAUSE = 4  # words; fewer behind "according to X, a" are what X is, not what is said


def _describes(line: Line, part: Range) -> bool:
    """Whether a stretch behind a source only tells who it is: a relative clause, an age, "a nurse at the clinic"."""
    low = line.low(part[0])
    if low in {"a", "an"}:
        return not finite(line, part)
    return low in {"who", "which", "whose", "where", "and"} or (low.isdigit() and line.comma(part[0] + 1))


def _inserted(line: Line, i: int, after: int, floor: int, ceiling: int) -> tuple[Range, list[Range]] | None:
    """The source of "X, citing Y, said C" up to the comma behind which the verb stands, and what follows."""
    if not line.comma(i - 1) or finite(line, (floor, i - 1)):
        return None
    verbs = {hit.start for hit in find_hits(line)}
    comma = next((j for j in range(after + 1, ceiling - 1) if line.comma(j) and verbs & {j + 1, j + 2}), None)
    return ((after, comma), [(comma + 1, ceiling)]) if comma else None


def _trailing(line: Line, i: int, after: int, floor: int, ceiling: int) -> tuple[Range, list[Range]] | None:
    """The clause before the particle, and the rest of it behind the source where the particle stands amid it."""
    source = subject_after(line, after, ceiling)
    if not source:
        return None
    last = i - 1 - line.comma(i - 1)
    if line.quoted(last) and floor >= i - 1:
        floor = next((j for j in range(last, -1, -1) if line.words[j].quote != line.words[last].quote), -1) + 1
    while line.low(floor) in {"and", "but", ","} and floor < i:
        floor += 1
    content = [(floor, last + 1)] if last + 1 > floor else []
    if line.comma(source[1]) and content and not finite(line, content[0]):
        content.append((source[1] + 1, ceiling))
    return (source, content) if content else None


def noun_drafts(line: Line) -> Iterator[Draft]:
    """ "X's claim that C", "a report by X that C", "its denial that C"."""
    for i in range(1, len(line) - 2):
        if not line.plain(i) or line.low(i) not in cues().nouns or line.low(i + 1) != "that":
            continue
        noun = cues().nouns[line.low(i)]
        content = (i + 2, _clause_end(line, i + 2))
        relative = line.low(content[0]) in grammar().finite | grammar().pasts or line.low(content[0]).endswith("ed")
        if content[0] < content[1] and not relative:
            source = _owner(line, i)
            doubt = line.low(i) if noun.hedge else ""
            if source or not noun.owned:
                yield Draft(line, [content], [source] if source else [], [(i, i + 1)], noun.stance, doubt, "noun")


def _owner(line: Line, noun: int) -> Range | None:
    """The possessor before a noun ("the ministry's claim"), within four words."""
    for j in range(noun - 1, max(-1, noun - 5), -1):
        if line.words[j].mark:
            return None
        if line.low(j) in grammar().possessives - {"whose"}:
            return j, j + 1
        if line.low(j).endswith("'s") or line.low(j).endswith("s'"):
            return nearest_phrase(line, (line.floor(j), j + 1))
    return None


def _clause_end(line: Line, start: int) -> int:
    """The next comma, or the end of the clause."""
    ceiling = line.ceiling(start)
    return next((j for j in range(start, ceiling) if line.comma(j)), ceiling)


def silence_drafts(line: Line) -> Iterator[Draft]:
    """ "X could not be reached for comment", "X would not discuss it"."""
    for i in range(len(line)):
        turn = silent_at(line, i) if line.plain(i) else ()
        source = subject_before(line, i, line.floor(i)) if turn else None
        if not source:
            continue
        cut = i + len(turn)
        if turn[-1] in cues().withheld:
            cut -= 1
        end = _clause_end(line, cut)
        if end > cut and ("reached" not in turn or line.low(cut) == "for"):
            yield Draft(line, [(cut, end)], [source], [(i, cut)], "decline", "", "silence")


def label_drafts(line: Line) -> Iterator[Draft]:
    """ "Minister: C" and, in headlines, "C: minister" and "C - police"."""
    for i in range(1, len(line) - 1):
        if not line.plain(i) or line.words[i].text not in {":", "–", "—", "-"}:
            continue
        colon = line.low(i) == ":"
        name = _without_aside(line, i) if colon else (0, i)
        if (
            colon
            and name[1] <= MAX_LABEL
            and (line.words[i + 1].text in QUOTES or line.heading)
            and _is_label(line, name)
        ):
            yield Draft(line, [(i + 1, len(line))], [name], [(i, i + 1)], pattern="label")
        elif line.heading and len(line) - i <= 6 and _is_label(line, (i + 1, len(line))) and finite(line, (0, i)):
            yield Draft(line, [(0, i)], [(i + 1, len(line))], [(i, i + 1)], pattern="label")


MAX_LABEL = 6  # words of the name and role before the colon


def _without_aside(line: Line, colon: int) -> Range:
    """The words before a colon without what is put in behind the name: "(pictured)", ", 43", ", right"."""
    end = next((j for j in range(1, colon) if line.words[j].inside), colon)
    comma = next((j for j in range(1, end) if line.comma(j)), end)
    aside = comma < end and end - comma <= 2 and (line.low(end - 1).isdigit() or line.low(end - 1) in _CAPTION)
    return 0, comma if aside else end


_CAPTION = frozenset({"pictured", "left", "right", "above", "below", "centre", "center"})


def falsehood_drafts(line: Line) -> Iterator[Draft]:
    """ "It is untrue that C": a denial in the report's own voice."""
    for i in range(len(line) - 3):
        be, negated = line.low(i + 1) in {"is", "was"}, line.low(i + 2) == "not"
        j = i + 2 + negated
        false = line.low(j) in ({"true", "correct", "right"} if negated else {"false", "untrue", "wrong", "incorrect"})
        if line.plain(i) and line.low(i) == "it" and be and false and line.low(j + 1) == "that" and j + 2 < len(line):
            yield Draft(line, [(j + 2, line.ceiling(j + 2))], [], [(i, j + 1)], "deny", pattern="falsehood")


def _is_label(line: Line, words: Range) -> bool:
    """Whether a few words name somebody who speaks."""
    kinds = speaker_words().kinds_of(line.lows(words))
    whole = not any(line.words[i].mark or line.quoted(i) for i in range(*words)) and not finite(line, words)
    return whole and (bool(kinds) or (not line.heading and speaks_by_name(line, words)))


def evidential_drafts(line: Line) -> Iterator[Draft]:
    """ "Troops reportedly entered the town": nobody is named."""
    for i in range(len(line)):
        if line.plain(i) and line.low(i) in cues().adverbs:
            floor, ceiling = line.floor(i), line.ceiling(i)
            content = [r for r in ((floor, i), (i + 1, ceiling)) if r[0] < r[1]]
            if content:
                yield Draft(line, content, [], [(i, i + 1)], hedge=line.low(i), pattern="evidential")
