"""Treebank files (CoNLL-U): documents with their text, and every word at its place in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Row = list[str]


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word. `head` is an index into its sentence (-1: root); `start` and `end` are characters of the
    document's text."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """A text with its sentences."""

    text: str
    sentences: tuple[tuple[Word, ...], ...]


@dataclass(slots=True)
class _Block:
    """A sentence as it stands in the file."""

    text: str
    rows: list[Row]
    paragraph: bool
    document: bool


def read(path: Path) -> list[Document]:
    """The documents of a file in order."""
    documents: list[list[_Block]] = []
    for block in _blocks(path.read_text(encoding="utf-8")):
        if block.document or not documents:
            documents.append([])
        documents[-1].append(block)
    return [_document(blocks) for blocks in documents]


def _blocks(content: str) -> Iterator[_Block]:
    for part in content.split("\n\n"):
        lines = part.strip("\n").split("\n")
        comments = [line for line in lines if line.startswith("#")]
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        text = next((line.partition("=")[2].strip() for line in comments if line.startswith("# text =")), "")
        document = any(line.startswith("# newdoc") for line in comments)
        paragraph = any(line == "# newpar" or line.startswith("# newpar id") for line in comments)
        if rows:
            yield _Block(text, rows, paragraph or document, document)


def _document(blocks: Sequence[_Block]) -> Document:
    """The text put together again: a blank line between paragraphs, a space between sentences unless the file says
    that there is none."""
    text = ""
    sentences = []
    for at, block in enumerate(blocks):
        if at:
            abut = "SpaceAfter=No" in _last_surface(blocks[at - 1].rows)[9]
            text += "\n\n" if block.paragraph else "" if abut else " "
        sentences.append(_sentence(block, len(text)))
        text += block.text
    return Document(text, tuple(sentences))


def _last_surface(rows: Sequence[Row]) -> Row:
    """The last row of the text itself: a range row, where the last words write one form together."""
    last = next(row for row in reversed(rows) if row[0].isdigit())
    return next((row for row in rows if "-" in row[0] and row[0].split("-")[1] == last[0]), last)


def _sentence(block: _Block, offset: int) -> tuple[Word, ...]:
    """Words at their places: forms follow one another in the text with nothing but white space between them, the words
    of a contraction ("do", "n't") too."""
    words = []
    at = 0
    for row in block.rows:
        if not row[0].isdigit():
            continue
        while block.text[at : at + 1].isspace():
            at += 1
        if not block.text.startswith(row[1], at):
            raise ValueError(f"{row[1]!r} does not follow in {block.text!r}")
        start, at = at, at + len(row[1])
        words.append(Word(row[1], row[2], row[3], row[4], int(row[6]) - 1, row[7], offset + start, offset + at))
    return tuple(words)
