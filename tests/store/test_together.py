"""One writer at a time, readers that never wait, from threads and from processes; counted, not timed."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from secondsource.model.judgement import Anchor, Judgement, Target, broken
from secondsource.store import place
from secondsource.store.base import Edition, Indexed, Part, Row
from secondsource.store.place import Place
from secondsource.store.sql import SqlStore

NOON = "2031-05-04T12:00:00Z"
SRC = Path(place.__file__).parents[2]


def judgement(user: str) -> Judgement:
    return Judgement(Target("edge", (Anchor("r1"), Anchor("r2"))), "positive", user, "", NOON)


def test_readers_beside_writers_see_whole_editions_and_no_error(store: SqlStore) -> None:
    """Every edition has as many rows as its key says, and so does every view of it."""
    over = threading.Event()

    def write() -> int:
        for n in range(1, 26):
            with store.write() as writer:
                rows = [Row("claim", f"c{i}", b"{}", "s1", "", f"mill {n}") for i in range(n * 5)]
                writer.publish(Edition(0, str(n * 5), NOON, {}), rows, [Part("s1", str(n).encode())])
                writer.index(f"r{n}", [Indexed(f"r{n}", 1, 0, 4, "mill")])
        over.set()
        return 25

    def judge(name: str) -> int:
        for _ in range(20):
            with store.write() as writer:
                writer.judge(judgement(name))
        return 20

    def read() -> int:
        seen = 0
        while not over.is_set() or not seen:
            with store.view() as view:
                edition = view.edition()
                if edition is None:
                    continue
                rows = view.rows("claim", limit=1000).items
                part = view.part("s1")
                hits = view.search("mill", kinds=("claim",), limit=200).items
                assert len(rows) == len(hits) == int(edition.key)
                assert part is not None and int(part.body) * 5 == len(rows)
                assert broken(view.judgements()) is None
            seen += 1
        return seen

    with ThreadPoolExecutor(7) as pool:
        work = [
            pool.submit(write),
            pool.submit(judge, "ada"),
            pool.submit(judge, "bo"),
            *(pool.submit(read) for _ in range(4)),
        ]
        counts = [done.result(120) for done in work]
    assert counts[:3] == [25, 20, 20] and all(counts)
    with store.view() as view:
        assert len(view.judgements()) == 40 and broken(view.judgements()) is None
    assert store.check() == []


CHILD = """
import sys
from pathlib import Path
from secondsource.model.judgement import Anchor, Judgement, Target
from secondsource.store import place
from secondsource.store.base import Indexed
store = place.open_store(place.find(Path(sys.argv[1])))
for n in range(15):
    with store.write() as writer:
        writer.judge(Judgement(Target("edge", (Anchor("r1"), Anchor("r2"))), "unsure", sys.argv[2], "", str(n)))
        writer.index(f"{sys.argv[2]}{n}", [Indexed(f"{sys.argv[2]}{n}", 1, 0, 4, "mill")], ["mill"])
    with store.view() as view:
        assert view.judgements() and view.search("mill").items
store.close()
"""


def child(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments], cwd=SRC, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def test_processes_write_one_after_another(case: Place, store: SqlStore) -> None:
    names = ["ada", "bo", "cy"]
    children = [child(CHILD, str(case.folder), name) for name in names]
    for one in children:
        _, error = one.communicate(timeout=120)
        assert one.returncode == 0, error
    with store.view() as view:
        log = view.judgements()
        assert broken(log) is None
        assert sorted((entry.user, entry.time) for entry in log) == sorted(
            (n, str(i)) for n in names for i in range(15)
        )
        assert len(view.search("mill", limit=200).items) == 45
        assert len(view.near(["mill"], 100)) == 45
    assert store.check() == []


HOLDER = """
import sys, time
from pathlib import Path
from secondsource.store import place
store = place.open_store(place.find(Path(sys.argv[1])))
with store.only_one("run"):
    with store.write() as writer:
        writer.note("half", "done", "no")
        print("held", flush=True)
        time.sleep(600)
"""


def test_a_process_that_is_killed_lets_go_and_leaves_nothing_half_done(case: Place, store: SqlStore) -> None:
    from secondsource.errors import RunError

    holder = child(HOLDER, str(case.folder))
    assert holder.stdout is not None and holder.stdout.readline() == "held\n"
    try:
        with store.only_one("run"):
            raise AssertionError("two runs at once")
    except RunError:
        pass
    holder.kill()
    holder.communicate()
    for _ in range(200):  # a server takes a moment to notice
        try:
            with store.only_one("run"):
                break
        except RunError:
            threading.Event().wait(0.05)
    else:
        raise AssertionError("the lock of a dead process is held")
    with store.write() as writer:
        assert writer.notes("half") == {}
        writer.note("half", "done", "yes")
    assert store.check() == []


def test_a_store_is_usable_after_a_fork(case: Place, store: SqlStore) -> None:
    import os

    with store.write() as writer:
        writer.note("a", "b", "c")
    process = os.fork()
    if process == 0:
        try:
            with store.write() as writer:
                writer.note("child", "says", writer.notes("a")["b"])
        finally:
            os._exit(0)
    os.waitpid(process, 0)
    with store.view() as view:
        assert view.notes("child") == {"says": "c"}
    with store.write() as writer:
        writer.note("a", "b", "d")
    assert store.check() == []
