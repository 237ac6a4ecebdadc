"""What goes wrong around a case: the disk, the database, the files, other processes, the clock. Nothing is lost, and
what is said tells what to do."""

from __future__ import annotations

import errno
import os
import random
import shutil
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from sqlalchemy import Engine, event

import secondsource
from secondsource import plugins
from secondsource.case import Case
from secondsource.errors import BadInput, RunError, SecondSourceError
from secondsource.model import codec
from secondsource.model.judgement import broken, in_force
from secondsource.runner import adding, judging
from secondsource.settings import Settings

SETTINGS = Settings(workers=1, language="rules")
TEXTS = {
    "a.txt": "Mill fire in Kesh kills three\n\nKESH, 4 March - Three people died in a fire at the mill in Kesh, the "
    "fire brigade said on Tuesday.\n\nThe mayor, Ana Ruiz, said the mill had been inspected in May.\n",
    "b.txt": "Three dead in Kesh mill\n\nThree people died in a fire at the mill in Kesh, the fire brigade said on "
    "Tuesday.\n\nA witness said he had heard a blast.\n",
    "c.txt": "Toll of Kesh fire rises\n\nKESH, 5 March - Five people are now known to have died in the fire at the "
    "mill in Kesh, the fire brigade said on Wednesday.\n\nRuiz denied that warnings had been ignored.\n",
}


def opened(folder: Path) -> Case:
    return secondsource.open(folder, settings=SETTINGS)


def told(case: Case) -> str:
    return "".join(codec.lines(case.dossier()))


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    folder = tmp_path / "pile"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def case(tmp_path: Path, pile: Path) -> Iterator[Case]:
    with opened(tmp_path / "kesh.case") as made:
        made.add(pile)
        made.run()
        yield made


@pytest.fixture
def whole(tmp_path: Path, pile: Path) -> str:
    """The dossier of a case that nothing happened to."""
    with opened(tmp_path / "undisturbed.case") as made:
        made.add(pile)
        return told(made)


# ---- the disk is full ------------------------------------------------------------------------------------------------


def test_no_room_for_a_capture(tmp_path: Path, pile: Path, whole: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path / "kesh.case") as case:
        calls = iter(range(99))

        def full(handle: int) -> None:
            if next(calls) >= 2:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", full)
            with pytest.raises(RunError, match="cannot be written: No space left"):
                case.add(pile)
        assert not list(case.captures.folder.rglob(".new-*"))
        case.add(pile)
        assert told(case) == whole


@pytest.fixture
def room() -> Iterator[dict[str, int]]:
    """Pages that every database may still grow by, under "pages" (SQLite's own limit says what a full disk says)."""
    left = {"pages": 1 << 20}

    def limit(at: Any) -> None:
        cursor = at.connection.cursor()
        pages = cursor.execute("PRAGMA page_count").fetchone()[0]
        left.setdefault("from", pages)
        cursor.execute(f"PRAGMA max_page_count = {left['from'] + left['pages']}")

    event.listen(Engine, "begin", limit)
    yield left
    event.remove(Engine, "begin", limit)


@pytest.mark.parametrize("pages", [0, 2, 5, 12, 20, 30])
def test_no_room_for_the_database(tmp_path: Path, pile: Path, whole: str, room: dict[str, int], pages: int) -> None:
    """Wherever the room ends: it is said, what was kept stays, and with room again the work goes on from there."""
    with opened(tmp_path / "kesh.case") as case:
        case.add(pile)
        room.pop("from", None)
        room["pages"] = pages
        with pytest.raises(RunError, match="the disk is full: make room"):
            case.run()
        assert case.edition is None
    room["pages"] = 1 << 20
    with opened(tmp_path / "kesh.case") as case:
        assert case.store.check() == []
        assert case.status().names == len(TEXTS)
        assert told(case) == whole


def test_no_room_leaves_the_edition_that_was_there(case: Case, room: dict[str, int]) -> None:
    before = case.edition
    case.add_bytes("d.txt", TEXTS["c.txt"].replace("Five", "Six").encode())
    room.pop("from", None)
    room["pages"] = 3
    with pytest.raises(RunError, match="make room"):
        case.run()
    assert case.edition == before
    assert case.claims()
    room["pages"] = 1 << 20
    assert case.run().new


