"""One file that has all of a case: its database and its captures, with their digests.

An archive is a tar file: `manifest.json`, `case.json`, `case.db` (always SQLite, whatever kept the case),
`captures/ab/<sha256>`, and at its end `end.json`, which names the captures that could not be read.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import sqlite3
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from secondsource.errors import BadInput, RunError
from secondsource.store import place as places
from secondsource.store.base import FILE
from secondsource.store.captures import Captures
from secondsource.store.move import copy
from secondsource.store.place import CAPTURES, DATABASE, Place
from secondsource.store.upgrade import NEWEST

FORMAT = "secondsource-backup/1"
MANIFEST, END = "manifest.json", "end.json"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was written: how many captures are in it, and the digests of those that could not be read."""

    path: Path
    captures: int
    missing: tuple[str, ...]


def backup(place: Place, out: Path, time: str) -> Backup:
    """Write all of a case into one file, while others read and write. It has the state of one moment.

    Raises BadInput when the file is there already, RunError when it cannot be written.
    """
    if out.exists():
        raise BadInput(f"{out} is there already; choose another name for the backup")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".backup-", dir=out.parent) as name:
            return _backup(place, out, time, Path(name))
    except (OSError, tarfile.TarError, sqlite3.Error) as error:
        raise RunError(f"{out}: the backup cannot be written: {getattr(error, 'strerror', None) or error}") from error


def _backup(place: Place, out: Path, time: str, work: Path) -> Backup:
    database = _database(place, work)
    still = places.open_store(Place(work, "", place.made))
    with still.view() as view:
        digests = sorted({held.sha256 for held in view.held()})
    still.close()
    captures, missing = places.captures(place), []
    part = work / "archive.tar"
    with tarfile.open(part, "w") as archive:
        manifest = {
            "format": FORMAT,
            "made": time,
            "tables": NEWEST,
            "database": _digest(database),
            "captures": digests,
        }
        _add(archive, MANIFEST, json.dumps(manifest, indent=1).encode())
        _add(archive, FILE, json.dumps(places.words(Place(out, "", place.made)), indent=1).encode())
        archive.add(database, DATABASE, recursive=False)
        for sha256 in digests:
            try:
                data = captures.get(sha256)
            except RunError:
                missing.append(sha256)
            else:
                _add(archive, _name(sha256), data)
        _add(archive, END, json.dumps({"missing": missing}).encode())
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.replace(out)
    return Backup(out, len(digests) - len(missing), tuple(missing))


def _database(place: Place, work: Path) -> Path:
    """The database of a case as one SQLite file, in the state of one moment."""
    database = work / DATABASE
    if not place.url:
        source, target = sqlite3.connect(place.folder / DATABASE, timeout=30), sqlite3.connect(database)
        try:
            source.backup(target)
        finally:
            source.close()
            target.close()
        return database
    old, new = places.open_store(place), places.open_store(Place(work, "", place.made), new=True)
    try:
        with old.view() as source_view, new.write() as writer:
            copy(source_view, writer)
    finally:
        old.close()
        new.close()
    return database


def restore(archive: Path, folder: Path) -> Place:
    """Make a case from a backup, in its folder (see `move` for a server). Every byte is checked on the way.

    Raises BadInput when the folder is there already or the file is no backup, RunError when it is damaged.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BadInput(f"{folder} is there already; choose a new folder to restore into")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".restore-", dir=folder.parent) as name:
        work = Path(name) / "case"
        work.mkdir()
        try:
            _unpack(archive, work)
        except (tarfile.TarError, EOFError) as error:
            raise RunError(f"{archive}: the backup is damaged: {error}; take another one") from error
        except OSError as error:
            raise RunError(f"{archive}: it cannot be restored: {error.strerror or error}") from error
        place = Place(work, "", places.find(work).made)
        places.write(place)  # whatever address the backup names is not opened
        store = places.open_store(place)
        wrong = store.check()
        store.close()
        if wrong:
            raise RunError(f"{archive}: the backup is damaged: {wrong[0].what}")
        if folder.exists():
            folder.rmdir()
        work.replace(folder)
    return places.find(folder)


def _unpack(archive: Path, work: Path) -> None:
    """Only what a backup may have is written, each under a name that we make."""
    captures = Captures(work / CAPTURES)
    captures.folder.mkdir()
    with tarfile.open(archive, "r:") as tar:
        manifest = _manifest(archive, tar)
        wanted = {str(sha256) for sha256 in manifest["captures"]}
        seen, missing = set[str](), None
        for member in tar:
            file = tar.extractfile(member) if member.isreg() else None
            if file is None:
                continue
            if member.name == DATABASE:
                with (work / DATABASE).open("wb") as target:
                    shutil.copyfileobj(file, target, _CHUNK)
            elif member.name == FILE:
                (work / FILE).write_bytes(file.read())
            elif member.name == END:
                missing = _missing(archive, file.read())
            elif (sha256 := member.name[-64:]) not in wanted or member.name != _name(sha256):
                continue
            elif captures.put(file.read()) != sha256:
                raise RunError(f"{archive}: the backup is damaged: capture {sha256[:12]} has other bytes")
            else:
                seen.add(sha256)
    if missing is None or wanted - seen - missing:
        raise RunError(f"{archive}: the backup is damaged: it was cut off, {len(wanted - seen)} captures are not in it")
    for name in (DATABASE, FILE):
        if not (work / name).is_file():
            raise RunError(f"{archive}: the backup is damaged: there is no {name} in it")
    if _digest(work / DATABASE) != manifest["database"]:
        raise RunError(f"{archive}: the backup is damaged: its database is not the one that was written")


def _manifest(archive: Path, tar: tarfile.TarFile) -> dict[str, Any]:
    first = tar.next()
    file = tar.extractfile(first) if first is not None and first.name == MANIFEST else None
    try:
        manifest: Any = json.loads(file.read()) if file else {}
        if manifest.get("format") == FORMAT and isinstance(manifest["captures"], list):
            return dict(manifest)
    except (ValueError, AttributeError, KeyError):
        pass
    raise BadInput(f"{archive} is no backup of a case that this Second Source can read ({FORMAT})")


def _missing(archive: Path, data: bytes) -> set[str]:
    """The captures that were not there when the backup was made."""
    try:
        return set(map(str, json.loads(data)["missing"]))
    except (ValueError, KeyError, TypeError):
        raise RunError(f"{archive}: the backup is damaged: its end cannot be read") from None


def _add(archive: tarfile.TarFile, name: str, data: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(data), 0o644
    archive.addfile(member, io.BytesIO(data))


def _name(sha256: str) -> str:
    return f"{CAPTURES}/{sha256[:2]}/{sha256}"


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
