"""What an exporter offers. Ours are in `formats`; see `plugins` for how another package offers one."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from secondsource.model.dossier import Dossier


class Exporter(Protocol):
    """Writes a dossier in a format of somebody else's. The docstring of the class is its help text."""

    name: str

    def write(self, dossier: Dossier, out: Path) -> None:
        """Write the file or the folder `out`; what is there already is overwritten. Raises OSError when it cannot be
        written, BadInput when there is nothing in the dossier that the format could hold."""
        ...
