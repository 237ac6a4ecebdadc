"""A shelf in a folder, so that it grows from run to run.

    reports.jsonl   notes of reports and what their user calls them, a line each; lines are only ever added
    shelf.json      the stories of the reports that are on the shelf; put in place whole
    lock            held while a run works

Each line and the state begin with their checksum. What was being written when a run was broken off is left out at the
next: either it stands there whole, or it counts as never written. Reports that were read but had not found their story
find it then.
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from secondsource.errors import BadInput
from secondsource.model.story import Story
from secondsource.stories.notes import Line, Notes
from secondsource.stories.shelf import Held, Shelf

#: Raised when notes or stories are kept in another way: what an older version has kept cannot be read then.
FORMAT = "secondsource-shelf/1"
STATE, JOURNAL, LOCK = "shelf.json", "reports.jsonl", "lock"

Json = dict[str, Any]


class Folder:
    """A shelf and the folder it is kept in. Use as a context: the folder is locked as long as that lasts.

    Raises BadInput when the folder holds other things, a shelf made with other settings or in another format, or one
    that is damaged, and when another run has it.
    """

    def __init__(self, path: Path, settings: str) -> None:
        self._path, self._settings = path, settings
        self._called: dict[str, list[Any]] = {}
        self._waiting: list[Notes] = []
        self._check_free()
        try:
            path.mkdir(parents=True, exist_ok=True)
            self._lock = (path / LOCK).open("a+b")
        except OSError as error:
            raise BadInput(f"{path}: cannot be written ({error.strerror})") from error
        try:
            _hold(self._lock.fileno(), path)
            self.shelf = self._load()
            self._journal = (path / JOURNAL).open("ab")
        except BaseException:
            self._lock.close()
            raise

    def __enter__(self) -> Folder:
        return self

    def __exit__(self, *_: object) -> None:
        self._journal.close()
        self._lock.close()

    @property
    def called(self) -> dict[str, tuple[Any, ...]]:
        """What the user calls each report."""
        return {report: tuple(names) for report, names in self._called.items()}

    @property
    def stories(self) -> tuple[Story, ...]:
        """The stories on the shelf, in the order in which they began."""
        return self.shelf.stories

    def __len__(self) -> int:
        return len(self.shelf)

    def knows(self, report: str) -> bool:
        """Whether a report has been read already."""
        return report in self._called

    def call(self, report: str, name: Any) -> None:
        """One more name of a report that is known."""
        if name not in self._called[report]:
            self._called[report].append(name)
            self._add({"report": report, "called": name})

    def take(self, notes: Notes, names: list[Any]) -> None:
        """Keep a report that has been read; it finds its story when `settle` is called."""
        self._called[notes.report] = list(names)
        self._waiting.append(notes)
        self._add({"called": names, **_plain(notes)})

    def settle(self) -> None:
        """Find the stories of the reports that were taken, and keep them."""
        self._sync()
        if not self._waiting:
            return
        self.shelf.take(self._waiting)
        self._waiting = []
        _replace(self._path / STATE, _sealed({**self._head(), **_state(self.shelf.held)}))

    def _add(self, record: Json) -> None:
        self._journal.write(_sealed(record))
        self._journal.flush()

    def _sync(self) -> None:
        self._journal.flush()
        os.fsync(self._journal.fileno())

    def _head(self) -> Json:
        return {"format": FORMAT, "settings": self._settings}

    def _check_free(self) -> None:
        path = self._path
        if path.exists() and not path.is_dir():
            raise BadInput(f"{path}: is a file; give a folder to keep the shelf in")
        if path.is_dir() and not (path / STATE).is_file() and any(p.name != LOCK for p in path.iterdir()):
            raise BadInput(f"{path}: holds files that are no shelf; give an empty or a new folder")

    def _load(self) -> Shelf:
        """The shelf that is there, or a new one, which is written at once: a folder with a journal has a state."""
        state = self._path / STATE
        if not state.is_file():
            _replace(state, _sealed({**self._head(), **_state(Held())}))
        kept = _opened(state.read_bytes(), state)
        for key, wanted in self._head().items():
            if kept.get(key) != wanted:
                raise BadInput(_other(self._path, key))
        notes = dict(self._read())
        try:
            held = _held(kept, notes)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise BadInput(_damaged(state)) from error
        placed = {one.report for one in held.notes}
        self._waiting = [one for report, one in notes.items() if report not in placed]
        return Shelf(held)

    def _read(self) -> Iterator[tuple[str, Notes]]:
        """What stands in the journal; a last line that was not finished is cut off."""
        path = self._path / JOURNAL
        data = path.read_bytes() if path.is_file() else b""
        whole = data[: data.rfind(b"\n") + 1]
        if len(whole) < len(data):
            os.truncate(path, len(whole))
        for number, line in enumerate(whole.splitlines(keepends=True), 1):
            record = _opened(line, path, number)
            report, names = str(record["report"]), record["called"]
            if "lines" in record:
                self._called[report] = list(names)
                yield report, _notes(record)
            else:
                self._called[report].append(names)


def _plain(notes: Notes) -> Json:
    return {
        "report": notes.report,
        "title": notes.title,
        "head": notes.head,
        "lines": [[int(line.title), line.kinds, *line.keys] for line in notes.lines],
        "persons": notes.persons,
        "days": notes.days,
        "dates": notes.dates,
        "published": [notes.first, notes.last],
    }


def _notes(record: Json) -> Notes:
    return Notes(
        record["report"],
        record["title"],
        tuple(record["head"]),
        tuple(Line(bool(title), tuple(keys), kinds) for title, kinds, *keys in record["lines"]),
        tuple(record["persons"]),
        tuple(record["days"]),
        tuple((month, day) for month, day in record["dates"]),
        *record["published"],
    )


def _state(held: Held) -> Json:
    """What a shelf holds; reports and stories by their places in these lists."""
    place = {notes.report: i for i, notes in enumerate(held.notes)}
    number = {story: i for i, story in enumerate(held.stories)}
    return {
        "reports": list(place),
        "reckoned": held.reckoned,
        "templates": sorted(held.templates),
        "stories": [
            [story.id, story.title, [place[report] for report in story.reports], story.redirects]
            for story in held.stories.values()
        ],
        "gain": [
            [number[one], number[other], gain]
            for one, others in held.gain.items()
            for other, gain in others.items()
            if number[one] < number[other]
        ],
        "best": held.best,
    }


def _held(kept: Json, notes: Mapping[str, Notes]) -> Held:
    """The same read again. Raises KeyError and the like when it is not whole."""
    held = Held(
        [notes[report] for report in kept["reports"]],
        kept["reckoned"],
        frozenset(kept["templates"]),
        best=list(kept["best"]),
    )
    for id_, title, places, redirects in kept["stories"]:
        reports = tuple(held.notes[i].report for i in places)
        held.stories[id_] = Story(id_, title, reports, redirects=tuple(redirects))
    ids = list(held.stories)
    held.gain = {id_: {} for id_ in ids}
    for i, j, gain in kept["gain"]:
        held.gain[ids[i]][ids[j]] = held.gain[ids[j]][ids[i]] = gain
    return held


def _sealed(record: Json) -> bytes:
    """A record as one line that begins with its checksum."""
    data = json.dumps(record, separators=(",", ":")).encode()
    return b"%08x %s\n" % (zlib.crc32(data), data)


def _opened(line: bytes, path: Path, number: int = 0) -> Json:
    """The record in a line. Raises BadInput when it is not what was written."""
    seal, _, data = line.rstrip(b"\n").partition(b" ")
    if seal != b"%08x" % zlib.crc32(data):
        raise BadInput(_damaged(path, number))
    record: Json = json.loads(data)
    return record


def _damaged(path: Path, number: int = 0) -> str:
    line = f", line {number}" if number else ""
    return f"{path}{line}: damaged; put back a copy of its folder, or begin a new shelf with all reports"


def _other(path: Path, key: str) -> str:
    if key == "format":
        return f"{path}: a shelf of another version of Second Source; begin a new one with all reports"
    return f"{path}: a shelf made with other settings; use the same, or begin a new one with all reports"


def _replace(path: Path, data: bytes) -> None:
    """Put a file in place whole, or not at all."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def _hold(file: int, path: Path) -> None:
    """Lock an open file until it is closed. Raises BadInput when another run has it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        raise BadInput(f"{path}: another run is working on this shelf; wait for its end") from error
