"""The dictionary form of a word, seen what kind of word it is."""

from __future__ import annotations

from collections.abc import Mapping

#: Words of these kinds are their own dictionary form.
_AS_THEY_ARE = frozenset({"PUNCT", "SYM", "NUM", "X", "INTJ"})
#: The kinds for which there are rules (lemminflect; Jascob 2019): the others are closed classes, all in the dictionary.
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV", "AUX"})


class Lemmas:
    """Looks a word up: first in the treebanks' dictionary, then by lemminflect's.

    `known` maps "form/UPOS" (form in lower case) to a lemma.
    """

    def __init__(self, known: Mapping[str, str]) -> None:
        self._known = known
        self._seen: dict[tuple[str, str], str] = {}

    def __call__(self, word: str, upos: str) -> str:
        """The lemma of a word of this universal tag."""
        found = self._seen.get((word, upos))
        if found is None:
            if len(self._seen) > 200_000:
                self._seen.clear()
            found = self._seen[word, upos] = self._find(word, upos)
        return found

    def _find(self, word: str, upos: str) -> str:
        low = word.lower().replace("’", "'")
        known = self._known.get(f"{low}/{upos}")
        if upos == "PROPN":
            return word if known is None else _cased(known, word)
        if known is not None:
            return known
        if upos not in _OPEN:
            return low
        return by_rule(low, upos)


def by_rule(low: str, upos: str) -> str:
    """The lemma of a word in lower case, by lemminflect alone."""
    import lemminflect

    found = lemminflect.getLemma(low, upos, lemmatize_oov=True)
    return found[0] if found else low


def _cased(lemma: str, word: str) -> str:
    """The lemma of a name, written as the name is."""
    if word.isupper() and len(word) > 1:
        return lemma.upper()
    return lemma[:1].upper() + lemma[1:] if word[:1].isupper() else lemma
