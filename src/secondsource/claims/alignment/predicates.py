"""What a sentence says of a word in it: that it happened, that it happened above all, that it did not."""

from __future__ import annotations

from secondsource.model.parse import Sentence, Token
from secondsource.model.span import Span

#: Relations of a verb that say nothing by itself: "the sunken boat".
_BESIDE = frozenset({"amod", "compound"})
#: Relations of the predicate of a sentence, or of what somebody said.
_FIRST = frozenset({"root", "ccomp", "parataxis"})
#: Relations of a noun of which something is told.
_SUBJECT = frozenset({"nsubj", "conj", "root"})


def tells(sentence: Sentence, trigger: Span) -> bool:
    """Whether the words of a trigger say that it happened: a verb, or a noun of which something is told.

    "The boat sank" says so, "after the sinking" takes it as known. Without syntax every trigger does.
    """
    words = _words(sentence, trigger)
    if not sentence.syntax:
        return True
    verb = any(w.upos == "VERB" and w.relation not in _BESIDE for w in words)
    return verb or any(w.upos == "NOUN" and w.relation.split(":")[0] in _SUBJECT for w in words)


def tells_first(sentence: Sentence, trigger: Span) -> bool:
    """Whether that it happened is what the sentence says above all: not in a clause of time or cause."""
    words = _words(sentence, trigger)
    if not sentence.syntax:
        return True
    return any((w.upos == "VERB" and w.relation in _FIRST) or w.relation.startswith("nsubj") for w in words)


def _words(sentence: Sentence, trigger: Span) -> list[Token]:
    return [word for word in sentence.syntax if word.start < trigger.end and trigger.start < word.end]
