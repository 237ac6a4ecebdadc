"""What a case says, handed on: as a folder, masked, quote-only, in other formats."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from secondsource import dossier as dossiers
from secondsource.dossier import Masking
from secondsource.errors import BadInput
from secondsource.export import folder
from secondsource.model.capture import Capture
from secondsource.model.dossier import Dossier
from secondsource.runner import asking, resume
from secondsource.runner.ground import late
from secondsource.runner.opened import Opened
from secondsource.stages import silent


def dossier(
    at: Opened, stale: Sequence[str], out: Path | None, masking: Masking | None, full_text: bool | None
) -> Dossier:
    """All that the case says; `stale` tells why a run is due first. See `Case.dossier`."""
    whole = at.settings.full_text if full_text is None else full_text
    if out:
        folder.check_free(out, [at.folder])
    if stale:
        resume.run(at, silent)
    found = asking.whole(at)
    if masking:
        found = dossiers.mask(found, masking)
    if not whole:
        found = dossiers.quote_only(found)
    if out:
        folder.write(found, _captures(at, found), out, full_text=whole)
    return found


def _captures(at: Opened, found: Dossier) -> Sequence[Capture]:
    """Those that a dossier stands on, older versions too: something may have been added since."""
    wanted = {report.sha256 for report in found.reports}
    with at.store.view() as view:
        return late(at, list({held.sha256: held for held in view.held() if held.sha256 in wanted}.values()))


def export(found: Dossier, out: Path, format_: str) -> None:
    """Write a dossier in a format. Raises BadInput for one that nobody offers, or where it cannot be written."""
    from secondsource import plugins

    exporter = plugins.load("exporters", format_)()
    try:
        exporter.write(found, out)
    except OSError as error:
        raise BadInput(f"{out}: cannot be written ({error.strerror})") from error
