"""Which name what is added gets in a case. Asked within the transaction that writes it down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePosixPath

from secondsource.ingest import printable
from secondsource.model.capture import Capture, Skipped
from secondsource.store.base import Writer

#: Notes under which it is kept where each name was found.
FOUND = "found"
#: Notes under which it is kept that something was added: whoever knew the case before must look again.
STAMP = "stamp"

Item = Capture | Skipped


class Names:
    """Everything is called as it was given: what has other bytes under a name that is held is a version of it."""

    def named(self, writer: Writer, items: Sequence[Item]) -> list[Item]:
        """The items under the names that they are to have."""
        return list(items)

    def stamped(self, writer: Writer, stamp: str) -> None:
        """Note that something was added."""
        writer.note(STAMP, "held", stamp)


class Beside(Names):
    """What has other bytes under a name that is held gets the first free name like it: "a (2).txt"."""

    def named(self, writer: Writer, items: Sequence[Item]) -> list[Item]:
        """See `Names`."""
        found, taken = list[Item](), dict[str, str]()
        for item in items:
            if isinstance(item, Capture):
                item = replace(item, name=_free(writer, taken, item))
                taken[item.name] = item.sha256
            found.append(item)
        return found


def _free(writer: Writer, taken: Mapping[str, str], item: Capture) -> str:
    for n in count(1):
        name = item.name if n == 1 else numbered(item.name, n)
        current = taken.get(name) or next((one.sha256 for one in writer.versions(name) if one.current), "")
        if current in ("", item.sha256):
            return name
    raise AssertionError("there are always more numbers")


def numbered(name: str, n: int) -> str:
    """ "a.txt", 2 -> "a (2).txt"; the records of a file keep what they are called in it: "a.jsonl#7 (2)"."""
    stem, dot, suffix = name.rpartition(".")
    return f"{stem} ({n}).{suffix}" if dot and stem and suffix.isalnum() else f"{name} ({n})"


class Found(Names):
    """Names go with paths: two files called "a.txt" in two folders are two reports, not two versions of one."""

    def __init__(self, whereabouts: Mapping[str, Path]) -> None:
        self._whereabouts = whereabouts
        self._stamp: str | None = None
        self._owners: dict[str, str] = {}
        self._held: set[tuple[str, str]] = set()
        self._new: dict[str, str] = {}

    def named(self, writer: Writer, items: Sequence[Item]) -> list[Item]:
        """See `Names`. Each item gets a name that nothing found elsewhere has."""
        self._look(writer)
        return [replace(item, name=self._name(item)) for item in items]

    def stamped(self, writer: Writer, stamp: str) -> None:
        """Note that something was added, and which names were given out."""
        for name, where in self._new.items():
            writer.note(FOUND, name, where)
        super().stamped(writer, stamp)
        self._new, self._stamp = {}, stamp

    def _look(self, writer: Writer) -> None:
        """All is asked for once, and again when somebody else has added something."""
        stamp = writer.notes(STAMP).get("held", "")
        if self._stamp != stamp:
            self._owners, self._stamp = dict(writer.notes(FOUND)), stamp
            self._held = {(held.name, held.sha256) for held in writer.held()}
            for name, _ in self._held:
                names = (name, *_before(name))
                if not any(one in self._owners for one in names):
                    self._owners |= dict.fromkeys(names, "")  # sent in by somebody, found nowhere

    def _name(self, item: Item) -> str:
        if path := self._whereabouts.get(item.name):
            return self._of(item.name, path, item.sha256 if isinstance(item, Capture) else "")
        for file in _before(item.name):
            if path := self._whereabouts.get(file):
                return self._of(file, path) + item.name[len(file) :]
        return item.name

    def _of(self, name: str, path: Path, sha256: str = "") -> str:
        """The name for what is found at a path, longer by folders above until it is free."""
        parts = path.absolute().parts
        depth = len(PurePosixPath(name).parts)
        where = printable(str(path.absolute()))
        while True:
            owner = self._owners.get(name, where)
            if owner == where or (name, sha256) in self._held or depth >= len(parts):
                if name not in self._owners:
                    self._owners[name] = self._new[name] = where
                return name
            depth += 1
            name = printable("/".join(parts[-depth:]))


def _before(name: str) -> Iterable[str]:
    """What stands before each "#", the longest first: of the name of a record one is that of its file."""
    at = name.rfind("#")
    while at > 0:
        yield name[:at]
        at = name.rfind("#", 0, at)
