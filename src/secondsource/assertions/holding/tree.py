"""A sentence as a tree: who depends on whom, in Universal Dependencies' words."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.model.parse import Sentence
from secondsource.text.listed import listed

#: Words that hang closely on a noun and make one phrase with it.
_TIGHT = frozenset({"amod", "compound", "flat", "nummod", "nmod:poss", "det", "fixed", "nmod:desc", "punct", "case"})
_BEFORE_ONLY = frozenset({"amod", "det", "nmod:poss", "case"})
_SUBJECTS = ("nsubj", "nsubj:pass")
_RELATIVE = frozenset({"which", "who", "that", "whom"})
_SHARING = frozenset({"conj", "advcl", "xcomp", "parataxis"})
_ARTICLES = listed("the a an its his their her our this these those that some any all")
#: Deeper than this no sentence of prose goes.
_DEEP = 40


class Tree:
    """The words of one sentence by number, with their heads; `words` and `lemmas` are in lower case."""

    def __init__(self, text: str, sentence: Sentence) -> None:
        self.tokens = sentence.syntax
        self.text = text
        self.words = [text[t.start : t.end].casefold().replace("’", "'") for t in self.tokens]
        self.lemmas = [t.lemma.casefold() or word for t, word in zip(self.tokens, self.words, strict=True)]
        self._below: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if 0 <= token.head < len(self.tokens) and token.head != i:
                self._below[token.head].append(i)

    def below(self, i: int, *relations: str) -> list[int]:
        """What depends on a word directly, in order; of these relations only, where some are given."""
        found = self._below[i]
        return [j for j in found if self.tokens[j].relation in relations] if relations else found

    def relation(self, i: int) -> str:
        """How a word depends on its head."""
        return self.tokens[i].relation

    def above(self, i: int) -> Iterator[int]:
        """The head of a word, the head of that, and so on."""
        for _ in range(_DEEP):
            i = self.tokens[i].head
            if not 0 <= i < len(self.tokens):
                return
            yield i

    def head(self, i: int) -> int | None:
        """The word that a word depends on."""
        return next(self.above(i), None)

    def joined(self, i: int) -> list[int]:
        """A noun and those that are joined to it by "and" or commas, in order."""
        found = [i]
        for j in found:
            found += [k for k in self.below(j, "conj") if self.tokens[k].upos not in ("VERB", "AUX")]
            if len(found) > _DEEP:
                break
        return sorted(found)

    def lead(self, i: int) -> str:
        """The preposition that leads to a word ("out_of" for "out of"), "" where there is none."""
        cases = [j for j in self.below(i, "case") if j < i and self.words[j] not in ("'s", "'")]
        if not cases:
            return ""
        last = cases[-1]
        return "out_of" if self.words[last] == "of" and last and self.words[last - 1] == "out" else self.words[last]

    def meant(self, i: int) -> int:
        """The noun that a relative pronoun stands for, any other word itself."""
        if self.words[i] not in _RELATIVE:
            return i
        clause = next((j for j in (i, *self.above(i)) if self.relation(j) == "acl:relcl"), None)
        noun = self.head(clause) if clause is not None else None
        return i if noun is None else noun

    def passive(self, i: int) -> bool:
        """Whether a verb is in the passive voice: by its auxiliary, or as a participle that hangs on a noun."""
        if self.below(i, "aux:pass"):
            return True
        if self.below(i, "aux") or self.tokens[i].xpos not in ("VBN", "VBD"):
            return False
        own = self.below(i, *_SUBJECTS)
        up = self.head(i)
        if self.relation(i) == "conj" and not own and up is not None and self.tokens[i].xpos == "VBN":
            return bool(self.below(up, "aux:pass")) or self.relation(up) == "acl"
        if own:
            return all(self.relation(j) == "nsubj:pass" for j in own) and not self._straight(i)
        return self.relation(i) in ("acl", "amod", "advcl") and not self._straight(i)

    def _straight(self, i: int) -> list[int]:
        """The objects of a verb as they hang on it; parsers take those behind a particle for adverbials."""
        unled = [j for j in self.below(i, "obl") if not self.below(j, "case") and j > i]
        return self.below(i, "obj") or [j for j in unled if self.tokens[j].upos in ("NOUN", "PROPN")]

    def subjects(self, i: int) -> list[int]:
        """The subjects of a verb, its own or those it shares with the verb it hangs on."""
        for _ in range(_DEEP):
            own = [k for j in self.below(i, *_SUBJECTS) for k in self.joined(self.meant(j))]
            up = self.head(i)
            if own or up is None:
                return sorted(set(own))
            if self.relation(i) in ("acl", "amod"):
                return [up]
            if self.relation(i) not in _SHARING:
                return []
            given = self.below(up, "obj") if self.relation(i) == "xcomp" else []
            if given:
                return [k for j in given for k in self.joined(j)]
            i = up
        return []

    def objects(self, i: int) -> list[int]:
        """The direct objects of an active verb; the noun before a relative clause that lacks its own."""
        found = [self.meant(j) for j in self._straight(i)]
        up = self.head(i)
        if found or up is None or self.relation(i) != "acl:relcl":
            return found
        subjects = [self.words[j] for j in self.below(i, "nsubj")]
        led = [self.words[j] for j in self.below(i, "obl", "advmod")]
        asks = subjects and not any(word in _RELATIVE for word in subjects)
        return [up] if asks and not any(word in _RELATIVE or word in ("where", "when") for word in led) else []

    def obliques(self, i: int) -> list[tuple[str, int]]:
        """The nouns that prepositions tie to a word, each with its preposition."""
        return [(self.lead(j), self.meant(j)) for j in self.below(i, "obl", "nmod", "obl:agent")]

    def phrase(self, i: int) -> tuple[int, int]:
        """The first word of a noun's own phrase and the one after its last, without articles and without what
        prepositions add."""
        inside = self._tight(i)
        first = after = i
        while first - 1 in inside:
            first -= 1
        while after + 1 in inside:
            after += 1
        while after > i and self.relation(after) in ("punct", "case"):
            after -= 1
        while first < i and (self.relation(first) in ("punct", "case") or self.words[first] in _ARTICLES):
            first += 1
        return first, after + 1

    def _tight(self, i: int) -> set[int]:
        found = [i]
        for j in found:
            closely = [k for k in self.below(j, *_TIGHT) if k < j or self.relation(k) not in _BEFORE_ONLY]
            found += [*closely, *(k for k in self.below(j, "case") if self.words[k] in ("'s", "'"))]
            if len(found) > _DEEP:
                break
        return set(found)

    def said(self, first: int, after: int) -> str:
        """The words of a stretch as they stand in the report."""
        return self.text[self.tokens[first].start : self.tokens[after - 1].end]
