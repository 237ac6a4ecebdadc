"""Everything a user may set, from one file and the environment, frozen before a run begins.

Looked for in this order, later ones win: the defaults below; `secondsource.toml` in the current folder (or the file
given with --settings); environment variables `SECONDSOURCE_<NAME>`; options of the command line.
"""

from __future__ import annotations

import hashlib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from secondsource.errors import BadInput

FILE_NAME = "secondsource.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a run.

    language: name of the language engine ("english", "rules", or "spacy:" and the name of a pipeline).
    workers: processes that share the work; 0 means one for each processor.
    max_bytes: files and JSONL lines above this many bytes are recorded and skipped.
    html_seconds: seconds after which the reading of one HTML page is given up.
    read_seconds: seconds after which the analysis of one report is given up (kept when several processes work).
    html_depth: HTML pages nested deeper than this many tags are recorded and skipped.
    lineage_days: reports published more than so many days apart are not compared for lineage; 0 means that all are.
    full_text: whether the dossier carries the reports' texts (False: quotes only).
    publishers: a file of publishers and their owners that goes before the list of the package; "" for none.
    """

    language: str = "english"
    workers: int = 0
    max_bytes: int = 5_000_000
    html_seconds: float = 10.0
    read_seconds: float = 120.0
    html_depth: int = 200
    lineage_days: int = 0
    full_text: bool = True
    publishers: str = ""

    def told(self) -> list[tuple[str, str, str]]:
        """(name, value, meaning) of each setting that can change a result; the meaning is that of the docstring."""
        lines = (line.strip().partition(": ") for line in (type(self).__doc__ or "").splitlines())
        meanings = {name: meaning for name, colon, meaning in lines if colon}
        names = [f.name for f in fields(self) if f.name != "workers"]
        shown = {name: _shown(getattr(self, name)) for name in names}
        shown["publishers"] = f"a file of your own ({_content(Path(self.publishers))[:16]})" if self.publishers else ""
        return [(name, value, meanings.get(name, "")) for name, value in shown.items()]

    def digest(self) -> str:
        """Names the settings that can change a result (how many processes share the work cannot). A file counts by what
        it holds, wherever it lies. Raises BadInput when it cannot be read."""
        parts = [f"{f.name}={getattr(self, f.name)!r}" for f in fields(self) if f.name not in ("workers", "publishers")]
        if self.publishers:
            parts.append(f"publishers={_content(Path(self.publishers))}")
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _content(file: Path) -> str:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError as error:
        raise BadInput(f"publishers {file}: cannot be read ({error.strerror})") from error


def _shown(value: object) -> str:
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def load(path: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """The settings in force.

    Raises BadInput when a file cannot be read, or a name or value makes no sense.
    """
    settings = Settings()
    file = path or Path(FILE_NAME)
    if path or file.is_file():
        settings = merge(settings, _read_file(file), str(file))
    words = os.environ if environment is None else environment
    prefix = "SECONDSOURCE_"
    given = {key[len(prefix) :].lower(): value for key, value in words.items() if key.startswith(prefix)}
    known = {f.name for f in fields(Settings)}
    return merge(settings, {key: value for key, value in given.items() if key in known}, "the environment")


def _read_file(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"settings {file}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"settings {file}: not TOML ({error})") from error


def merge(settings: Settings, values: Mapping[str, Any], where: str) -> Settings:
    """The settings with some values exchanged; text is read as the type of the setting."""
    known = {f.name: type(getattr(settings, f.name)) for f in fields(settings)}
    changed = {}
    for name, value in values.items():
        if name not in known:
            raise BadInput(f"{where}: no setting is called {name!r} (there are: {', '.join(known)})")
        changed[name] = _convert(known[name], value, f"{where}: {name}")
    return replace(settings, **changed)


def _convert(kind: type, value: Any, where: str) -> Any:
    if kind is bool and isinstance(value, str):
        if value.lower() in ("1", "true", "yes", "on"):
            return True
        if value.lower() in ("0", "false", "no", "off"):
            return False
        raise BadInput(f"{where}: expected true or false, found {value!r}")
    try:
        if isinstance(value, bool) != (kind is bool):
            raise ValueError
        converted = kind(value)
    except (TypeError, ValueError) as error:
        raise BadInput(f"{where}: expected {kind.__name__}, found {value!r}") from error
    if kind in (int, float) and converted < 0:
        raise BadInput(f"{where}: must not be negative, found {value!r}")
    return converted
