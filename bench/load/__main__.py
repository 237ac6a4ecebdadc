"""Ask a real server on loopback for a mix of everything, several clients at once; print how long that takes.

    python -m bench.load                                  300 invented reports, 8 clients, 2,000 requests
    python -m bench.load --reports 5000 --adding          while another client sends in reports
    python -m bench.load --case strike.case --pages       a case of one's own; pages, too

Times are those of whole requests as a client on the same computer sees them, in milliseconds.
"""

from __future__ import annotations

import argparse
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.load.clients import Measured, ask, known
from bench.load.pile import lines

SERVE = """
import sys
from secondsource.case import Case
from secondsource.web import serve
serve(Case.open(sys.argv[1]), port=int(sys.argv[2]), say=lambda words: None)
"""


def main() -> int:
    """Returns 1 when any request went wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--case", type=Path, help="a case that was run (none: invented reports)")
    options.add_argument("--reports", type=int, default=300, help="how many reports to invent")
    options.add_argument("--clients", type=int, default=8)
    options.add_argument("--requests", type=int, default=2000)
    options.add_argument("--pages", action="store_true", help="ask for pages, too")
    options.add_argument("--adding", action="store_true", help="another client sends in reports meanwhile")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        case = given.case or made(Path(folder), given.reports)
        port = _free()
        server = subprocess.Popen([sys.executable, "-c", SERVE, str(case), str(port)])
        try:
            _wait(port)
            ids = known(port)
            ask(port, ids, 2, 50, pages=given.pages, adding=False)  # warm
            began = time.perf_counter()
            found = ask(port, ids, given.clients, given.requests, pages=given.pages, adding=given.adding)
            spent = time.perf_counter() - began
        finally:
            server.terminate()
            server.wait(20)
    print(table(found, spent, given.clients))
    return int(bool(found.wrong))


def made(folder: Path, count: int) -> Path:
    """A case of invented reports, run."""
    from secondsource.case import Case

    with Case.create(folder / "load.case") as case:
        case.add_bytes("invented.jsonl", "\n".join(lines(count)).encode())
        began = time.perf_counter()
        edition = case.run().edition
        told = {kind: edition.counts[kind] for kind in ("reports", "sentences", "stories", "claims")}
        print(f"made in {time.perf_counter() - began:.0f} s: {told}")
        return case.path


def table(found: Measured, spent: float, clients: int) -> str:
    """The figures as a table."""
    total = sum(len(some) for some in found.seconds.values())
    lines = ["| asked for | requests | p50 ms | p95 ms | p99 ms |", "|---|---:|---:|---:|---:|"]
    for kind in [*sorted(found.seconds), "all"]:
        _, n, *quantiles = found.row(kind)
        lines.append(f"| {kind} | {n} | " + " | ".join(f"{q:.0f}" for q in quantiles) + " |")
    lines.append(f"\n{clients} clients, {total / spent:.0f} requests a second, {len(found.wrong)} went wrong")
    return "\n".join([*lines, *sorted(set(found.wrong))[:10]])


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server never answered")


if __name__ == "__main__":
    sys.exit(main())
