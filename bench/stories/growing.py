"""The shelf: how well it parts what comes in bit by bit, and what one more report costs as it grows."""

from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.common.table import Table
from bench.stories import measures
from bench.stories.corpora import Corpus
from bench.stories.piles import made_up

from secondsource.stories import Folder, Shelf
from secondsource.stories.notes import Notes, all_notes

#: Reports that come in at once; the first is a daily run of a small site.
RUNS = (1, 100)
MORE = 50  # reports of which the cost of one more is the mean
COST = ("all at once ms a report", "one more ms", "open s", "first new s", "put away s", "MB")


def quality(corpora: Sequence[Corpus]) -> Table:
    """B-cubed of a shelf that was filled in order of publication."""
    table = Table("shelf", "A shelf that grows", measures.COLUMNS)
    table = Table("shelf", "A shelf that grows", measures.COLUMNS)
    table.note = "Reports in order of publication; beside it all of them at once."
    for corpus in corpora:
        notes = _by_day(all_notes(corpus.reports, corpus.parses))
        for at_once in (len(notes), *RUNS):
            shelf = filled(notes, at_once)
            found = [shelf.home(report.id) for report in corpus.reports]
            way = "all at once" if at_once == len(notes) else f"{at_once} at a time"
            table.add(f"{corpus.name}, {way}", "secondsource", measures.cells(corpus.events, corpus.halves, found))
    return table


def _by_day(notes: Sequence[Notes]) -> list[Notes]:
    return sorted(notes, key=lambda one: (one.first or 10**9, one.report))


def filled(notes: Sequence[Notes], at_once: int) -> Shelf:
    """A shelf that was given so many reports at a time."""
    shelf, rest = Shelf(), iter(notes)
    while some := list(islice(rest, at_once)):
        shelf.take(some)
    return shelf


def cost(sizes: Sequence[int]) -> Table:
    """Processor time for shelves of made-up reports, cleaning and parsing not counted."""
    table = Table("growth", "Larger made-up piles", COST)
    table.note = (
        "Once a run: open, the first new report (all others are made ready for it), put away. Then each one more."
    )
    for size in sizes:
        notes = made_up(size + MORE + 1)
        with TemporaryDirectory() as scratch:
            table.add(f"{size:,}", "secondsource", _cost(notes, size, Path(scratch) / "shelf"))
    return table


def _cost(notes: Sequence[Notes], size: int, path: Path) -> dict[str, float]:
    with Folder(path, "") as folder:
        for one in notes[:size]:
            folder.take(one, [one.report])
        began = time.process_time()
        folder.settle()
        batch = time.process_time() - began
    began = time.process_time()
    with Folder(path, "") as folder:
        read = time.process_time()
        folder.take(notes[size], [notes[size].report])
        folder.shelf.assign(notes[size])
        opened = time.process_time()
        for one in notes[size + 1 :]:
            folder.take(one, [one.report])
            folder.shelf.assign(one)
        added = time.process_time()
        folder.settle()
        done = time.process_time()
    megabytes = sum(file.stat().st_size for file in path.iterdir()) / 1e6
    cells = (1000 * batch / size, 1000 * (added - opened) / MORE, read - began, opened - read, done - added, megabytes)
    return dict(zip(COST, cells, strict=True))
