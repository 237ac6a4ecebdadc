"""Sentences put into a store, as a run puts them there, and questions asked of it meanwhile."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.store.pile import Sentences

from secondsource.store import place
from secondsource.store.base import Indexed
from secondsource.store.sql import SqlStore

#: Sentences of a report, and reports that are written in one transaction (as runner.indexing does).
LONG, TOGETHER = 20, 200
#: Words by which a report is found by others.
TELLING = 60
CLIENT = Path(__file__).with_name("client.py")


def prepared(seed: int, reports: int) -> list[tuple[str, list[Indexed], list[str]]]:
    """Reports ready to be written: making them up is not measured."""
    made, found = Sentences(seed), []
    for n in range(reports):
        name, at = f"report-{seed:03}{n:07}", 0
        held = []
        for i, text in enumerate(made.of_report(LONG), 1):
            held.append(Indexed(name, i, at, at + len(text), text))
            at += len(text) + 1
        words = [w for one in held for w in one.text.lower().rstrip(".").split() if len(w) > 4][:TELLING]
        found.append((name, held, words))
    return found


def pour(store: SqlStore, sentences: int, seed: int, pause: float = 0) -> tuple[float, float]:
    """Write so many sentences; the seconds by the clock and of the processor that the writing took."""
    clock = used = 0.0
    for batch in range(-(-sentences // (LONG * TOGETHER))):
        some = prepared(seed * 1000 + batch, TOGETHER)
        began, spent = time.monotonic(), time.process_time()
        with store.write() as writer:
            for name, held, words in some:
                writer.index(name, held, words)
        clock, used = clock + time.monotonic() - began, used + time.process_time() - spent
        time.sleep(pause)
    return clock, used


def clients(folder: Path, count: int, questions: int, pause: float) -> list[subprocess.Popen[str]]:
    """So many processes that ask the store in a case's folder; each prints the seconds of its answers as JSON."""
    arguments = [str(folder), str(questions), str(pause)]
    return [
        subprocess.Popen([sys.executable, str(CLIENT), *arguments, str(n)], stdout=subprocess.PIPE, text=True)
        for n in range(count)
    ]


def answers(asking: list[subprocess.Popen[str]]) -> dict[str, list[float]]:
    """Kind of question -> the seconds that each answer took, of all clients."""
    found: dict[str, list[float]] = {}
    for client in asking:
        out, _ = client.communicate(timeout=3600)
        for kind, seconds in json.loads(out).items():
            found.setdefault(kind, []).extend(seconds)
    return found


def questions(seed: int, words: list[str]) -> Iterator[tuple[str, str]]:
    """Kinds of questions and what is asked, without end."""
    chance = random.Random(seed)
    while True:
        yield "rare word", chance.choice(words[20_000:])
        yield "common word", chance.choice(words[:50])
        yield "two words", f"{chance.choice(words[:500])} {chance.choice(words[:500])}"
        yield "phrase", f'"{chance.choice(words[:100])} {chance.choice(words[:100])}"'
        yield "typed syntax", f'{chance.choice(words[:500])} AND NOT ("{chance.choice(words[:500])}* OR'


@contextmanager
def pouring(folder: Path, sentences: int) -> Iterator[None]:
    """Another process writes sentences, so many at most, as long as the `with` lasts."""
    code = "import sys; from pathlib import Path; from bench.store import ingest; "
    code += "ingest.pour(ingest.opened(Path(sys.argv[1])), int(sys.argv[2]), 3)"
    writer = subprocess.Popen([sys.executable, "-c", code, str(folder), str(sentences)], cwd=CLIENT.parents[2])
    try:
        yield
    finally:
        writer.terminate()
        writer.wait(60)


def opened(folder: Path) -> SqlStore:
    """The store of the case in a folder, which is begun when there is none."""
    at = place.find(folder) if place.is_case(folder) else place.create(folder, "2031-01-01T00:00:00Z")
    return place.open_store(at)
