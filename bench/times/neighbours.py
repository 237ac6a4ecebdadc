"""The times that dateparser finds, in an interpreter of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from bench.common.neighbours import how
from bench.times.corpus import Document, Timex

HOW = how("dateparser", "dateparser", "bench/times")


def is_there(python: Path) -> bool:
    """Whether that interpreter has dateparser."""
    if not python.is_file():
        return False
    return subprocess.run([python, "-c", "import dateparser"], capture_output=True, check=False).returncode == 0


def found_by(python: Path, documents: Sequence[Document]) -> tuple[list[list[Timex]], float]:
    """The times in each report, all of them dates, and the reports that it reads in a second of processor time."""
    lines = "".join(json.dumps({"text": d.text, "published": d.published[:10]}) + "\n" for d in documents)
    run = subprocess.run([python, __file__], input=lines, capture_output=True, text=True, check=True)
    *rows, seconds = run.stdout.splitlines()
    times = [[Timex(*time) for time in json.loads(row)] for row in rows]
    return times, len(documents) / max(1e-9, float(seconds))


def _serve(lines: Iterable[str]) -> None:
    import time
    from datetime import datetime

    from dateparser.search import search_dates  # type: ignore[import-not-found,unused-ignore]

    began = time.process_time()
    for line in lines:
        told = json.loads(line)
        settings = {"RELATIVE_BASE": datetime.fromisoformat(told["published"]), "PREFER_DATES_FROM": "past"}
        at, times = 0, []
        for words, value in search_dates(told["text"], languages=["en"], settings=settings) or []:
            start = told["text"].find(words, at)
            if start >= 0:
                at = start + len(words)
                times.append((start, at, "DATE", value.date().isoformat()))
        print(json.dumps(times))
    print(time.process_time() - began)


if __name__ == "__main__":
    _serve(sys.stdin)
