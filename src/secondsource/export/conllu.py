"""CoNLL-U: sentences that are cut already, read and written again with the columns that a language engine fills.

Form, features, enhanced dependencies and the last column stay as they are, and so does, byte for byte, every line that
is no word: comments, ranges of multiword tokens ("3-4"), empty nodes ("5.1"), blank lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.errors import BadInput
from secondsource.model.parse import Token

_COLUMNS = 10
_FORM = 1
#: Lemma, universal tag, the language's own tag, head, relation.
_FILLED = (2, 3, 4, 6, 7)


@dataclass(frozen=True, slots=True)
class Sentence:
    """The lines of a sentence with their ends, the blank one behind it included. `words` are the places of those that
    are words, in order; `forms` what these say."""

    lines: tuple[str, ...]
    words: tuple[int, ...]
    forms: tuple[str, ...]


def read(lines: Iterable[str], name: str = "CoNLL-U") -> Iterator[Sentence]:
    """The sentences in the lines (with their ends) of a file. Raises BadInput with the number of the line that is no
    CoNLL-U."""
    held: list[str] = []
    words: list[int] = []
    forms: list[str] = []
    for number, line in enumerate(lines, 1):
        bare = line.strip("\r\n\ufeff")
        held.append(line)
        if not bare.strip():
            yield Sentence(tuple(held), tuple(words), tuple(forms))
            held, words, forms = [], [], []
        elif not bare.startswith("#"):
            columns = bare.split("\t")
            if len(columns) != _COLUMNS or not columns[0].replace("-", "").replace(".", "").isdecimal():
                raise BadInput(f"{name}:{number}: no line of CoNLL-U: a number and nine more columns were expected")
            if columns[0].isdecimal():
                words.append(len(held) - 1)
                forms.append(columns[_FORM])
    if held:
        yield Sentence(tuple(held), tuple(words), tuple(forms))


def filled(sentence: Sentence, tokens: Sequence[Token] | None) -> str:
    """The sentence as text, its words with the tokens' lemma, tags, head and relation; without tokens, with "_" in
    these columns."""
    lines = list(sentence.lines)
    ids = [lines[at].split("\t", 1)[0].strip("\ufeff") for at in sentence.words]
    told = [_told(token, ids) for token in tokens] if tokens is not None else [("_",) * len(_FILLED)] * len(ids)
    for at, values in zip(sentence.words, told, strict=True):
        columns = lines[at].split("\t")
        for column, value in zip(_FILLED, values, strict=True):
            columns[column] = value
        lines[at] = "\t".join(columns)
    return "".join(lines)


def _told(token: Token, ids: Sequence[str]) -> tuple[str, ...]:
    head = ids[token.head] if token.head >= 0 else "0"
    return token.lemma or "_", token.upos or "_", token.xpos or "_", head, token.relation or "_"
