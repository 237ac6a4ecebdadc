"""Walk what the user gave and take each report's bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from secondsource.ingest.kinds import HEAD, FileKind, Unreadable, is_binary, kind_of
from secondsource.ingest.lines import read_lines, size, too_long
from secondsource.ingest.records import Labels
from secondsource.ingest.walk import Found, walk
from secondsource.model.capture import Capture, CaptureKind, Skipped


@dataclass(frozen=True, slots=True)
class Options:
    """`max_bytes`: larger files and lines are recorded and skipped."""

    max_bytes: int = 5_000_000


def read(places: Iterable[Path], options: Options) -> Iterator[Capture | Skipped]:
    """A Capture for each report found, a Skipped for each item that could not be used.

    Folders are read with all that is below them; one file is open at a time, and of a JSONL file one line is held.
    Raises BadInput when a place does not exist.
    """
    for found in walk(places):
        if found.problem:
            yield Skipped(found.name, "ingest", found.problem)
            continue
        try:
            with found.path.open("rb") as file:
                yield from _read_file(found, file, options)
        except OSError as error:
            reason = f"cannot be read ({error.strerror or error}); check its permissions"
            yield Skipped(found.name, "ingest", reason)
        except Unreadable as error:
            yield Skipped(found.name, "ingest", str(error))


def whereabouts(places: Iterable[Path]) -> dict[str, Path]:
    """The file behind each name that `read` gives (of a record: behind what stands before its "#")."""
    return {found.name: found.path for found in walk(places)}


def read_bytes(
    name: str, data: bytes, options: Options, kind: CaptureKind | None = None
) -> Iterator[Capture | Skipped]:
    """The same for bytes that were handed over as a file of that name; with a `kind` they are taken for that."""
    try:
        if kind is None or not data:
            yield from _read_file(Found(name, Path(name)), BytesIO(data), options)
        elif len(data) > options.max_bytes:
            raise Unreadable(f"larger than {size(options.max_bytes)}; split it, or raise the setting max_bytes")
        else:
            yield _capture(name, data if kind == "record" else _checked(data, kind), kind)
    except Unreadable as error:
        yield Skipped(name, "ingest", str(error))


def _read_file(found: Found, file: BinaryIO, options: Options) -> Iterator[Capture | Skipped]:
    head = file.read(HEAD)
    kind = kind_of(found.path.name, head)
    if not head:
        raise Unreadable("the file is empty")
    file.seek(0)
    if kind == "lines":
        if head.startswith((b"\xff\xfe", b"\xfe\xff")) or (b"\0" in head and not is_binary(head)):
            raise Unreadable("JSONL in UTF-16, whose lines cannot be told apart; write it anew as UTF-8")
        yield from _read_records(found.name, file, options)
        return
    data = file.read(options.max_bytes + 1)
    if len(data) > options.max_bytes:
        raise Unreadable(f"larger than {size(options.max_bytes)}; split it, or raise the setting max_bytes")
    yield _capture(found.name, _checked(data, kind), kind)


def _read_records(name: str, file: BinaryIO, options: Options) -> Iterator[Capture | Skipped]:
    lines, labels = 0, Labels(name)
    for number, line in read_lines(file, options.max_bytes):
        lines += 1
        item = labels.of(number, line)
        if line is None:
            yield Skipped(item, "ingest", too_long(options.max_bytes))
        elif is_binary(line):
            yield Skipped(item, "ingest", "the line holds binary data, not JSON; write the file anew as UTF-8")
        else:
            yield _capture(item, line, "record")
    if not lines:
        raise Unreadable("the file holds nothing but white space")


def _checked(data: bytes, kind: FileKind | CaptureKind) -> bytes:
    if not data.strip():
        raise Unreadable("the file holds nothing but white space")
    if is_binary(data):
        what = "page" if kind == "html" else "text"
        raise Unreadable(f"binary data, not {what} (it holds NUL bytes); save it anew as UTF-8")
    return data


def _capture(name: str, data: bytes, kind: CaptureKind) -> Capture:
    return Capture(name, hashlib.sha256(data).hexdigest(), kind, data)
