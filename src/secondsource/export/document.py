"""`dossier.json`: the data behind every page, and the only file that the others are made from."""

from __future__ import annotations

from pathlib import Path

from secondsource.model import codec
from secondsource.model.dossier import DOCUMENT, Dossier


def write(dossier: Dossier, out: Path, *, full_text: bool = True) -> Path:
    """Write OUT/dossier.json; `full_text=False` leaves the reports' texts out. Returns its path."""
    path = out / DOCUMENT
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(codec.lines(dossier, full_text=full_text))
    return path
