"""What a source says about itself: a name, a role, how many, whether it was met before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.assertions.attribution.lines import QUOTES, Line, Range
from secondsource.model.assertion import SourceKind
from secondsource.model.parse import Name
from secondsource.resources.grammar import grammar
from secondsource.resources.speakers import speaker_words

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "i", "we", "his", "her", "its", "their", "him", "them", "who", "which"}
)
_GROUPS = frozenset({"one", "another", "both", "some", "others", "other", "neither", "many"})
_NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several", "some", "many"}
)
_LINKS = frozenset(
    {"of", "for", "in", "at", "from", "with", "to", "on", "who", "which", "that", "whose", "near", "by", "representing"}
)


@dataclass(frozen=True, slots=True)
class Description:
    """`core` holds the words before the first comma, preposition or relative pronoun, titles and all; `words` all
    telling words in lower case; `name` a person's name; `owner` whether it begins with "its", "his", ...; `definite`
    whether it may point back ("the officer", a bare name)."""

    text: str
    pronoun: str
    name: str
    head: str
    core: tuple[str, ...]
    words: frozenset[str]
    kinds: frozenset[str]
    owner: str
    definite: bool
    plural: bool
    count: str
    proper: bool


def describe(line: Line, source: Range, names: Sequence[Name]) -> Description:
    """Read the words of a source. `names` are the report's names."""
    start, end = line.trimmed(source)
    words = [line.words[i] for i in range(start, end)]
    lows = [w.low.removesuffix("'s").removesuffix("'") for w in words if not w.mark]
    first = lows[0] if lows else ""
    core = _core(line, start, end)
    name = _person(line, (start, end), names)
    rules = grammar()
    telling = [
        low for low in lows if low not in rules.determiners | rules.prepositions | rules.relatives | rules.conjunctions
    ]
    head = core[-1] if core else first
    kinds = speaker_words().kinds_of([*core]) or speaker_words().kinds_of([*telling])
    proper = any(
        w.text[:1].isupper() for k, w in enumerate(words[: len(core) + 2]) if k or not _sentence_head(line, start)
    )
    return Description(
        text=" ".join(w.text for w in words),
        pronoun=first
        if len(lows) == 1 and first in _PRONOUNS | _GROUPS
        else ("other" if lows == ["the", "other"] else ""),
        name=name,
        head=head,
        core=tuple(core),
        words=frozenset(telling),
        kinds=kinds,
        owner=first if first in rules.possessives else "",
        definite=first == "the" or first in rules.possessives or first not in rules.determiners,
        plural=(head.endswith("s") and not head.endswith(("ss", "us"))) or head in {"people", "police", "men", "women"},
        count=first if first in _NUMBERS or first.isdigit() else "",
        proper=proper,
    )


def _sentence_head(line: Line, i: int) -> bool:
    return i == 0 or line.words[i - 1].text in QUOTES


def _core(line: Line, start: int, end: int) -> list[str]:
    """The telling words of the noun phrase itself: up to its first comma, preposition or relative pronoun."""
    found: list[str] = []
    for i in range(start, end):
        low = line.low(i)
        if found and (
            low in _LINKS or low == "," or line.words[i].inside or (low.endswith("ing") and low not in {"building"})
        ):
            break
        if low not in grammar().determiners | {",", "(", ")"} and not line.words[i].mark:
            found.append(low.removesuffix("'s").removesuffix("'"))
    return found


def _person(line: Line, source: Range, names: Sequence[Name]) -> str:
    """The person's name in the source, before any relative clause and behind its owner ("the Front's spokesman, Ann
    Lee"); the fullest form that the report has."""
    stop = next((i for i in range(*source) if line.low(i) in {"who", "whose", "which"} and i > source[0]), source[1])
    if stop <= source[0]:
        return ""
    span = line.span((source[0], stop))
    for name in names:
        if span.covers(name.span) and name.type == "person":
            return name.head
    return _guessed(line, (source[0], stop)) if not any(span.shared(n.span) for n in names) else ""


def _guessed(line: Line, source: Range) -> str:
    """Two or more capitalised words on end that are no title and hold no word for a body."""
    run: list[str] = []
    kinds, titles = speaker_words().kinds, speaker_words().titles
    for i in range(source[0], source[1] + 1):
        word = line.words[i] if i < source[1] else None
        if word and word.text[0].isupper() and not word.low.endswith("'s") and word.low.isalpha():
            run += [] if word.low.rstrip(".") in titles or word.low in grammar().determiners else [word.text]
            continue
        if len(run) >= 2 and not any(w.lower() in kinds for w in run):
            return " ".join(run)
        run = []
    return ""


def kind_of(described: Description, text: str) -> SourceKind:
    """The kind of a source from its words. `text` is everything that the report says of it, in lower case."""
    kinds, words = described.kinds, speaker_words()
    unnamed = any(mark in text for mark in words.unnamed)
    if described.name:
        return "person"
    for kind in ("state-media", "agency", "monitor", "document"):
        if kind in kinds and not kinds & {"person"}:
            return kind
    if "anonymous" in kinds or unnamed:
        return "anonymous"
    if "officials" in kinds and described.plural and not described.count:
        return "officials"
    if "organisation" in kinds and described.head in words.kinds and "organisation" in words.kinds[described.head]:
        return "organisation"
    if "collective" in kinds:
        return "anonymous" if described.count else "collective"
    if kinds & {"person", "officials"}:
        return "person" if described.definite else "anonymous"
    if described.proper or described.definite:
        return "organisation"
    return "collective"
