"""Names of persons, organisations and places: exact span and type, on given words and from raw text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, runtime_checkable

from bench.common.counts import Counts

from secondsource.model.parse import Parse

Found = tuple[int, int, str]
KINDS = ("PER", "ORG", "LOC")
#: What our types are called there; "other" is none of the three.
OURS = {"person": "PER", "place": "LOC", "org": "ORG", "outlet": "ORG", "group": "ORG"}
#: WNUT 2017 has finer types; products and works of art are none of the three.
WNUT = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}


@runtime_checkable
class Namer(Protocol):
    """An engine that names given words."""

    def names(self, sentences: Sequence[Sequence[str]]) -> list[list[Found]]:
        """(start, end, kind) in words of each sentence."""
        ...


@dataclass(frozen=True, slots=True)
class Named:
    """A document: sentences of words with their names, its text, and where the words stand in it."""

    sentences: tuple[tuple[str, ...], ...]
    names: tuple[frozenset[Found], ...]
    text: str
    places: tuple[tuple[tuple[int, int], ...], ...]

    def in_text(self) -> Iterator[Found]:
        """The names as (start, end, kind) in characters."""
        for names, places in zip(self.names, self.places, strict=True):
            for start, end, kind in names:
                yield places[start][0], places[end - 1][1], kind


def uner(path: Path) -> list[Named]:
    """UNER's columns (number, word, tag) under `# newdoc` and `# text`."""
    documents: list[list[tuple[str, list[tuple[str, str]]]]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.strip("\n").split("\n")
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        if not documents or any(line.startswith("# newdoc") for line in lines):
            documents.append([])
        text = next((line[9:] for line in lines if line.startswith("# text = ")), "")
        documents[-1].append((text, [(row[1], row[2]) for row in rows]))
    return [named(document, {kind: kind for kind in KINDS}) for document in documents]


def wnut(path: Path) -> list[Named]:
    """WNUT's columns (word, tag); every message is a document, its words put together with spaces."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    messages = [
        [(row[0], row[-1]) for line in block.splitlines() if len(row := line.split("\t")) > 1] for block in blocks
    ]
    return [named([(" ".join(word for word, _ in rows), rows)], WNUT) for rows in messages if rows]


def named(sentences: Sequence[tuple[str, Sequence[tuple[str, str]]]], kinds: dict[str, str]) -> Named:
    """A document from (text, rows of word and BIO tag); each sentence stands on a line of its own."""
    text = ""
    places = []
    for line, rows in sentences:
        at, row_places = len(text), []
        text += line + "\n"
        for word, _ in rows:
            start = text.index(word, at)
            at = start + len(word)
            row_places.append((start, at))
        places.append(tuple(row_places))
    words = tuple(tuple(word for word, _ in rows) for _, rows in sentences)
    names = tuple(frozenset(spans([tag for _, tag in rows], kinds)) for _, rows in sentences)
    return Named(words, names, text, tuple(places))


def spans(tags: Sequence[str], kinds: dict[str, str]) -> Iterator[Found]:
    """(start, end, kind) of a BIO row; kinds that are not listed are no names."""
    start, open_ = -1, ""
    for at, tag in enumerate([*tags, "O"]):
        if open_ and tag != f"I-{open_}":
            if open_ in kinds:
                yield start, at, kinds[open_]
            open_ = ""
        if tag != "O" and not open_:
            start, open_ = at, tag[2:]


def on_words(namer: Namer, documents: Iterable[Named]) -> dict[str, Counts]:
    """Counts by kind, and of all, where the words are given."""
    total = _fresh()
    for document in documents:
        for gold, found in zip(document.names, namer.names(document.sentences), strict=True):
            _add(total, gold, {(start, end, kind) for start, end, kind in found})
    return total


def in_text(parse: Callable[[str], Parse], documents: Iterable[Named]) -> dict[str, Counts]:
    """Counts by kind, and of all, from raw text."""
    total = _fresh()
    for document in documents:
        found = {
            (name.span.start, name.span.end, OURS[name.type])
            for name in parse(document.text).names
            if name.type in OURS and not name.demonym
        }
        _add(total, set(document.in_text()), found)
    return total


def _fresh() -> dict[str, Counts]:
    return {kind: Counts() for kind in ("all", *KINDS)}


def _add(total: dict[str, Counts], gold: Iterable[Found], found: Iterable[Found]) -> None:
    want, got = set(gold), set(found)
    total["all"].compare(want, got)
    for kind in KINDS:
        total[kind].compare({n for n in want if n[2] == kind}, {n for n in got if n[2] == kind})
