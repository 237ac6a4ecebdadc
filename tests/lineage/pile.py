"""Small invented reports (tests/cases/lineage), read by the rules."""

from __future__ import annotations

import hashlib
from pathlib import Path

from secondsource import clean, language
from secondsource.model.capture import Capture
from secondsource.model.ids import digest
from secondsource.model.parse import Parse
from secondsource.model.report import Report

CASES = Path(__file__).parents[1] / "cases" / "lineage"
WIRE, REPRINT, REWRITE, OWN = (
    (CASES / f"{name}.txt").read_text(encoding="utf-8") for name in ("wire", "reprint", "rewrite", "own")
)


def read(*texts: str, engine: str = "rules") -> tuple[list[Report], list[Parse]]:
    """Reports and parses of some plain texts; a text that cleaning refuses becomes a bare report."""
    analyzer = language.load(engine)
    reports = []
    for text in texts:
        data = text.encode()
        capture = Capture("x.txt", hashlib.sha256(data).hexdigest(), "text", data)
        if any(map(str.isalpha, text)):
            reports.append(clean.clean(capture, clean.Options()))
        else:
            reports.append(Report(digest("report", text), "x.txt", capture.sha256, text))
    return reports, [analyzer.parse(report) for report in reports]
