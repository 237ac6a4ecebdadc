"""Words a second of the whole analysis, memory, start, and cost by length. Seconds of the clock need an idle machine.

Words are counted as Universal Dependencies cuts them, whatever the engine. The work is done in child processes that
have been warmed up, so that loading is not counted; the run with one process is held on one processor.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from pathlib import Path

from bench.common.engines import report_of
from bench.common.records import records
from bench.common.table import Table

from secondsource import assertions, language
from secondsource.engine.pool import Pool
from secondsource.text.words import words

LENGTHS = (25_000, 50_000, 100_000, 200_000)
SMALL = (
    "FERRIS, Ruritania (AP) — Two people died in a fire on Monday, police said.\n\n“It began at noon,” said Ana Ruiz.\n"
)


def texts(data: Path, limit: int = 300) -> list[str]:
    """Reports of the war in Syria and US political news, in turn, up to the limit."""
    war, politics = data / "fa-kes" / "reports.jsonl", data / "polnear" / "data" / "dev" / "text"
    first = [path.read_text(encoding="utf-8") for path in sorted(politics.glob("*.txt"))]
    second = [record["text"] for record in records(war)] if war.is_file() else []
    return (first + second)[:limit]


def analyse(text: str, engine: str) -> int:
    """Everything that is read of one report by itself; gives the number of its sentences."""
    report = report_of(text)
    parse = _engine(engine).parse(report)
    assertions.find(report, parse)
    return len(parse.sentences)


@lru_cache(maxsize=2)
def _engine(name: str) -> language.Analyzer:
    return language.load(name)


def _warm(_: int, engine: str) -> int:
    analyse(SMALL, engine)
    time.sleep(0.3)  # so that no child takes the share of another
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _peak(_: int) -> int:
    time.sleep(0.1)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def tables(data: Path, engines: Sequence[str]) -> list[Table]:
    """Throughput and memory; start; cost by length."""
    pile = texts(data)
    count = sum(len(words(text)) for text in pile)
    rate = Table(
        "speed",
        "Speed of the whole analysis",
        ("words/s", "words/CPU s", "ms a report", "peak MiB a process"),
        note=f"Parsing and finding: {len(pile)} reports of {count:,} words. On a busy machine trust CPU seconds.",
    )
    for engine in engines:
        for workers in (1, 2):
            seconds, busy, peak = _throughput(pile, engine, workers)
            cells = {
                "words/s": count / seconds,
                "words/CPU s": count / busy,
                "ms a report": 1000 * seconds / len(pile),
                "peak MiB a process": peak,
            }
            rate.add(f"{workers} process" + "es" * (workers > 1), engine, cells)
    return [rate, _start(engines), _lengths(pile, engines)]


def _timed(text: str, engine: str) -> float:
    began = time.process_time()
    analyse(text, engine)
    return time.process_time() - began


def _throughput(pile: Sequence[str], engine: str, workers: int) -> tuple[float, float, float]:
    """(seconds of the clock, of the processors, peak resident MiB of a child)."""
    with _processors(workers), Pool(workers) as pool:
        list(pool.map(partial(_warm, engine=engine), range(workers), _failed))
        began = time.perf_counter()
        busy = sum(pool.map(partial(_timed, engine=engine), pile, _failed))
        seconds = time.perf_counter() - began
        peaks = list(pool.map(_peak, range(2 * workers), _failed))
    scale = 1 if sys.platform == "darwin" else 1024  # bytes there, KiB elsewhere
    return seconds, busy, max(peaks) * scale / 2**20


def _failed(item: object, reason: str) -> int:
    raise RuntimeError(reason)


@contextmanager
def _processors(count: int) -> Iterator[None]:
    """Held on that many processors, children too, where the system can; threads of libraries likewise."""
    before = os.environ.get("OMP_NUM_THREADS")
    os.environ["OMP_NUM_THREADS"] = "1"
    free = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
    if free:
        os.sched_setaffinity(0, sorted(free)[:count])
    try:
        yield
    finally:
        if free:
            os.sched_setaffinity(0, free)
        os.environ.pop("OMP_NUM_THREADS")
        if before is not None:
            os.environ["OMP_NUM_THREADS"] = before


def _start(engines: Sequence[str]) -> Table:
    """Wall seconds of the command on one small report, the best of three."""
    found = Table("start", "Cold start", ("seconds",), note="`python -m secondsource read` on one small report.")
    with tempfile.TemporaryDirectory() as place:
        small = Path(place) / "small.txt"
        small.write_text(SMALL, encoding="utf-8")
        for engine in engines:
            command = [sys.executable, "-m", "secondsource", "read", str(small)]
            environment = {**os.environ, "SECONDSOURCE_LANGUAGE": engine}
            best = float("inf")
            for _ in range(3):
                began = time.perf_counter()
                done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
                best = min(best, time.perf_counter() - began)
            if done.returncode:
                print(f"cold start of {engine}: skipped ({(done.stderr.strip().splitlines() or ['failed'])[-1]})")
            else:
                found.add("start", engine, {"seconds": best})
    return found


def _lengths(pile: Sequence[str], engines: Sequence[str]) -> Table:
    """Processor seconds for one text of growing length; linear costs keep the microseconds a character level."""
    found = Table("length", "Cost by length of one text", ("CPU seconds", "µs a character"))
    whole = "\n\n".join(pile)
    for engine in engines:
        for length in LENGTHS:
            text = (whole * (1 + length // max(1, len(whole))))[:length]
            with _processors(1):
                analyse(SMALL, engine)
                began = time.process_time()
                analyse(text, engine)
                seconds = time.process_time() - began
            found.add(
                f"{length:,} characters", engine, {"CPU seconds": seconds, "µs a character": 1e6 * seconds / length}
            )
    return found
