"""Captures on the disk: bytes in files that are named by their sha256, written whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import islice
from pathlib import Path

from secondsource.errors import RunError

#: Captures that are written at a time.
TOGETHER = 8


class MissingCapture(RunError):
    """The bytes of a capture are gone from the disk. `sha256` says which."""

    def __init__(self, sha256: str, path: Path) -> None:
        super().__init__(
            f"capture {sha256[:12]} is missing: {path} is gone; put it back from a backup, or add the same file again"
        )
        self.sha256 = sha256


class DamagedCapture(RunError):
    """The bytes of a capture are not those that were read. `sha256` says which."""

    def __init__(self, sha256: str, path: Path) -> None:
        super().__init__(
            f"capture {sha256[:12]} is damaged: {path} has other bytes than were read; put it back from a backup, "
            "or remove that file and add the original again"
        )
        self.sha256 = sha256


class Captures:
    """A folder of captures: `ab/abcd…`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes with this digest are. Raises ValueError for what is no digest."""
        if len(sha256) != 64 or set(sha256) - set("0123456789abcdef"):
            raise ValueError(f"{sha256[:80]!r} is no sha256")
        return self.folder / sha256[:2] / sha256

    def put(self, data: bytes) -> str:
        """Keep bytes; their digest. Once this returns they outlast a power cut."""
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        try:
            if path.is_file() and path.read_bytes() == data:
                return sha256
            path.parent.mkdir(parents=True, exist_ok=True)
            _write(path, data)
        except OSError as error:
            raise RunError(f"{path.parent}: a capture cannot be written: {error.strerror or error}") from error
        return sha256

    def put_all(self, data: Iterable[bytes]) -> list[str]:
        """Keep many; their digests, in order. Disks take several at once, and waiting for them is most of the work."""
        digests: list[str] = []
        rest = iter(data)
        with ThreadPoolExecutor(TOGETHER) as pool:
            while some := list(islice(rest, TOGETHER * 4)):
                digests.extend(pool.map(self.put, some))
        return digests

    def get(self, sha256: str) -> bytes:
        """The bytes, checked. Raises MissingCapture or DamagedCapture."""
        path = self.path(sha256)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            raise MissingCapture(sha256, path) from None
        except OSError as error:
            raise RunError(f"{path}: a capture cannot be read: {error.strerror or error}") from error
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedCapture(sha256, path)
        return data

    def __contains__(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def __iter__(self) -> Iterator[str]:
        """The digests of all captures that lie here, in order. Other files are passed over."""
        for shelf in sorted(self.folder.glob("[0-9a-f][0-9a-f]")):
            for path in sorted(shelf.iterdir()):
                if len(path.name) == 64 and path.name.startswith(shelf.name):
                    yield path.name


def _write(path: Path, data: bytes) -> None:
    """Under another name first: a file is there whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _settle(path.parent)


def _settle(folder: Path) -> None:
    """Have the folder remember the new name (not all systems can be asked to)."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
