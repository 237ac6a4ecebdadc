"""TimeBank and AQUAINT as released for TempEval-3: news reports in which people marked times (TIMEX3)."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PARTS = ("TimeBank", "AQUAINT")


@dataclass(frozen=True)
class Timex:
    """A time in a text: characters `start` to `end`, TIMEX3's type ("DATE", ...) and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True)
class Document:
    """A report with its times in order; `published` is the value of its document creation time, which is none of them.

    `seen` tells whether its mistakes may be looked at: every second report of a part is held back from our eyes.
    """

    name: str
    part: str
    text: str
    published: str
    times: tuple[Timex, ...]
    seen: bool = False


def documents(folder: Path) -> Iterator[Document]:
    """The reports of both parts in the order of their names."""
    files = [(part, path) for part in PARTS for path in sorted((folder / part).glob("*.tml"))]
    for n, (part, path) in enumerate(files):
        yield read(path, part, seen=n % 2 == 1)


def read(path: Path, part: str = "", *, seen: bool = False) -> Document:
    """One report. The text is what stands in its TEXT element, every character kept."""
    root = ElementTree.parse(path).getroot()
    told = root.find("DCT/TIMEX3")
    text, times = _told(root.find("TEXT"))
    return Document(path.stem, part, text, "" if told is None else told.get("value", ""), tuple(times), seen)


def _told(element: ElementTree.Element | None) -> tuple[str, list[Timex]]:
    written: list[str] = []
    times: list[Timex] = []

    def walk(node: ElementTree.Element, at: int) -> int:
        start = at
        written.append(node.text or "")
        at += len(written[-1])
        for child in node:
            at = walk(child, at)
            written.append(child.tail or "")
            at += len(written[-1])
        if node.tag == "TIMEX3" and at > start:  # some are empty: times that no words tell
            times.append(Timex(start, at, node.get("type", ""), node.get("value", "")))
        return at

    if element is not None:
        walk(element, 0)
    return "".join(written), sorted(times, key=lambda t: t.start)
