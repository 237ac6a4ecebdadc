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
_MEASURES = listed("km kms kilometer kilometers kilometre kilometres mile miles metre metres meter meters away far")
#: Deeper than this no sentence of prose goes.
_DEEP = 40


class Tree:
    """The words of one sentence by number, with their heads; `words` and `lemmas` are in lower case, `before` is the
    place that the sentences before spoke of."""

    def __init__(self, text: str, sentence: Sentence, before: str = "") -> None:
        self.before = before
        self.tokens = sentence.syntax
        self.text = text
        self.words = [text[t.start : t.end].casefold().replace("’", "'") for t in self.tokens]
        self.lemmas = [t.lemma.casefold() or word for t, word in zip(self.tokens, self.words, strict=True)]
        self._mended = {i: (owned, "nmod:poss") for i, owned in self._owned()} | dict(self._control())
        self._heads = [self._mended[i][0] if i in self._mended else t.head for i, t in enumerate(self.tokens)]
        self._below: list[list[int]] = [[] for _ in self.tokens]
        for i, head in enumerate(self._heads):
            if 0 <= head < len(self.tokens) and head != i:
                self._below[head].append(i)
        self._early = {i for i, token in enumerate(self.tokens) if token.relation == "obj" and self._stands_early(i)}
        self._led = {i for i, token in enumerate(self.tokens) if token.relation == "obj" and self.lead(i)}

    def _owned(self) -> Iterator[tuple[int, int]]:
        """Owners that the parse does not tie to what is theirs, each with the noun for it."""
        for k, token in enumerate(self.tokens):
            owner = token.head
            if self.words[k] not in ("'s", "'") or token.relation != "case" or not 0 <= owner < k:
                continue
            nouns = (j for j in range(k + 1, min(len(self.tokens), k + 5)) if self.tokens[j].upos in ("NOUN", "PROPN"))
            owned = next((j for j in nouns if self.tokens[j].relation not in ("compound", "amod")), None)
            if owned is not None and self.tokens[owner].relation in (*_SUBJECTS, "obj"):
                yield owner, owned

    def _control(self) -> Iterator[tuple[int, tuple[int, str]]]:
        """ "The rebels seized control", where the verb is taken for an adjective: each word's head and relation."""
        for j in range(2, len(self.tokens)):
            i = j - 2 if j > 2 and self.tokens[j - 1].upos == "ADJ" else j - 1
            verb, before = self.tokens[i], self.tokens[i - 1]
            adjective = verb.upos == "VERB" and verb.relation == "amod" and verb.head == j
            if self.words[j] != "control" or not adjective or before.upos not in ("NOUN", "PROPN"):
                continue
            subject, seen = i - 1, 0
            while 0 <= self.tokens[subject].head < i and seen < _DEEP:
                subject, seen = self.tokens[subject].head, seen + 1
            yield i, (self.tokens[j].head, self.tokens[j].relation)
            yield j, (i, "obj")
            yield subject, (i, "nsubj")

    def _stands_early(self, i: int) -> bool:
        """Whether an "object" stands where the subject should: before a verb that has another object behind it."""
        verb = self._heads[i]
        if not i < verb < len(self.tokens) or self.words[i] in _RELATIVE or self.lead(i):
            return False
        beside = self._below[verb][:_DEEP]
        subject = any(self.tokens[j].relation in _SUBJECTS for j in beside)
        return not subject and any(j > verb and self.tokens[j].relation == "obj" for j in beside)

    def below(self, i: int, *relations: str) -> list[int]:
        """What depends on a word directly, in order; of these relations only, where some are given."""
        found = self._below[i]
        return [j for j in found if self.relation(j) in relations] if relations else found

    def relation(self, i: int) -> str:
        """How a word depends on its head; an object with a preposition of its own is an adverbial, and a word with a
        possessive ending an owner, where parsers take it for more."""
        if i in self._mended:
            return self._mended[i][1]
        if i in self._early:
            return "nsubj"
        return "obl" if i in self._led else self.tokens[i].relation

    def above(self, i: int) -> Iterator[int]:
        """The head of a word, the head of that, and so on."""
        for _ in range(_DEEP):
            i = self._heads[i]
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
        near = [i, *(j for j in self._below[i] if self.tokens[j].relation in ("compound", "flat", "amod"))]
        below = (k for j in near for k in self._below[j] if self.tokens[k].relation == "case")
        cases = [j for j in below if j < i and self.words[j] not in ("'s", "'")]
        if not cases:
            return ""
        last = cases[-1]
        if "out" in self.words[max(0, last - 1) : last + 1] and "of" in self.words[last : last + 2]:
            return "out_of"
        return self.words[last]

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
        led = ((self.lead(j), j) for j in self.below(i, "obl", "nmod", "obl:agent"))
        return [(lead, self.meant(j)) for lead, j in led if lead != "from" or not self._measured(j)]

    def _measured(self, i: int) -> bool:
        """ "Ten miles from" a place tells where something is, not whence it goes."""
        first = min([i, *self.below(i, "case"), *self.below(i, "compound", "det", "amod")])
        before = self.words[max(0, first - 2) : first]
        return bool(_MEASURES.intersection(before))

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
            if j < i:  # "Ruritanian and Sylvanian forces"
                found += [k for k in self.below(j, "conj", "cc") if k < i]
            if len(found) > _DEEP:
                break
        return set(found)

    def said(self, first: int, after: int) -> str:
        """The words of a stretch as they stand in the report."""
        return self.text[self.tokens[first].start : self.tokens[after - 1].end]
