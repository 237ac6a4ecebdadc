"""A real server on loopback: what it refuses to be, runs with their progress, and how it stops."""

from __future__ import annotations

import http.client
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from secondsource.case import Case
from secondsource.errors import BadInput, MissingExtra, RunError
from secondsource.settings import Settings
from secondsource.web import Share, serve

START = """
import sys
from secondsource.case import Case
from secondsource.web import serve
serve(Case.open(sys.argv[1]), port=0, say=lambda words: print(words, flush=True))
"""


def test_others_are_let_in_only_when_it_is_shared(case: Case) -> None:
    for host in ("0.0.0.0", "::", "192.0.2.1"):
        with pytest.raises(BadInput, match="share the case with a token"):
            serve(case, host=host, port=0)


def test_a_port_that_is_taken_is_told(case: Case) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(RunError, match="--port"):
        serve(case, port=taken.getsockname()[1])


def test_the_packages_it_needs_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    import secondsource.web as web

    monkeypatch.setitem(sys.modules, "fastapi", None)
    with pytest.raises(MissingExtra, match=r"secondsource\[web\]"):
        web.serve  # noqa: B018
    assert Share


class Served:
    """A server in a process of its own."""

    def __init__(self, folder: Path) -> None:
        asked = [sys.executable, "-c", START, str(folder)]
        self.process = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        said = self.process.stdout.readline()
        assert "http://127.0.0.1:" in said, said
        self.port = int(said.split(":")[3].split("/")[0])
        answer = self.ask("GET", "/api/v1/session")
        self.headers = {"x-csrf-token": answer["csrf"], "cookie": self.cookie, "content-type": "application/json"}

    def open(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)

    def ask(self, method: str, path: str, told: Any = None) -> Any:
        line = self.open()  # anew each time: the server closes what is idle
        line.request(method, path, json.dumps(told) if told is not None else None, getattr(self, "headers", {}))
        answer = line.getresponse()
        self.cookie = (answer.headers["set-cookie"] or "").partition(";")[0]
        body = answer.read()
        line.close()
        return json.loads(body)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    with Case.create(tmp_path / "own.case", settings=Settings(workers=1)) as case:
        case.add_bytes("one.txt", b"PORT VELO - At least 14 people died when a ferry sank, the harbour office said.")
    found = Served(tmp_path / "own.case")
    yield found
    found.process.kill()
    found.process.communicate()


def test_a_run_is_started_followed_and_its_claims_are_there(served: Served) -> None:
    listener = served.open()
    listener.request("GET", "/runs/live", headers=served.headers)
    events = listener.getresponse()
    assert events.headers["content-type"].startswith("text/event-stream")
    assert served.ask("POST", "/api/v1/runs", {})["working"]
    assert "at work already" in served.ask("POST", "/api/v1/runs", {})["error"]["what"]
    told: list[dict[str, Any]] = []
    until = time.monotonic() + 120
    while time.monotonic() < until:
        line = events.readline().decode()
        if line.startswith("data: "):
            told.append(json.loads(line[6:]))
            if told[-1].get("ended") or told[-1]["failed"]:
                break
    assert told[-1]["failed"] == "" and told[-1]["error"] == "" and told[-1]["ended"], told[-3:]
    assert any(one.get("stage") for one in told)
    assert served.ask("GET", "/api/v1/claims")["items"]
    assert served.ask("GET", "/api/v1/changes")["items"]
    assert not served.ask("GET", "/api/v1/case")["stale"]


def test_it_stops_when_told_also_while_somebody_listens(served: Served) -> None:
    listener = served.open()
    listener.request("GET", "/runs/live", headers=served.headers)
    assert listener.getresponse().readline()
    began = time.monotonic()
    os.kill(served.process.pid, signal.SIGINT)
    _, said = served.process.communicate(timeout=20)
    assert time.monotonic() - began < 10
    assert "Traceback" not in said, said
