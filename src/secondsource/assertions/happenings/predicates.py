"""Where the tree of a sentence tells of an event: verbs with what hangs on them, nouns with what stands before them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.assertions.happenings.tree import CLAUSES, Tree
from secondsource.resources.happenings import Kind
from secondsource.resources.predicates import Pattern, nouns, verbs
from secondsource.text.inflect import singular
from secondsource.text.listed import listed

SEVERAL = frozenset({"deaths and injuries"})
#: How far the companion of an ambiguous word may stand from it (words).
NEAR = 6
_WORDS = frozenset({"comment", "elaborate", "say", "answer", "identify"})
_NOUNS = frozenset({"NOUN", "PROPN"})
#: Nouns that a word of an event before them leaves an event ("attack attempt"); before others it only names them
#: ("attack helicopter").
_STILL = listed("attempt wave campaign series operation incident scene case spree victim death plot")


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that tells of an event: its number in the tree, the stretch of its words, the kind, whether it is a
    verb, and whether that is passive."""

    node: int
    first: int
    last: int
    kind: Kind
    verb: bool
    passive: bool = False


def predicates(tree: Tree, taken: Sequence[tuple[int, int]] = ()) -> list[Predicate]:
    """The predicates of a sentence in order, none inside a stretch of `taken` (names); the first of each kind. Of
    deaths and injuries those by different words: "killed two and wounded four" strikes two parties."""
    found: list[Predicate] = []
    seen: set[tuple[Kind, str]] = set()
    used: set[int] = set()
    for i, token in enumerate(tree.tokens):
        if i in used or any(a <= token.start < b for a, b in taken):
            continue
        hit = _verb(tree, i, used) if token.upos in ("VERB", "AUX", "ADJ") else None
        hit = hit or (_noun(tree, i) if token.upos in _NOUNS or token.upos == "VERB" else None)
        key = (hit.kind, tree.lemma(i) if hit.kind.label in SEVERAL else "") if hit else None
        if hit and key and key not in seen:
            seen.add(key)
            found.append(hit)
    return found


def _verb(tree: Tree, i: int, used: set[int]) -> Predicate | None:
    passive = is_passive(tree, i)
    if any(tree.lemma(k) in _WORDS for k in tree.kids(i, "xcomp")):
        return None  # "declined to comment"
    if tree.rel(i) == "compound" and tree.head(i) > i:
        return None  # "attack helicopters"
    for pattern in verbs().get(tree.lemma(i), ()):
        if not _voiced(tree, i, pattern.passive, passive):
            continue
        rest = _rest(tree, i, pattern.rest)
        if rest is None or (pattern.beside and not _beside(tree, i, pattern.beside)):
            continue
        used.update(rest)
        last = i + len(rest) if sorted(rest) == list(range(i + 1, i + 1 + len(rest))) else i
        return Predicate(i, i, last, pattern.kind, True, passive)
    return None


def _voiced(tree: Tree, i: int, wanted: bool, passive: bool) -> bool:
    """Whether a pattern of the passive ("be urged to") or of a state ("be ready to") meets one, any other a verb."""
    if tree.tokens[i].upos == "ADJ":
        return wanted and tree.kids(i, "cop") != []
    return passive or not wanted


def _rest(tree: Tree, i: int, rest: Sequence[str]) -> list[int] | None:
    """The words that hang on a verb and complete its phrase, in the order of the phrase; None when one lacks."""
    if not rest:
        return []
    around = [*tree.under(i, 3)]
    if tree.is_participle(i) and tree.rel(i) in ("acl", "acl:relcl"):
        around.append(tree.head(i))  # "sanctions imposed in May"
    around += [k for k in range(i + 1, min(len(tree.tokens), i + 1 + len(rest))) if k not in around]
    found = []
    for word in rest:
        at = next((k for k in around if k not in found and _is(tree, k, word)), None)
        if at is None:
            return None
        found.append(at)
    return found


def _is(tree: Tree, k: int, word: str) -> bool:
    return word in (tree.word(k), tree.lemma(k)) or singular(word) == tree.lemma(k)


def _beside(tree: Tree, i: int, beside: frozenset[str]) -> bool:
    """Whether a companion hangs on a word, governs it, or stands near it."""
    near = {*range(max(0, i - NEAR), min(len(tree.tokens), i + NEAR + 1)), *tree.under(i, 2), tree.head(i)} - {i, -1}
    return any(tree.lemma(k) in beside or tree.word(k) in beside for k in near)


def _noun(tree: Tree, i: int) -> Predicate | None:
    for pattern in (*nouns().get(tree.lemma(i), ()), *(nouns().get(tree.word(i), ()))):
        size = len(pattern.rest)
        if size > i or not all(_is(tree, i - size + k, word) for k, word in enumerate(pattern.rest)):
            continue
        if _only_names(tree, i) or (tree.tokens[i].upos == "VERB" and not pattern.rest):
            return None
        if _fits_noun(tree, i, pattern):
            return Predicate(i, i - size, i, pattern.kind, False)
    return None


def _fits_noun(tree: Tree, i: int, pattern: Pattern) -> bool:
    written = tree.text[tree.tokens[i].start]
    if i and tree.tokens[i].upos == "PROPN" and written.isupper() and not pattern.rest and not _opens(tree, i):
        return False  # a name: "Attack Records", "the March of Brenn"
    return not pattern.beside or _beside(tree, i, pattern.beside)


def _opens(tree: Tree, i: int) -> bool:
    """Whether the word is in a heading, where most words have a capital."""
    words = [tree.text[t.start] for t in tree.tokens if t.end - t.start > 3]
    return sum(letter.isupper() for letter in words) > 0.7 * len(words)


def _only_names(tree: Tree, i: int) -> bool:
    """Whether a noun only says which kind of thing another one is ("attack helicopter")."""
    if tree.rel(i) != "compound" or tree.head(i) < i:
        return False
    return tree.lemma(tree.head(i)) not in _STILL


def is_passive(tree: Tree, i: int) -> bool:
    """Whether the subject of a verb, or the noun that it stands by, suffers it."""
    if tree.kids(i, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
        return True
    if not tree.is_participle(i) or tree.kids(i, "aux", "obj"):
        return False
    if tree.rel(i) == "conj" and tree.head(i) >= 0:
        return is_passive(tree, tree.head(i)) if tree.head(i) != i else False
    return tree.rel(i) in ("acl", "amod", "advcl", "xcomp", "acl:relcl") or tree.rel(i) not in CLAUSES
