"""A folder of reports as they were given, with the index that finds those that share text with a new one.

    reports.jsonl     the lines, each as it came: nothing else is needed to make the rest again
    keys-*.npy        layers of sorted keys, mapped into memory and never read whole
    sizes-*.npy       for each report how many keys it has
    starts-*.npy      where its line begins, and at the end where the last one ends
    marks-*.npy       a number made of its line, by which a line that is kept already is known
    head.json         which of these files belong together, and how they were made

The head is replaced in one step after everything that it names was written: a run that breaks off leaves the folder as
it was, save for files that nobody names and the next run removes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np

from secondsource.errors import BadInput, RunError

Array = np.ndarray[Any, Any]

FORMAT = "secondsource-index/1"
HEAD = "head.json"
LINES = "reports.jsonl"


class Kept:
    """The folder, opened; an empty or absent one is one without reports.

    `made` is anything in JSON that says how keys are made: a folder whose keys were made otherwise cannot be asked.
    Raises BadInput when the folder holds something else, or was made otherwise.
    """

    def __init__(self, folder: Path, made: Any) -> None:
        self._folder, self._made = folder, made
        self._head = _head(folder, made)
        self._files = [(name, _mapped(folder / name)) for name in self._head["layers"]]
        self.sizes = _read(folder, self._head["sizes"], np.zeros(0, dtype=np.int64))
        self._starts = _read(folder, self._head["starts"], np.zeros(1, dtype=np.int64))
        self.marks = _read(folder, self._head["marks"], np.zeros(0, dtype=np.uint64))
        if not len(self.sizes) == len(self.marks) == len(self._starts) - 1 == self._head["reports"]:
            raise BadInput(f"{folder}: its files do not fit together; make the index anew from {LINES}")

    def __len__(self) -> int:
        return len(self.sizes)

    @property
    def layers(self) -> tuple[Array, ...]:
        """The layers of keys, as they lie on the disk."""
        return tuple(keys for _, keys in self._files)

    def line(self, at: int) -> bytes:
        """The line of a report, without the line break."""
        with (self._folder / LINES).open("rb") as file:
            file.seek(int(self._starts[at]))
            return file.read(int(self._starts[at + 1] - self._starts[at])).rstrip(b"\n")

    def add(self, lines: Sequence[bytes], layers: Sequence[Array], sizes: Array) -> None:
        """Keep further lines (without line breaks). `layers`, `sizes`: the index of all reports, these ones included.

        Raises RunError when another run has written to the folder since it was opened, BadInput when it cannot be
        written to.
        """
        try:
            self._write(lines, layers, sizes)
        except OSError as error:
            raise BadInput(f"{self._folder}: cannot be written to ({error.strerror})") from error

    def _write(self, lines: Sequence[bytes], layers: Sequence[Array], sizes: Array) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        if _head(self._folder, self._made) != self._head:
            raise RunError(f"{self._folder}: another run has written to this index meanwhile; run this one again")
        turn = self._head["turn"] + 1
        ends = int(self._starts[-1]) + np.cumsum([len(line) + 1 for line in lines], dtype=np.int64)
        starts = np.concatenate([self._starts, ends])
        self._append(lines)
        known = {id(keys): name for name, keys in self._files}
        files = [(known.get(id(keys), f"keys-{turn}-{at}.npy"), keys) for at, keys in enumerate(layers)]
        parts = [(name, keys) for name, keys in files if id(keys) not in known]
        marks = np.concatenate([self.marks, np.array([mark_of(line) for line in lines], dtype=np.uint64)])
        parts += [(f"sizes-{turn}.npy", sizes), (f"starts-{turn}.npy", starts), (f"marks-{turn}.npy", marks)]
        for name, part in parts:
            np.save(self._folder / name, part, allow_pickle=False)
        self._head = {
            "format": FORMAT,
            "made": self._made,
            "turn": turn,
            "reports": len(sizes),
            "layers": [name for name, _ in files],
            "sizes": f"sizes-{turn}.npy",
            "starts": f"starts-{turn}.npy",
            "marks": f"marks-{turn}.npy",
        }
        _replace(self._folder / HEAD, json.dumps(self._head, indent=1) + "\n")
        self._files, self.sizes, self.marks, self._starts = files, sizes, marks, starts
        self._sweep()

    def _append(self, lines: Sequence[bytes]) -> None:
        """Write the lines after the last one that counts: what a run that broke off left there is written over."""
        path = self._folder / LINES
        with path.open("r+b" if path.exists() else "w+b") as file:
            file.seek(int(self._starts[-1]))
            file.writelines(line + b"\n" for line in lines)
            file.truncate()

    def _sweep(self) -> None:
        """Remove the files that the head no longer names."""
        named = {*self._head["layers"], self._head["sizes"], self._head["starts"], self._head["marks"]}
        for kind in ("keys", "sizes", "starts", "marks"):
            for path in self._folder.glob(f"{kind}-*.npy"):
                if path.name not in named:
                    try:
                        path.unlink()
                    except OSError:  # still mapped somewhere; the next run removes it
                        continue


def mark_of(line: bytes) -> int:
    """The mark of a line: 64 bits that another line has by chance alone."""
    return int.from_bytes(blake2b(line, digest_size=8).digest(), "big")


def _head(folder: Path, made: Any) -> dict[str, Any]:
    """The head of a folder; that of a new one if there is none."""
    path = folder / HEAD
    if not path.exists():
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise BadInput(f"{folder}: this is no index, and it is not empty; name another folder")
        names = {"layers": [], "sizes": "", "starts": "", "marks": ""}
        return {"format": FORMAT, "made": made, "turn": 0, "reports": 0, **names}
    try:
        head = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: cannot be read; make the index anew from {LINES}") from error
    if not isinstance(head, dict) or (head.get("format"), head.get("made")) != (FORMAT, made):
        raise BadInput(f"{folder}: made by another version; make the index anew from its {LINES}")
    return head


def _read(folder: Path, name: str, empty: Array) -> Array:
    return np.array(_mapped(folder / name)) if name else empty


def _mapped(path: Path) -> Array:
    try:
        found: Array = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError) as error:
        raise BadInput(f"{path}: missing or damaged; make the index anew from {LINES}") from error
    return found


def _replace(path: Path, text: str) -> None:
    """Write a file that is there whole or not at all."""
    draft = path.with_suffix(".new")
    with draft.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
