"""What a source says about itself: a name, a role, how many, whether it was met before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.assertions.attribution.anonymity import count_of
from secondsource.assertions.attribution.lines import QUOTES, Line, Range
from secondsource.model.assertion import SourceKind
from secondsource.model.parse import Name
from secondsource.resources.anonymous import anonymous_words
from secondsource.resources.grammar import grammar
from secondsource.resources.speakers import speaker_words

_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "i", "we", "his", "her", "its", "their", "him", "them", "who", "which"}
)
_PERSONAL = frozenset({"he", "she", "his", "her", "him", "i"})
#: Words before a number, or for one, that bring in nobody new.
_NO_COUNT = frozenset({"a", "an", "both", "the", "these", "those", "all"})
_GROUPS = frozenset({"one", "another", "both", "some", "others", "other", "neither", "many"})
_LINKS = frozenset(
    {"of", "for", "in", "at", "from", "with", "to", "on", "who", "which", "that", "whose", "near", "by", "representing"}
)


@dataclass(frozen=True, slots=True)
class Description:
    """What the words of a source tell.

    `core` holds the words of the noun phrase itself, without articles, owners, and what follows a comma, preposition or
    relative pronoun, `head` its last; `words` also those of the appositives; `owners` those in the genitive or behind
    "of"; `name` is the name of the source, `key` what its mentions share in the report, `person` whether it is a
    person's; `possessive` the "its" or "his" at its head; `definite` whether it may point back ("the officer"); `count`
    the first word of a count that brings in somebody new, `number` how many are counted (0: none).
    """

    text: str
    pronoun: str
    name: str
    key: str
    person: bool
    head: str
    core: tuple[str, ...]
    owners: frozenset[str]
    words: frozenset[str]
    kinds: frozenset[str]
    possessive: str
    definite: bool
    plural: bool
    count: str
    number: int
    proper: bool


def describe(line: Line, source: Range, names: Sequence[Name]) -> Description:
    """Read the words of a source. `names` are the report's names."""
    start, end = line.trimmed(source)
    rules = grammar()
    lows = line.lows((start, end))
    first = lows[0] if lows else ""
    counted, number = count_of(line, start, end)
    grouped = counted > start and line.low(counted - 1) == "of"  # "a number of officials"
    core, owned = _core(line, counted if grouped else start, end)
    genitive = {_plain(low) for low in lows if low.endswith(("'s", "s'"))}
    words = _telling(line, start, end) - genitive
    head = core[-1] if core else first
    pronoun = first if len(lows) == 1 and first in _PRONOUNS | _GROUPS else ""
    capitals = [i for i in range(start, end) if line.words[i].text[0].isupper() and _plain(line.low(i)) in core]
    kinds = _kinds(core, words)
    name, key, person = ("", "", False) if pronoun else _name(line, (start, end), names, core)
    crowd = bool(kinds & {"anonymous", "collective", "officials"}) and _is_plural(head)
    return Description(
        text=line.text((start, end)),
        pronoun="other" if lows == ["the", "other"] else pronoun,
        name=name,
        key=key,
        person=person,
        head=head,
        core=tuple(core),
        owners=frozenset(genitive | owned),
        words=frozenset(words),
        kinds=kinds,
        possessive=first if first in rules.possessives else "",
        definite=first == "the" or first in rules.possessives or (first not in rules.determiners and not crowd),
        plural=not person and _is_plural(head),
        count=first if grouped or (counted > start and first not in _NO_COUNT) else "",
        number=number,
        proper=any(i > start or not _sentence_head(line, i) for i in capitals),
    )


def _is_plural(head: str) -> bool:
    return (head.endswith("s") and not head.endswith(("ss", "us"))) or head in {"people", "police", "men", "women"}


def _kinds(core: Sequence[str], words: set[str]) -> frozenset[str]:
    """The kinds of the head word and of the phrases in the core; failing these, of any word."""
    known = speaker_words()
    phrases = known.kinds_of(core) - frozenset(kind for low in core for kind in known.kinds.get(low, ()))
    return phrases | known.kinds_of(core[-1:]) or known.kinds_of(core) or known.kinds_of(sorted(words))


