"""Which files the given places hold, and what to call each of them."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondsource.errors import BadInput


@dataclass(frozen=True, slots=True)
class Found:
    """A file to read, or (with a `problem`) something in its place that cannot be read."""

    name: str
    path: Path
    problem: str = ""


def walk(places: Iterable[Path]) -> list[Found]:
    """Every file of the places, folders with all that is below them, in the order of the places and then by name.

    Hidden files and folders are left out; a folder reached twice by links is entered once, a file given twice is
    taken once. A name is the path from the place; where two would be the same, folders above are added until they
    differ. Raises BadInput when a place does not exist.
    """
    places = list(places)
    absent = [str(place) for place in places if not os.path.lexists(place)]
    if absent:
        raise BadInput(f"there is no such file or folder: {', '.join(map(printable, absent))}")
    found: dict[Path, tuple[int, Found]] = {}
    for place in places:
        for item in _below(place) if place.is_dir() else [_look(place)]:
            path = item.path.absolute()
            depth = len(item.path.relative_to(place).parts) or 1
            found.setdefault(path, (depth, item))
    return _named(list(found.items()))


def printable(name: str) -> str:
    """The name with bytes that are no UTF-8 written out, so that it can stand in JSON and on a terminal."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _below(place: Path) -> Iterator[Found]:
    entered: set[tuple[int, int]] = set()
    waiting = [place]
    while waiting:
        folder = waiting.pop()
        try:
            status = folder.stat()
            if (status.st_dev, status.st_ino) in entered:  # a link that leads back
                continue
            entered.add((status.st_dev, status.st_ino))
            inside = sorted(p for p in folder.iterdir() if not p.name.startswith("."))
        except OSError as error:
            yield Found("", folder, f"the folder cannot be opened ({error.strerror}); check its permissions")
            continue
        folders = [path for path in inside if _is_folder(path)]
        yield from (_look(path) for path in inside if path not in set(folders))
        waiting += reversed(folders)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _look(path: Path) -> Found:
    """The file as found. Only regular files are opened: reading a pipe or a device could wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        if path.is_symlink():
            return Found("", path, "a link that leads to no file; mend or remove it")
        return Found("", path, f"cannot be looked at ({error.strerror})")
    return Found("", path, "" if stat.S_ISREG(mode) else "a pipe, socket or device, not a file; save it as a file")


def _named(found: Sequence[tuple[Path, tuple[int, Found]]]) -> list[Found]:
    """Each file with the shortest tail of its path that is its alone, but at least the path from its place."""
    parts = [path.parts for path, _ in found]
    depths = [depth for _, (depth, _) in found]
    while True:
        names = ["/".join(p[-depth:]) for p, depth in zip(parts, depths, strict=True)]
        often = Counter(names)
        longer = [d + 1 if often[n] > 1 and d < len(p) else d for n, d, p in zip(names, depths, parts, strict=True)]
        if longer == depths:
            break
        depths = longer
    return [Found(printable(n), item.path, item.problem) for n, (_, (_, item)) in zip(names, found, strict=True)]
