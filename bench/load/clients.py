"""Clients that ask a server on loopback, each over one connection that it keeps, and what they measured."""

from __future__ import annotations

import http.client
import json
import random
import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

WORDS = [
    "ferry",
    "train",
    "warehouse",
    "bridge",
    "mine",
    "office",
    "people",
    "warned",
    "denied",
    "council",
    "dead",
    "hurt",
    "publish",
    "Arnsby",
    "Tellmar",
]


@dataclass
class Measured:
    """Seconds by kind of request, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[str] = field(default_factory=list)

    def row(self, kind: str) -> tuple[str, int, float, float, float]:
        """(kind, requests, p50, p95, p99), in milliseconds."""
        found = sorted(self.seconds[kind] if kind != "all" else [s for some in self.seconds.values() for s in some])
        return kind, len(found), *(1000 * found[min(len(found) - 1, int(len(found) * q))] for q in (0.5, 0.95, 0.99))


@dataclass(frozen=True, slots=True)
class Known:
    """What can be asked for by its id."""

    stories: Sequence[str]
    claims: Sequence[str]
    reports: Sequence[str]


def known(port: int) -> Known:
    """Some ids of each kind."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    found = []
    for kind in ("stories", "claims", "reports"):
        line.request("GET", f"/api/v1/{kind}?limit=200")
        found.append([item["id"] for item in json.loads(line.getresponse().read())["items"]])
    line.close()
    return Known(*found)


def ask(port: int, ids: Known, clients: int, requests: int, *, pages: bool, adding: bool) -> Measured:
    """Let clients ask for a mix of everything, `requests` in all; with `adding` another one sends in reports."""
    measured, left, lock = Measured(), iter(range(requests)), threading.Lock()

    def work(seed: int) -> None:
        chance, line = random.Random(seed), http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            with lock:
                if next(left, None) is None:
                    break
            kind, path = _choose(chance, ids, pages)
            began = time.perf_counter()
            try:
                line.request("GET", path)
                answer = line.getresponse()
                answer.read()
                status = answer.status
            except (OSError, http.client.HTTPException) as error:
                status = 0
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                path = f"{path} ({error!r})"
            spent = time.perf_counter() - began
            with lock:
                measured.seconds[kind].append(spent)
                if status != 200:
                    measured.wrong.append(f"{status} {path}")
        line.close()

    stop = threading.Event()
    threads = [threading.Thread(target=work, args=(n,)) for n in range(clients)]
    writer = threading.Thread(target=_add, args=(port, stop, measured, lock))
    if adding:
        writer.start()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    stop.set()
    if adding:
        writer.join()
    return measured


def _choose(chance: random.Random, ids: Known, pages: bool) -> tuple[str, str]:
    """A request: (kind, path)."""
    words = "+".join(chance.sample(WORDS, chance.choice([1, 2, 2, 3])))
    story = chance.choice(ids.stories)
    choices = [
        ("search", f"/api/v1/search?q={words}"),
        ("search", f"/api/v1/search?q={words}&kind=claims"),
        ("list of claims", f"/api/v1/claims?limit=50&story={story}"),
        ("list of claims", "/api/v1/claims?limit=50&order=rank"),
        ("list of stories", "/api/v1/stories?limit=50"),
        ("one claim", f"/api/v1/claims/{chance.choice(ids.claims)}"),
        ("one report", f"/api/v1/reports/{chance.choice(ids.reports)}"),
        ("the case", "/api/v1/case"),
        ("runs", "/api/v1/runs"),
    ]
    if pages:
        choices += [
            ("page: stories", "/"),
            ("page: a story", f"/stories/{story}/index.html"),
            ("page: claims", f"/stories/{story}/claims.html"),
            ("page: stemma", f"/stories/{story}/stemma.html"),
            ("page: search", f"/search?q={words}"),
        ]
    return chance.choice(choices)


def _add(port: int, stop: threading.Event, measured: Measured, lock: threading.Lock) -> None:
    """Send in reports, one after another."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    line.request("GET", "/api/v1/session")
    answer = line.getresponse()
    cookie = (answer.headers["set-cookie"] or "").partition(";")[0]
    csrf = json.loads(answer.read())["csrf"]
    headers = {"cookie": cookie, "x-csrf-token": csrf, "content-type": "application/json"}
    n = 0
    while not stop.is_set():
        n += 1
        body = json.dumps({"name": f"sent {time.time_ns()} {n}", "text": f"A short report, number {n}, from Tellmar."})
        began = time.perf_counter()
        line.request("POST", "/api/v1/captures", body.encode(), headers)
        answer = line.getresponse()
        answer.read()
        with lock:
            measured.seconds["add a report"].append(time.perf_counter() - began)
            if answer.status != 201:
                measured.wrong.append(f"{answer.status} POST captures")
        stop.wait(0.05)
