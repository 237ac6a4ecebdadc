"""Pages asked of a served case over loopback, by several at once."""

from __future__ import annotations

import http.client
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlsplit

SERVER = """
import sys
from secondsource.case import Case
from secondsource.web.server import serve
serve(Case.open(sys.argv[1]), port=0, say=lambda words: print(words, flush=True))
"""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A case served by a process of its own; its address."""
    with subprocess.Popen([sys.executable, "-c", SERVER, str(folder)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            word = next(word for word in server.stdout.readline().split() if word.startswith("http"))
            address = urlsplit(word).netloc
            _reached(address)
            yield address
        finally:
            server.terminate()
            server.wait(30)


def _reached(address: str) -> None:
    """Wait until a server listens there, half a minute at most."""
    for _ in range(300):
        try:
            http.client.HTTPConnection(address, timeout=5).connect()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"nobody listens on {address}")


def asked(address: str, stories: Sequence[str], words: Sequence[str], people: int, each: int) -> dict[str, list[float]]:
    """Kind of page -> the seconds of every answer: so many people ask so many pages one after another."""
    with ThreadPoolExecutor(people) as pool:
        found = pool.map(lambda n: _one(address, stories, words, each, n), range(people))
        whole: dict[str, list[float]] = {}
        for one in found:
            for kind, seconds in one.items():
                whole.setdefault(kind, []).extend(seconds)
        return whole


def _one(address: str, stories: Sequence[str], words: Sequence[str], each: int, seed: int) -> dict[str, list[float]]:
    chance, took = random.Random(seed), dict[str, list[float]]()
    line = http.client.HTTPConnection(address, timeout=120)
    for _ in range(each):
        for kind, path in _paths(chance.choice(stories), chance.choice(words)):
            began = time.perf_counter()
            line.request("GET", path)
            answer = line.getresponse()
            answer.read()
            if answer.status != 200:
                raise RuntimeError(f"{path}: {answer.status}")
            took.setdefault(kind, []).append(time.perf_counter() - began)
            time.sleep(chance.random() * 0.2)
    line.close()
    return took


def _paths(story: str, word: str) -> Iterator[tuple[str, str]]:
    yield "story", f"/stories/{story}/index.html"
    yield "its claims", f"/stories/{story}/claims.html"
    yield "its lineage", f"/stories/{story}/stemma.html"
    yield "search", f"/search?q={quote(word)}"
    yield "list of stories", "/stories"