# ---- damage ----------------------------------------------------------------------------------------------------------


def test_damaged_pages_are_told_and_never_a_traceback(case: Case, tmp_path: Path, pile: Path, whole: str) -> None:
    """Whatever page is overwritten, every error is one of ours; the check says to restore, and a backup brings all
    back."""
    case.backup(tmp_path / "kesh.backup")
    case.close()
    rng = random.Random(7)
    data = (case.path / "case.db").read_bytes()
    pages = len(data) // 4096
    for page in [0, 1, *rng.sample(range(2, pages), 14)]:
        hurt = tmp_path / f"hurt-{page}"
        shutil.copytree(case.path, hurt)
        with (hurt / "case.db").open("r+b") as file:
            file.seek(page * 4096)
            file.write(rng.randbytes(4096))
        said = _tried(hurt)
        assert all("restore" in words or "doctor" in words or "damaged" in words for words in said), said
    with Case.restore(tmp_path / "kesh.backup", tmp_path / "again.case", SETTINGS) as again:
        assert again.check() == []
        assert told(again) == whole


def _tried(folder: Path) -> list[str]:
    """What is said when everything is tried with a case."""
    said: list[str] = []
    steps: list[Callable[[Case], Any]] = [
        lambda case: said.extend(map(str, case.check())),
        lambda case: case.run(),
        lambda case: case.claims(),
        lambda case: case.search("fire"),
        lambda case: [case.story(story.id) for story in case.stories()],
        lambda case: case.dossier(),
    ]
    for step in steps:
        try:
            with opened(folder) as case:
                step(case)
        except SecondSourceError as error:
            said.append(str(error))
    return said


def test_a_missing_capture_is_named_and_adding_it_again_puts_it_back(case: Case, pile: Path) -> None:
    (held, *_) = case.versions("a.txt")
    case.captures.path(held.sha256).unlink()
    (problem,) = case.check()
    assert problem.where == "a.txt"
    assert "missing" in problem.what
    assert "add the same file again" in problem.do
    assert case.dossier().reports  # what was read of it stays
    assert any("a.txt" in fault for fault in case.verify())
    case.add(pile / "a.txt")
    assert case.check() == []
    assert case.verify() == []


def test_a_missing_capture_that_is_needed_stops_the_run_in_words(case: Case, tmp_path: Path) -> None:
    (held, *_) = case.versions("b.txt")
    case.captures.path(held.sha256).unlink()
    case.close()
    changed = Settings(workers=1, language="rules", max_bytes=SETTINGS.max_bytes, html_depth=SETTINGS.html_depth + 1)
    with secondsource.open(case.path, settings=changed) as other:
        try:
            other.run()
        except RunError as error:
            assert held.sha256[:12] in str(error)
            assert "add the same file again" in str(error)
        else:  # what was read before did not have to be read again
            assert other.dossier().reports


def test_a_changed_capture_is_named(case: Case, pile: Path) -> None:
    (held, *_) = case.versions("c.txt")
    path = case.captures.path(held.sha256)
    path.write_bytes(b"Nobody died in Kesh.")
    (problem,) = case.check()
    assert (problem.where, "other bytes" in problem.what) == ("c.txt", True)
    assert any(held.sha256[:12] in fault for fault in case.verify())
    path.unlink()
    case.add(pile / "c.txt")
    assert case.check() == []


def test_damaged_memory_is_made_again(case: Case, whole: str) -> None:
    """What a stage had made is only a memory: where its bytes are damaged, it is made anew."""
    from sqlalchemy import text

    with case.store.write() as writer:
        writer.connection.execute(text("UPDATE made SET body = substr(body, 1, 20) WHERE stage IN ('clean', 'read')"))
    case.add_bytes("d.txt", TEXTS["c.txt"].replace("Five", "Six").encode())
    assert len(case.run().edition.counts) > 5
    assert len(case.dossier().reports) == 4


