"""What a stance leaves out of an attribution: its manner and strength, a negated cue, the modality of what is said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.assertions.attribution.lines import Line, Range
from secondsource.model.assertion import Stance, Strength
from secondsource.resources.grammar import grammar
from secondsource.resources.manners import manners, turn_at

BESIDE = 2  # words on either side of a cue in which an adverb still belongs to it: "denied it categorically"


@dataclass(frozen=True, slots=True)
class Manner:
    """The finer reading of one attribution; see Statement."""

    manner: str
    strength: Strength
    negated: bool
    modality: str


def manner_of(
    line: Line, source: Sequence[Range], cue: Sequence[Range], content: Sequence[Range], stance: Stance
) -> Manner:
    """Read the words of an attribution. It takes nothing but their places, whoever found them."""
    negated = _negated(line, source, cue)
    manner = _silence(line, cue, negated) if stance == "decline" and cue else _manner(line, cue)
    modality = _modality(line, cue, content, manner)
    return Manner(manner, _strength(line, cue, negated, modality), negated, modality)


def _negated(line: Line, source: Sequence[Range], cue: Sequence[Range]) -> bool:
    """Whether the cue says that it was not said: "did not confirm", "nobody has claimed"."""
    known, words = manners(), _lows(line, cue)
    nobody = any(line.low(start) in known.nobody for start, _ in source)
    return nobody or (bool(words) and bool(set(words) & (grammar().negations | known.unsaying)))


def _silence(line: Line, cue: Sequence[Range], negated: bool) -> str:
    """The kind of silence: by the words of the cue, behind a bare "did not" by the next one."""
    known = manners().silences
    behind = [line.low(cue[-1][1])] if negated else []
    found = [known[word] for word in [*behind, *_lows(line, cue)] if word in known]
    return found[-1] if found else "did not say" if negated else "declines"


def _manner(line: Line, cue: Sequence[Range]) -> str:
    return next((name for i in _places(cue) if (name := turn_at(manners().manners, _ahead(line, i), 0))), "")


def _ahead(line: Line, i: int) -> list[str]:
    """A word and the few behind it, for turns of phrase that reach beyond the cue ("called" "for talks")."""
    return [line.low(j) for j in range(i, i + 5)]


def _strength(line: Line, cue: Sequence[Range], negated: bool, modality: str) -> Strength:
    if negated:
        return "plain"
    known = manners()
    beside = {line.low(j) for start, end in cue for j in range(start - BESIDE, end + BESIDE) if line.plain(j)}
    told: set[str] = {known.adverbs[word] for word in beside if word in known.adverbs}
    told |= {turn_at(known.strengths, _ahead(line, i), 0) for i in _places(cue)}
    if "hedged" in told or modality in known.hedging:
        return "hedged"
    return "strong" if "strong" in told else "plain"


def _modality(line: Line, cue: Sequence[Range], content: Sequence[Range], manner: str) -> str:
    """How the main clause of what is said is put."""
    known, lows = manners(), list(_main_clause(line, content))
    if not lows:
        return ""
    behind = bool(cue) and content[0][0] in range(cue[-1][1], cue[-1][1] + 2)
    turns = (name for i in range(len(lows)) if (name := turn_at(known.modalities, lows, i)) and not _undone(lows, i))
    modality = next(turns, "")
    if lows[0] in known.questions and behind and not (lows[0] in known.conditions and "," in lows):
        return "open"
    if known.conditions & set(lows):
        return "conditional"
    if lows[0] == "to" and behind and not modality:
        return known.infinitives.get(manner, "")
    return modality


def _undone(lows: Sequence[str], i: int) -> bool:
    """Whether a turn is no modality here: "could not", "the will of", "in May"."""
    before, after = lows[i - 1] if i else "", lows[i + 1] if i + 1 < len(lows) else ""
    bound = grammar().possessives | grammar().prepositions | {"the", "a"}
    return (after in {"not", "n't"} and lows[i] == "could") or before in bound


def _main_clause(line: Line, content: Sequence[Range]) -> Iterator[str]:
    """The words of what is said, marks but commas left out, relative and subordinate clauses left out to the comma
    that ends them. A word with a capital amid them is a name ("Will", "May")."""
    rules, known = grammar(), manners()
    passing = False
    for n, i in enumerate(_places(content)):
        low = line.low(i)
        if line.words[i].mark:
            passing = passing and low != ","
            if low == ",":
                yield low
            continue
        subordinate = (
            low in rules.relatives | (rules.subordinators - {"that"}) and low not in known.conditions | known.questions
        )
        passing = passing or (n > 0 and subordinate)
        if not passing:
            yield line.words[i].text if line.capital(i) and n > 1 else low


def _places(ranges: Iterable[Range]) -> Iterator[int]:
    return (i for start, end in ranges for i in range(start, end))


def _lows(line: Line, ranges: Iterable[Range]) -> list[str]:
    return [line.low(i) for i in _places(ranges) if not line.words[i].mark]
