"""Articles with their attributions: PolNeAR's stand-off files (Newell et al. 2018), and the rows of BERT-CofeNet.

An attribution is kept as stretches of characters by role. Some files name a part that they do not hold, some hold a
part without a place: such parts are empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from pathlib import Path

from bench.common.records import records

ROLES = ("source", "cue", "content")
Stretch = tuple[int, int]


@dataclass(frozen=True)
class Attribution:
    """Who (source), by which words (cue), says what (content), as stretches of characters."""

    source: tuple[Stretch, ...]
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]

    @cached_property
    def places(self) -> tuple[frozenset[int], frozenset[int], frozenset[int]]:
        """Each role's characters."""
        parts = (self.source, self.cue, self.content)
        source, cue, content = (frozenset(i for a, b in part for i in range(a, b)) for part in parts)
        return source, cue, content

    def part(self, role: str) -> tuple[Stretch, ...]:
        """The stretches of a role."""
        stretches: tuple[Stretch, ...] = getattr(self, role)
        return stretches

    def words(self, role: str, text: str) -> str:
        """A role's words, for people."""
        return " ".join(" … ".join(text[a:b] for a, b in self.part(role)).split())


@dataclass(frozen=True)
class Article:
    """A text with the attributions that each annotator saw, by the annotator's name."""

    name: str
    text: str
    annotators: tuple[tuple[str, tuple[Attribution, ...]], ...]

    @property
    def gold(self) -> tuple[Attribution, ...]:
        """The first annotator's."""
        return self.annotators[0][1]


def polnear(folder: Path) -> Iterator[Article]:
    """The articles of one part, in order of name; those that nobody annotated are left out."""
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        files = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if files:
            yield Article(path.stem, text, tuple((file.stem.rpartition("_")[2], tuple(brat(file))) for file in files))


def brat(path: Path) -> Iterator[Attribution]:
    """The attributions of a stand-off file."""
    parts: dict[str, list[Stretch]] = {}
    events: list[str] = []
    for row in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = row.partition("\t")
        if name.startswith("T"):
            pieces = rest.partition("\t")[0].partition(" ")[2].split(";")
            parts[name] = [(int(a), int(b)) for a, b in (piece.split() for piece in pieces if piece.strip())]
        elif name.startswith("E"):
            events.append(rest)
    for event in events:
        roles: dict[str, list[Stretch]] = {role: [] for role in ROLES}
        for role, _, at in (item.partition(":") for item in event.split()):
            kind = role.rstrip("0123456789").lower()
            if kind in roles:
                roles[kind] += parts.get(at, [])
        yield Attribution(*(tuple(sorted(roles[role])) for role in ROLES))


@dataclass(frozen=True)
class Row:
    """One sentence: where its tokens stand in the article's text, and gold's spans by role, in tokens."""

    tokens: tuple[Stretch, ...]
    spans: dict[str, frozenset[Stretch]]


@dataclass(frozen=True)
class Rows:
    """An article in rows; its text is the tokens with spaces between them, a sentence a line."""

    text: str
    rows: tuple[Row, ...]


#: How the files write marks that stood in the text.
_MARKS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]"}


def cofenet(path: Path) -> Iterator[Rows]:
    """The articles of a BIO file (a sentence a line of JSON). Its spans end where the sentence ends."""
    for _, group in groupby(records(path), key=lambda record: str(record["id"])):
        yield in_rows([(record["tokens"], record["labels"]) for record in group])


def in_rows(sentences: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Rows:
    """An article from the tokens and labels of its sentences."""
    text = ""
    rows = []
    for words, labels in sentences:
        places = []
        for word in (_MARKS.get(word, word) for word in words):
            places.append((len(text), len(text) + len(word)))
            text += word + " "
        text += "\n"
        found = list(_bio(labels))
        spans = {role: frozenset((start, end) for start, end, kind in found if kind == role) for role in ROLES}
        rows.append(Row(tuple(places), spans))
    return Rows(text, tuple(rows))


def _bio(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    start, role = -1, ""
    for at, label in enumerate([*labels, "O"]):
        if role and label != f"I-{role}":
            yield start, at, role
            role = ""
        if label != "O" and not role:
            start, role = at, label[2:]
