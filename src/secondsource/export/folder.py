"""A dossier as a folder that can be opened, passed on and checked with standard tools.

OUT/index.html ...          the pages
OUT/dossier.json            the data behind them
OUT/captures/<sha256>       the bytes that were read (left out of a quote-only dossier, and of a masked one)
OUT/manifest-sha256.txt     the digest of every file above, in the format of `sha256sum -c` (and of BagIt)
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from secondsource.errors import BadInput
from secondsource.export import document, site
from secondsource.model.capture import Capture
from secondsource.model.dossier import CAPTURES, MANIFEST, Dossier


def check_free(out: Path, places: Iterable[Path]) -> None:
    """Raises BadInput when `out` cannot take a dossier: it is a file, it holds other things, or it is (or lies
    inside) a place that is about to be read. An older dossier may be there: it will be replaced."""
    if out.exists() and not out.is_dir():
        raise BadInput(f"{out}: is a file; give a folder to write the dossier to")
    if out.is_dir() and any(out.iterdir()) and not (out / MANIFEST).is_file():
        raise BadInput(f"{out}: holds files that are no dossier; give an empty or a new folder")
    for place in places:
        if place.is_dir() and (out.resolve() == place.resolve() or place.resolve() in out.resolve().parents):
            raise BadInput(f"{out}: lies inside {place}, which is to be read; give a folder outside it")


def write(dossier: Dossier, captures: Sequence[Capture], out: Path, *, full_text: bool = True) -> None:
    """Write the whole folder. It is made beside `out` and put in place at the end, so a failure leaves what was
    there before."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as scratch:
        made = Path(scratch) / "made"
        made.mkdir()
        document.write(dossier, made, full_text=full_text)
        site.render(dossier, made, full_text=full_text)
        if full_text and captures and not dossier.masks:
            _write_captures(dossier, captures, made / CAPTURES)
        _write_manifest(made)
        if out.exists():
            out.rename(Path(scratch) / "before")
        shutil.move(made, out)


def _write_captures(dossier: Dossier, captures: Sequence[Capture], target: Path) -> None:
    wanted = {report.sha256 for report in dossier.reports}
    target.mkdir()
    for capture in captures:
        if capture.sha256 in wanted:
            (target / capture.sha256).write_bytes(capture.data)


def _write_manifest(root: Path) -> None:
    files = sorted(path for path in root.rglob("*") if path.is_file())
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(root).as_posix()}\n" for path in files
    ]
    (root / MANIFEST).write_text("".join(lines), encoding="utf-8", newline="\n")
