"""A case that grows: new reports find the kept ones that share text with them, and are kept as well.

What is kept are the lines as they were given and the runs of their words (see `store.kept`, `lineage.index`). Nothing
that was found out about a report is kept, so a better version of this program has nothing to undo.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from secondsource import clean, ingest
from secondsource.lineage import index, sketch
from secondsource.lineage.join import OWNER_BITS
from secondsource.model.reading import Unread
from secondsource.settings import Settings
from secondsource.store.kept import Kept, mark_of

NEAR = 12  # kept reports that a new one is laid beside, at most: reading them again takes about half a second
SKETCHED = 2000  # reports that are sketched at once
#: How keys are made: an index made otherwise finds nothing.
MADE = [sketch.RUN, sketch.KEEP, OWNER_BITS]
Numbered = tuple[int, bytes | None]


class Beside(NamedTuple):
    """New reports, those that could not be used among them, and the kept ones that they are laid beside."""

    new: list[clean.Given | Unread]
    near: list[clean.Given]


class Case:
    """The folder with its index, and what is to be kept in it next. Raises BadInput when the folder is no index."""

    def __init__(self, folder: Path) -> None:
        self._kept = Kept(folder, MADE)
        self._index = index.Index(self._kept.layers, self._kept.sizes)
        self._lines: list[bytes] = []
        self._texts: list[str] = []
        self._marks = set(self._kept.marks.tolist())

    def __len__(self) -> int:
        return len(self._kept)

    def take(self, lines: Iterable[Numbered], settings: Settings) -> list[clean.Given | Unread]:
        """What the lines hold, to be kept at the next `keep`; each must have an "id"."""
        return [item for item, _ in self._taken(lines, settings)]

    def beside(self, lines: Iterable[Numbered], settings: Settings) -> Beside:
        """The same, with the NEAR kept reports closest to each. A line that is kept already is not kept again."""
        new, near = list[clean.Given | Unread](), set[int]()
        known: set[int] = set()
        for item, line in self._taken(lines, settings, keep=False):
            new.append(item)
            if line is not None and isinstance(item, clean.Given):
                runs, _ = sketch.sketch([item.text])
                found = self._index.closest(runs, NEAR)
                near.update(found)
                if mark_of(line) in self._marks:
                    known.update(at for at in found if self._kept.line(at) == line)
                self._hold(item, line)
        return Beside(new, [item for at in sorted(near - known) if isinstance(item := self._given(at), clean.Given)])

    def keep(self) -> int:
        """Write what was taken; how many reports that were."""
        count = len(self._lines)
        for start in range(0, count, SKETCHED):
            texts = self._texts[start : start + SKETCHED]
            self._index.add(*sketch.sketch(texts), len(texts))
        if count:
            self._kept.add(self._lines, self._index.layers, self._index.sizes)
        self._lines, self._texts = [], []
        return count

    def _taken(
        self, lines: Iterable[Numbered], settings: Settings, keep: bool = True
    ) -> Iterable[tuple[clean.Given | Unread, bytes | None]]:
        for number, line in lines:
            if line is None:
                yield Unread(number, ingest.too_long(settings.max_bytes)), None
                continue
            item = clean.take(number, line, named=True)
            if keep and isinstance(item, clean.Given):
                self._hold(item, line)
            yield item, line

    def _hold(self, item: clean.Given, line: bytes) -> None:
        """Have a line kept next, unless it is kept already."""
        mark = mark_of(line)
        if mark not in self._marks:
            self._marks.add(mark)
            self._lines.append(line)
            self._texts.append(item.text)

    def _given(self, at: int) -> clean.Given | Unread:
        return clean.take(at + 1, self._kept.line(at), named=True)