# ---- several at once -------------------------------------------------------------------------------------------------


def test_a_second_run_is_told_that_one_is_at_work(case: Case) -> None:
    case.add_bytes("d.txt", TEXTS["a.txt"].replace("three", "four").encode())
    with case.store.only_one("run"), opened(case.path) as other:
        with pytest.raises(RunError, match="another run is at work"):
            other.run()
        other.add_bytes("e.txt", TEXTS["b.txt"].replace("blast", "bang").encode())  # adding goes on meanwhile
        assert other.claims()
    assert case.run().new
    assert len(case.dossier().reports) == 5


def test_two_who_add_at_once_both_succeed(case: Case) -> None:
    def add(who: str) -> int:
        with opened(case.path) as mine:
            return sum(
                len(mine.add_bytes(f"{who}-{n}.txt", f"Note {who} {n}\n\nThe mill of {who} burned.\n".encode()).new)
                for n in range(12)
            )

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(add, ["ada", "bo"])) == [12, 12]
    assert case.status().names == len(TEXTS) + 24
    assert case.check() == []


def test_the_same_added_by_two_at_once_is_there_once(case: Case) -> None:
    start = threading.Barrier(2)

    def add(_: int) -> int:
        with opened(case.path) as mine:
            start.wait(30)
            return len(mine.add_bytes("same.txt", b"Same\n\nThe mill of Orra burned on Monday.\n").new)

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(add, range(2))) == [0, 1]
    assert len(case.versions("same.txt")) == 1


# ---- the clock -------------------------------------------------------------------------------------------------------


def test_a_clock_that_jumps_back_changes_no_order(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    """Judgements and versions go by their numbers, never by the time."""
    times = iter(f"20{year}-01-01T00:00:00Z" for year in range(40, 10, -1))
    for module in (adding, judging):
        monkeypatch.setattr(module, "now", lambda: next(times))
    first = case.add_bytes("a.txt", TEXTS["a.txt"].replace("three", "four").encode())
    second = case.add_bytes("a.txt", TEXTS["a.txt"].replace("three", "seven").encode())
    versions = case.versions("a.txt")
    assert [held.n for held in versions] == sorted(held.n for held in versions)
    assert versions[-1].sha256 == second.new[0].sha256
    assert versions[-1].added < versions[-2].added
    assert [held.current for held in versions] == [False, False, True]
    assert first.new[0].current
    case.run()
    claim = case.claims()[0]
    for verdict in ("positive", "negative"):
        case.judge("status", claim.id, verdict, value="corroborated", user="ada")
    log = case.log()
    assert [entry.n for entry in log] == [1, 2]
    assert log[0].time > log[1].time
    assert broken(log) is None
    assert [entry.verdict for entry in in_force(log)] == ["negative"]
    case.undo(2, "bo")
    assert [entry.verdict for entry in in_force(case.log())] == ["positive"]
    assert case.check() == []


def test_an_unknown_engine_is_told_and_nothing_is_lost(case: Case) -> None:
    case.add_bytes("d.txt", TEXTS["a.txt"].replace("three", "four").encode())
    nobody = Settings(workers=1, language="nobody")
    with secondsource.open(case.path, settings=nobody) as other, pytest.raises(BadInput, match="nobody"):
        other.run()
    assert case.run().new


def test_a_broken_plug_in_is_named_and_costs_only_itself(
    case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "kesh_broken.py").write_text("import a_package_that_is_not_there\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    point = EntryPoint("kesh", "kesh_broken:Kesh", "secondsource.exporters")
    vars(point)["dist"] = SimpleNamespace(name="kesh-pages")
    monkeypatch.setattr(plugins, "entry_points", lambda group: [point] if group.endswith(".exporters") else [])
    with pytest.raises(RunError, match=r"kesh.* kesh-pages is broken: .*a_package_that_is_not_there"):
        case.export(tmp_path / "out", "kesh")
    case.export(tmp_path / "out.json", "json")
    assert (tmp_path / "out.json").is_file()
