"""What a sentence says of a word in it: that it happened, that it did not, in which state it is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from secondsource.model.parse import Sentence, Token
from secondsource.model.span import Span
from secondsource.resources.opposites import opposites
from secondsource.resources.people import noun_of
from secondsource.resources.wording import key
from secondsource.text.listed import listed
from secondsource.text.normalize import fold, stem

#: A scale of states, whether the thing is on its first side, and a stem of the words for the thing.
State = tuple[str, bool, str]

#: Relations of a verb that say nothing by itself: "the sunken boat".
_BESIDE = frozenset({"amod", "compound"})
#: Relations of the predicate of a sentence, or of what somebody said.
_FIRST = frozenset({"root", "ccomp", "parataxis"})
#: Relations of a noun of which something is told.
_SUBJECT = frozenset({"nsubj", "conj", "root"})
#: What a verb that bids has none of: who does it, and helping verbs.
_DONE = frozenset({"nsubj", "csubj", "aux", "expl"})
_ROLES = frozenset({"nsubj", "obj"})
_PARTS = frozenset({"compound", "amod", "flat"})
#: Verbs by which things happen, or have their outcome.
_OCCURRING = listed(
    "happen occur begin start break erupt come go strike hit kill wound injure hurt leave follow continue end last "
    "destroy damage set rock shake fall collapse sweep reach cause trigger claim tear rip shatter flatten "
    "engulf spread sink wreck blow repulse repel crush beat fail"
)
_NOT = listed("not n't n’t never neither")
_NONE = listed("nobody none nothing no-one")


def tells(sentence: Sentence, trigger: Span, text: str) -> bool:
    """Whether the words of a trigger say that it happened: a verb, or a noun of which something is told.

    "The boat sank" says so, "after the sinking" takes it as known. Without syntax every trigger does.
    """
    words = _words(sentence, trigger)
    if not sentence.syntax:
        return True
    verb = any(w.upos == "VERB" and w.relation not in _BESIDE for w in words)
    return verb or any(w.upos == "NOUN" and _told_of(sentence, w, text) for w in words)


def _told_of(sentence: Sentence, noun: Token, text: str) -> bool:
    """Whether a noun for an event is told as news: it stands alone, or as the subject of a verb by which things happen
    ("the blast killed two"). "The attack was the largest since spring" judges what is known."""
    relation = noun.relation.split(":")[0]
    if relation != "nsubj" or noun.head < 0:
        return relation in _SUBJECT
    over = sentence.syntax[noun.head]
    return over.upos == "VERB" and key(text[over.start : over.end]) in _occurring()


@cache
def _occurring() -> frozenset[str]:
    return frozenset(key(word) for word in _OCCURRING)


def tells_first(sentence: Sentence, trigger: Span) -> bool:
    """Whether that it happened is what the sentence says above all: not in a clause of time or cause."""
    words = _words(sentence, trigger)
    if not sentence.syntax:
        return True
    return any((w.upos == "VERB" and w.relation in _FIRST) or w.relation.startswith("nsubj") for w in words)


def addresses(sentence: Sentence, text: str) -> bool:
    """Whether a sentence only leads on to what follows ("The position is this:") or bids somebody do something."""
    if text[sentence.span.start : sentence.span.end].rstrip().endswith(":"):
        return True
    words = sentence.syntax
    root = next((i for i, w in enumerate(words) if w.relation == "root"), None)
    if root is None or words[root].xpos != "VB":
        return False
    return not any(w.head == root and w.relation.split(":")[0] in _DONE for w in words)


def negated(sentence: Sentence, spans: Sequence[Span], text: str) -> bool:
    """Whether the words in some spans say that something is not so: their predicate is negated, or what it is said of
    is nobody or nothing ("not one window broke"). False without syntax."""
    inside = _inside(sentence, spans)
    head = _predicate(sentence, inside)
    return head is not None and _is_not(sentence.syntax, inside, head, text)


def denied_words(sentence: Sentence, spans: Sequence[Span], text: str) -> frozenset[str]:
    """The keys of what a negation in some spans denies: their predicate, and the noun after "no" or "not one"."""
    inside, words = _inside(sentence, spans), sentence.syntax
    head = _predicate(sentence, inside)
    if head is None or not _is_not(words, inside, head, text):
        return frozenset()
    found = {head}
    for i in inside:
        form, over = text[words[i].start : words[i].end].casefold(), words[i].head
        if form in _NOT | {"no"} and over >= 0 and over != head and words[over].head == head:
            found.add(over)
    keys = (key(text[words[i].start : words[i].end]) for i in found)
    return frozenset(k for k in keys if k and not k.startswith("#"))


def heads(sentence: Sentence, spans: Sequence[Span]) -> tuple[Span, ...]:
    """The words in some spans that say what they tell: the one that the others hang on, and those joined to it by
    "and". Empty without syntax."""
    return tuple(_span(sentence, i) for i in _heads(sentence, _inside(sentence, spans)))


def core(sentence: Sentence, spans: Sequence[Span], text: str) -> tuple[Span, ...]:
    """The same, with the nouns for things that do it or that it is done to."""
    inside, words = _inside(sentence, spans), sentence.syntax
    tops = _heads(sentence, inside)
    beside = [i for i in inside if words[i].head in tops and words[i].relation.split(":")[0] in _ROLES]
    things = [i for i in beside if not _is_person(text[words[i].start : words[i].end])]
    return tuple(_span(sentence, i) for i in (*tops, *things))


def _heads(sentence: Sentence, inside: Sequence[int]) -> list[int]:
    words = sentence.syntax
    head = _predicate(sentence, inside)
    return [] if head is None else [head, *(i for i in inside if words[i].head == head and words[i].relation == "conj")]


def _span(sentence: Sentence, i: int) -> Span:
    return Span(sentence.span.report, sentence.syntax[i].start, sentence.syntax[i].end)


def absent(sentence: Sentence, spans: Sequence[Span], text: str) -> frozenset[frozenset[str]]:
    """What is said not to be: for each noun after "no" or "not a single" the keys of it and of the words beside it."""
    inside, words = _inside(sentence, spans), sentence.syntax
    found = set()
    for i in inside:
        form = text[words[i].start : words[i].end].casefold()
        noun = words[i].head
        if form != "no" or noun < 0 or words[noun].upos not in ("NOUN", "PROPN"):
            continue
        parts = [noun, *(k for k in inside if words[k].head == noun and words[k].relation.split(":")[0] in _PARTS)]
        keys = frozenset(key(text[words[k].start : words[k].end]) for k in parts if k != i)
        found.add(frozenset(k for k in keys if k and not k.startswith("#")))
    return frozenset(found - {frozenset()})


def states(sentence: Sentence, spans: Sequence[Span], text: str) -> frozenset[State]:
    """The states of things that the words in some spans tell of: "the mobile network is down"."""
    words, inside = sentence.syntax, _inside(sentence, spans)
    known = opposites()
    found: set[State] = set()
    for i in inside:
        scale, first = known.get(text[words[i].start : words[i].end].casefold(), ("", False))
        subjects = [k for k in inside if words[k].head == i and words[k].relation.split(":")[0] == "nsubj"]
        acts = any(words[k].head == i and words[k].relation == "obj" for k in inside)  # "police released a film"
        if scale and subjects and not acts:
            subjects = [k for k in subjects if _is_somebody(words[k], text) == (scale == "at liberty")]
            side = first != _is_not(words, inside, i, text)
            found |= {(scale, side, stem) for k in subjects for stem in _thing(words, k, text)}
    return frozenset(found)


def nouns(sentence: Sentence, spans: Sequence[Span], text: str) -> frozenset[str]:
    """The stems of the nouns in some spans, as they are written, but for those for people; of every word without
    syntax."""
    inside = _inside(sentence, spans)
    words = [w for w in (sentence.syntax[i] for i in inside) if w.upos == "NOUN"]
    if not sentence.syntax:
        words = [w for w in sentence.tokens if any(span.start <= w.start and w.end <= span.end for span in spans)]
    forms = (fold(text[w.start : w.end]) for w in words)
    return frozenset(stem(form) for form in forms if not _is_person(form))


def _is_person(form: str) -> bool:
    noun = noun_of(fold(form))
    return noun is not None and noun.unit == "person"


def _is_somebody(word: Token, text: str) -> bool:
    """Whether a word is a name, a pronoun or a noun for people: who is at liberty, and neither shut nor down."""
    known = noun_of(text[word.start : word.end].casefold())
    return known.unit == "person" if known else word.upos in ("PROPN", "PRON")


def _thing(words: Sequence[Token], noun: int, text: str) -> frozenset[str]:
    """The stems of a noun and of what stands before it ("mobile telephone service")."""
    parts = [w for w in words if w.head == noun and w.relation.split(":")[0] in _PARTS]
    stems = (key(text[w.start : w.end]) for w in (words[noun], *parts))
    return frozenset(stem for stem in stems if stem and not stem.startswith("#"))


def _is_not(words: Sequence[Token], inside: Sequence[int], head: int, text: str) -> bool:
    for i in inside:
        form, over = text[words[i].start : words[i].end].casefold(), words[i].head
        beside = over >= 0 and words[over].head == head and _role(words, over)  # "no window", "not one window"
        if (form in _NOT and (over == head or beside)) or (form == "no" and beside):
            return True
        if form in _NONE and over == head and _role(words, i):
            return True
    return False


def _role(words: Sequence[Token], i: int) -> bool:
    return words[i].relation.split(":")[0] in _ROLES


def _inside(sentence: Sentence, spans: Sequence[Span]) -> list[int]:
    words = sentence.syntax
    return [i for i, w in enumerate(words) if any(span.start <= w.start and w.end <= span.end for span in spans)]


def _predicate(sentence: Sentence, inside: Sequence[int]) -> int | None:
    """The word that the others of the spans hang on."""
    known = set(inside)
    tops = [i for i in inside if sentence.syntax[i].head not in known and sentence.syntax[i].upos != "PUNCT"]
    return tops[0] if tops else None


def _words(sentence: Sentence, trigger: Span) -> list[Token]:
    return [word for word in sentence.syntax if word.start < trigger.end and trigger.start < word.end]
