"""Gold sentences as careless sources print them: in capitals, or without commas, quotation marks and apostrophes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bench.language.conllu import Word

Sentence = tuple[Word, ...]
#: What such sources lose, in words that are nothing else and inside others ("n't" becomes "nt").
LOST = frozenset(",\"'`’‘“”")


def capitals(sentence: Sentence) -> Sentence:
    """Every word in capitals."""
    return tuple(replace(word, form=word.form.upper()) for word in sentence)


def without_marks(sentence: Sentence) -> Sentence | None:
    """Without the lost marks, heads counted anew. None when something hangs on a mark, or nothing is left."""
    forms = ["".join(letter for letter in word.form if letter not in LOST) for word in sentence]
    kept = [at for at, form in enumerate(forms) if form]
    new = {old: at for at, old in enumerate(kept)} | {-1: -1}
    if not kept or any(sentence[at].head not in new for at in kept):
        return None
    if all(sentence[at].head >= 0 for at in kept):
        return None
    return tuple(replace(sentence[at], form=forms[at], head=new[sentence[at].head]) for at in kept)


def all_without_marks(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a document that can lose their marks."""
    return [worn for sentence in sentences if (worn := without_marks(sentence))]