def _telling(line: Line, start: int, end: int) -> set[str]:
    """The words of the noun phrase and of its appositives, each up to its first preposition or relative pronoun."""
    found: set[str] = set()
    for part in line.segments((start, end)):
        for i in range(*part):
            low = line.low(i)
            if low in _LINKS:
                break
            if not line.words[i].mark and low not in grammar().determiners:
                found.add(_plain(low))
    return found


def _plain(low: str) -> str:
    """The word without its genitive ending."""
    return low.removesuffix("'s").removesuffix("'")


def _sentence_head(line: Line, i: int) -> bool:
    return i == 0 or line.words[i - 1].text in QUOTES


def _core(line: Line, start: int, end: int) -> tuple[list[str], set[str]]:
    """The words of the noun phrase itself, and the owners behind its "of" ("ministry of defence": defence)."""
    found: list[str] = []
    owned: set[str] = set()
    small = grammar().determiners
    for i in range(start, end):
        low = line.low(i)
        if low in small or (line.words[i].mark and low != ","):
            continue
        if found and (low in _LINKS or low == "," or line.words[i].inside):
            if low == "of":
                owned = {line.low(j) for j in range(i + 1, min(i + 4, end)) if line.low(j).isalnum()} - small
            break
        if low != "," and not low.endswith(("'s", "s'")):
            found.append(low)
    return found, owned


def _name(line: Line, source: Range, names: Sequence[Name], core: Sequence[str]) -> tuple[str, str, bool]:
    """The name of a source, what its mentions share, and whether it is a person's.

    It stands before any relative clause and is no owner ("Ann Lee's lawyer") and no place of work ("a clerk at Lee
    Mills"). A person goes before a body; a single word is a person's only with a title or where the report knows more
    of it.
    """
    stop = next((i for i in range(*source) if line.low(i) in {"who", "whose", "which"} and i > source[0]), source[1])
    span = line.span((source[0], stop))
    inside = [n for n in names if span.covers(n.span) and not _owns(line, source, n)]
    for name in inside:
        titled = set(core) & speaker_words().titles
        if name.type == "person" and (" " in name.head or name.role or titled):
            return name.head, name.key, True
    for name in inside:
        if name.type != "other" and (name.type != "place" or len(inside) == 1):
            return name.head, name.key, False
    guessed = "" if any(span.shared(n.span) for n in names) else _guessed(line, (source[0], stop))
    return guessed, guessed.lower(), bool(guessed)


def _owns(line: Line, source: Range, name: Name) -> bool:
    """Whether a name in a source only describes: in the genitive, behind a preposition, or before the head noun."""
    first = next((i for i in range(*source) if line.words[i].end > name.span.start), source[0])
    last = next((i for i in range(first, source[1]) if line.words[i].end >= name.span.end), source[1] - 1)
    part = next((s for s in line.segments(source) if s[0] <= first < s[1]), source)
    genitive = line.low(last).endswith(("'s", "s'")) or line.low(last + 1) in {"'s", "'"}
    behind = any(line.low(i) in _LINKS for i in range(part[0] + 1, first))
    adjective = (
        name.type != "person"
        and last + 1 < part[1]
        and line.low(last + 1).isalpha()
        and line.low(last + 1) not in _LINKS
    )
    return genitive or behind or adjective


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
    unnamed = any(mark in text for mark in anonymous_words().marks)
    if described.person:
        return "person"
    if described.pronoun in _PERSONAL:
        return "person"
    for kind in ("state-media", "agency", "monitor", "document"):
        if kind in kinds and not kinds & {"person"}:
            return kind
    if "anonymous" in kinds or unnamed:
        return "anonymous"
    if "officials" in kinds and described.plural and not described.count:
        return "officials"
    heads = (described.head, " ".join(described.core[-2:]))
    if "organisation" in kinds and any("organisation" in words.kinds.get(head, ()) for head in heads):
        return "organisation"
    if "collective" in kinds:
        return "anonymous" if described.count else "collective"
    if described.name:
        return "organisation"
    if kinds & {"person", "officials"}:
        return "person" if described.definite else "anonymous"
    if described.proper or described.definite:
        return "organisation"
    return "collective"
