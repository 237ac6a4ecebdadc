"""Finding the verbs of saying in a line, with their auxiliaries and the form they stand in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from secondsource.assertions.attribution.lines import QUOTES, Line, Range
from secondsource.resources.cues import Form, Verb, cues
from secondsource.resources.grammar import grammar

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am", "isn't", "aren't", "wasn't", "weren't"})
#: Prepositions that tell when, where or by what means something was said.
_OCCASION = frozenset(
    (
        "in",
        "on",
        "at",
        "by",
        "via",
        "through",
        "during",
        "from",
        "after",
        "before",
        "over",
        "since",
        "until",
        "following",
    )
)
_WHERE = frozenset({"there", "here", "alike", "abroad", "nearby", "inside", "outside"})
_MODALS = frozenset({"would", "could", "should", "might", "must", "may", "shall", "can", "'d"})
_HAVE = frozenset({"has", "have", "had", "having", "hasn't", "haven't", "hadn't", "'ve"})
#: Words behind "at", "as" and the like that open a quantity.
QUANTITY = frozenset({"least", "most", "many", "much", "than", "to"})
_PLURAL = frozenset(
    {"i", "you", "we", "they", "who", "which", "people", "police", "some", "many", "both", "others", "that"}
)
#: Verbs before a form in -ing that are its auxiliaries: "he kept saying".
_GOES_ON = frozenset({"keep", "keeps", "kept", "began", "begins", "started", "starts", "stopped"})
_SHORT_OBJECTS = frozenset({"it", "this", "that", "them", "these", "those"})
#: What shows after a form in -s that it is a verb and no plural noun.
_AFTER_VERB = frozenset({"that", "to", "it", "he", "she", "they", "we", "there", "not", "no", "for"})


@dataclass(frozen=True, slots=True)
class Hit:
    """A verb of saying in a line. `words` is the verb with its auxiliaries and negation, `head` the verb itself."""

    words: Range
    head: int
    verb: Verb
    negated: bool = False
    passive: bool = False
    gerund: bool = False
    infinitive: bool = False
    modal: bool = False
    #: The words of a turn of phrase that stand apart from the verb ("out" in "ruled this out").
    apart: Range | None = None

    @property
    def start(self) -> int:
        """The first word of the verb group."""
        return self.words[0]


def find_hits(line: Line) -> Iterator[Hit]:
    """The verbs of saying of a line outside its quotations, in order."""
    for i, word in enumerate(line.words):
        if word.quote >= 0 or word.inside or word.mark or _proper(line, i):
            continue
        for verb, kinds in cues().forms.get(word.low, ()):
            tail = _tail(line, i, verb)
            hit = _read(line, i, verb, kinds) if tail and not _idiom(line, i, verb) else None
            if hit and tail:
                yield _with_tail(hit, tail)
                break


def _tail(line: Line, i: int, verb: Verb) -> Range | None:
    """Where the further words of a turn of phrase stand: behind the verb, or behind the pronoun that follows it."""
    for start in (i + 1, i + 2) if line.low(i + 1) in _SHORT_OBJECTS else (i + 1,):
        if all(line.plain(start + k) and line.low(start + k) == word for k, word in enumerate(verb.tail)):
            return start, start + len(verb.tail)
    return None


def _with_tail(hit: Hit, tail: Range) -> Hit:
    """The hit with the rest of its turn of phrase."""
    if tail[0] == tail[1]:
        return hit
    if tail[0] > hit.head + 1:
        return replace(hit, apart=tail)
    return replace(hit, words=(hit.words[0], tail[1]), head=tail[1] - 1)


def _idiom(line: Line, i: int, verb: Verb) -> bool:
    """Whether the words behind make another sense of a verb ("the roof gave way")."""
    senses = cues().idioms.get(verb.lemma)
    if not senses:
        return False
    reach = i + 2 if any(word in grammar().prepositions | {"up", "off", "out", "way"} for word in senses) else i + 4
    return any(line.plain(j) and line.low(j) in senses for j in range(i + 1, reach))


def _read(line: Line, i: int, verb: Verb, kinds: frozenset[Form]) -> Hit | None:
    start, helpers, negated = _helpers(line, i)
    words = (start, i + 1)
    if helpers & _BE:
        if "ing" in kinds:
            return Hit(words, i, verb, negated)
        return Hit(words, i, verb, negated, passive=True) if "participle" in kinds else None
    if "to" in helpers:
        return Hit(words, i, verb, negated, infinitive=True) if "base" in kinds else None
    if helpers & _HAVE:
        having = line.low(start) == "having"
        return Hit(words, i, verb, negated, gerund=having) if "participle" in kinds else None
    if helpers:
        modal = bool(helpers & _MODALS) and not negated
        return Hit(words, i, verb, negated, modal=modal) if "base" in kinds else None
    if "ing" in kinds and line.low(i - 1) in _GOES_ON:
        return Hit((i - 1, i + 1), i, verb)
    if "ing" in kinds:
        return None if _nominal(line, i) else Hit(words, i, verb, gerund=True)
    if "past" in kinds or "participle" in kinds:
        return _past(line, i, verb, kinds)
    return None if _noun(line, i, verb, kinds) else Hit(words, i, verb)


def _proper(line: Line, i: int) -> bool:
    """Whether a word is part of a name ("the United States"): it has a capital amid a sentence that is no headline."""
    return line.capital(i) and i > 0 and not line.heading and not line.words[i - 1].mark


def _past(line: Line, i: int, verb: Verb, kinds: frozenset[Form]) -> Hit | None:
    if _nominal(line, i):
        return None
    if line.low(i + 1) == "by" and not occasion_end(line, i + 1, len(line)):
        return Hit((i, i + 1), i, verb, passive=True)
    return Hit((i, i + 1), i, verb) if "past" in kinds else None


def _helpers(line: Line, i: int) -> tuple[int, set[str], bool]:
    """Where the verb group begins, its auxiliaries, and whether it is negated."""
    words, start, found, negated = grammar(), i, set[str](), False
    for j in range(i - 1, max(-1, i - 7), -1):
        low = line.low(j)
        if not line.plain(j):
            break
        if low in words.auxiliaries:
            found.add(low)
            start = j
            negated |= low in words.negations
        elif low in words.negations:
            negated |= low != "no"
            start = j
            if low == "no":
                break
        elif not is_adverb(low):
            break
    return (start, found, negated) if found else (i, found, negated and line.low(i - 1) == "never")


def is_adverb(low: str) -> bool:
    """Whether a word is an adverb that may stand by a verb of saying."""
    words = grammar()
    return low in words.adverbs or (low.endswith("ly") and len(low) > 4 and low not in words.not_adverbs)


def occasion_end(line: Line, i: int, ceiling: int) -> int | None:
    """The end of a prepositional phrase of time or occasion that begins at word i ("in a statement"), if one does."""
    words = grammar()
    heads = words.weekdays | words.times | words.occasions
    if line.low(i) not in _OCCASION or line.low(i + 1) in QUANTITY:
        return None
    if line.low(i + 1).isdigit() and line.low(i + 2) not in heads:
        return None
    for j in range(i + 1, min(i + 8, ceiling)):
        if line.words[j].mark or line.low(j) in words.finite:
            return None
        if line.low(j) in heads and line.low(j + 1) not in heads:
            return j + 3 if (line.low(j), line.low(j + 1)) == ("condition", "of") else j + 1
    return None


_FREE = frozenset({"one", "both", "some", "many", "most", "that", "all", "several", "two", "three", "her"})


def _nominal(line: Line, i: int) -> bool:
    """Whether the word before binds this one as a noun or adjective."""
    low, words = line.low(i - 1), grammar()
    bound = (words.determiners | words.possessives) - _FREE
    return low in bound or low.endswith(("'s", "s'")) or low in {"of", "with", "for", "an"}


def _noun(line: Line, i: int, verb: Verb, kinds: frozenset[Form]) -> bool:
    """Whether a form like "claims" or "report" is a noun here."""
    before, after = line.low(i - 1), line.low(i + 1)
    words = grammar()
    if _nominal(line, i) or before in words.prepositions or (i == 0 and not line.heading) or _numbered(line, i):
        return True
    plural = before in _PLURAL | _WHERE or before.endswith("s") or (line.capital(i - 1) and i > 1)
    if "base" in kinds and not plural:
        return True
    if verb.lemma not in cues().also_nouns:
        return False
    clear = after in _AFTER_VERB | words.determiners | words.possessives or line.capital(i + 1) or after in QUOTES
    return not clear and not line.heading and not ("post" in verb.takes and _closes(line, i))


def _numbered(line: Line, i: int) -> bool:
    """Whether a number makes this the name of a paper ("Situation Report No. 2", "Report 14")."""
    return line.low(i + 1) in {"no", "nr", "number", "#"} or (line.capital(i) and line.low(i + 1).isdigit() and i < 2)


def _closes(line: Line, i: int) -> bool:
    """Whether a subject behind a comma and this word end the sentence or clause ("..., the union claims.")."""
    after = line.low(i + 1)
    if not (after in {"", ".", ",", ";", "!"} or after in grammar().weekdays | grammar().times):
        return False
    comma = next((j for j in range(i - 1, max(-1, i - 10), -1) if line.comma(j)), None)
    if comma is None or comma < 2 or line.comma(comma + 2) or line.low(i + 2) in {"and", "or"}:
        return False
    subject = line.lows((comma + 1, i))
    stop = (
        grammar().finite | grammar().conjunctions | grammar().relatives | grammar().prepositions - {"of", "for", "in"}
    )
    return bool(subject) and not stop & set(subject)
