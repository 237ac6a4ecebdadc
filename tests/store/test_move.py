"""A case moved from one database to the other, and back, is equal; a backup gives it again."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from secondsource.errors import BadInput, RunError
from secondsource.model.capture import Capture, Skipped
from secondsource.model.judgement import Anchor, Judgement, Target
from secondsource.store import health, move, place
from secondsource.store.backup import backup, restore
from secondsource.store.base import Edition, Indexed, Part, Row, User
from secondsource.store.place import Place

NOON = "2031-05-04T12:00:00Z"


def fill(case: Place) -> None:
    """Something of everything, with characters that databases dislike."""
    odd = "na\x00me \ud800 \ue0ff é火"
    store, captures = place.open_store(case), place.captures(case)
    with store.write() as writer:
        for n in range(5):
            data = f"The mill number {n} burned.".encode()
            writer.hold([Capture(f"{odd}{n % 4}", captures.put(data), "text", data)], NOON)
        writer.skip([Skipped(odd, "clean", odd)])
        writer.keep((f"k{n}", "read", bytes([n % 256, 0, 255])) for n in range(4500))
        for n in range(30):
            writer.index(f"r{n}", [Indexed(f"r{n}", i, 0, 9, f"{odd} mill {n}") for i in range(1, 4)], [odd, f"w{n}"])
        rows = [Row("report", f"r{n}", b"{}", f"s{n % 3}", "", f"mill {n} {odd}", n / 7) for n in range(30)]
        for stories in (9, 3):
            writer.publish(
                Edition(0, odd, NOON, {"report": 30}), rows, [Part(f"s{n}", odd[:2].encode()) for n in range(stories)]
            )
        writer.revise("s1", [row for row in rows if row.story == "s1"][2:], Part("s1", b"new"))
        for _ in range(4):
            writer.judge(Judgement(Target("edge", (Anchor("r1"), Anchor(odd, 1, 2, odd))), "unsure", "ada", odd, NOON))
        writer.tell(writer.begin(NOON))
        writer.admit(User("ada", "owner", "salt", NOON))
        writer.note(odd, odd, odd)
    store.close()


def look(case: Place) -> dict[str, object]:
    """All that a view tells of a case."""
    store = place.open_store(case)
    with store.view() as view:
        told = {
            "held": tuple(view.held()),
            "skipped": view.skipped(),
            "made": view.made([f"k{n}" for n in range(4500)]),
            "edition": view.edition(),
            "rows": view.rows("report").items,
            "parts": [view.part(f"s{n}") for n in range(9)],
            "search": view.search("mill", limit=200),
            "near": view.near(["w7", "name"]),
            "log": (view.judgements(), view.runs(), view.users(), view.notes("na\x00me \ud800 \ue0ff é火")),
        }
    assert store.check() == []
    store.close()
    return told


def test_a_case_moved_to_postgres_and_back_is_equal(tmp_path: Path, address: Callable[[], str]) -> None:
    first = place.create(tmp_path / "case", NOON)
    fill(first)
    before = look(first)
    second = move.move(first, address())
    assert place.find(first.folder) == second and look(second) == before
    assert not (first.folder / "case.db").exists() and (first.folder / "case.db.moved").exists()
    third = move.move(second, "")
    assert place.find(first.folder) == third == first and look(third) == before
    here, there = place.open_store(third), place.open_store(second)
    with here.view() as view:
        assert move.differences(view, there) == []
        with pytest.raises(RunError, match="this case has moved"), there.write() as writer:
            writer.note("late", "word", "lost")
    with here.write() as writer:
        writer.note("late", "word", "kept")
    with here.view() as view:
        assert move.differences(view, there) == ["row 1 of notes differs"]
    here.close()
    there.close()
    with pytest.raises(BadInput, match="holds a case already"):
        move.move(third, second.url)
    assert place.find(first.folder) == third


def test_a_move_that_is_broken_off_is_finished(
    tmp_path: Path, address: Callable[[], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = place.create(tmp_path / "case", NOON)
    fill(first)
    before, there = look(first), address()

    def broken(at: Place) -> None:
        raise OSError("no room")

    monkeypatch.setattr(place, "write", broken)
    with pytest.raises(OSError, match="no room"):
        move.move(first, there)
    monkeypatch.undo()
    store = place.open_store(place.find(first.folder))
    with pytest.raises(RunError, match="secondsource move"), store.write() as writer:
        writer.note("late", "word", "lost")
    store.close()
    with pytest.raises((BadInput, RunError)):
        move.move(place.find(first.folder), address())
    second = move.move(place.find(first.folder), there)
    assert place.find(first.folder) == second and look(second) == before
    assert (first.folder / "case.db.moved").exists()


def test_a_case_is_not_moved_while_a_run_works(case: Place) -> None:
    store = place.open_store(case)
    with store.only_one("run"), pytest.raises((RunError, BadInput)):
        move.move(case, "" if case.url else "postgresql://nobody@/nowhere?host=/nonexistent")
    store.close()
    with pytest.raises(BadInput, match="kept there already"):
        move.move(case, case.url)


def test_a_backup_gives_the_case_again(case: Place, tmp_path: Path) -> None:
    fill(case)
    made = backup(case, tmp_path / "kept" / "case.tar", NOON)
    assert (made.captures, made.missing) == (5, ())
    again = restore(made.path, tmp_path / "again")
    assert again == Place(tmp_path / "again", "", NOON)
    assert look(again) == look(case)
    store = place.open_store(again)
    with store.view() as view:
        assert health.shelf(place.captures(again), view) == [] and health.strays(place.captures(again), view) == []
    store.close()
    with pytest.raises(BadInput, match="is there already"):
        restore(made.path, tmp_path / "again")
    with pytest.raises(BadInput, match="is there already"):
        backup(case, made.path, NOON)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again", "case", "kept"]


def test_a_backup_goes_on_without_a_capture_that_is_gone(case: Place, tmp_path: Path) -> None:
    fill(case)
    captures = place.captures(case)
    gone = next(iter(captures))
    captures.path(gone).unlink()
    made = backup(case, tmp_path / "case.tar", NOON)
    assert (made.captures, made.missing) == (4, (gone,))
    again = restore(made.path, tmp_path / "again")
    store = place.open_store(again)
    with store.view() as view:
        assert len(health.shelf(place.captures(again), view)) == 1
    store.close()


def test_a_damaged_backup_is_not_restored(tmp_path: Path) -> None:
    case = place.create(tmp_path / "case", NOON)
    fill(case)
    archive = backup(case, tmp_path / "case.tar", NOON).path
    whole = archive.read_bytes()
    with tarfile.open(archive) as tar:
        members = {member.name: member.offset_data for member in tar}
    for name, offset in members.items():
        damaged = bytearray(whole)
        damaged[offset + 4] ^= 0x55
        archive.write_bytes(damaged)
        if name in ("manifest.json", "case.json"):
            continue  # any byte of these may be one that matters or not
        with pytest.raises(RunError, match="is damaged"):
            restore(archive, tmp_path / "again")
        assert not (tmp_path / "again").exists()
    first = next(offset for name, offset in members.items() if name.startswith("captures/")) - 512
    cut = whole[:first] + bytes(1024)  # an archive that ends as archives end, too soon
    archive.write_bytes(cut)
    with pytest.raises(RunError, match="it was cut off"):
        restore(archive, tmp_path / "again")
    for length in (0, 100, 600, len(whole) // 2):
        archive.write_bytes(whole[:length])
        with pytest.raises((RunError, BadInput), match=r"damaged|is no backup"):
            restore(archive, tmp_path / "again")
        assert not (tmp_path / "again").exists()


def test_a_backup_from_a_stranger_writes_only_into_its_case(tmp_path: Path) -> None:
    case = place.create(tmp_path / "case", NOON)
    fill(case)
    archive = backup(case, tmp_path / "case.tar", NOON).path
    evil = tmp_path / "evil.tar"
    with tarfile.open(archive) as good, tarfile.open(evil, "w") as bad:
        for member in good:
            data = good.extractfile(member)
            assert data is not None
            body = data.read()
            if member.name == "case.json":
                body = json.dumps({**json.loads(body), "store": "postgresql://stranger/x"}).encode()
                member.size = len(body)
            bad.addfile(member, io.BytesIO(body))
        for name in (
            "../outside",
            "/tmp/outside-of-case",
            "captures/../../outside",
            "captures/ab/" + "a" * 64,
            "extra",
        ):
            member = tarfile.TarInfo(name)
            member.size = 4
            bad.addfile(member, io.BytesIO(b"evil"))
        link = tarfile.TarInfo("case.db")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        bad.addfile(link)
    again = restore(evil, tmp_path / "again")
    assert again.url == "" and look(again) == look(case)
    names = {path.name for path in (tmp_path / "again").iterdir()}
    assert names <= {"case.json", "case.db", "captures"}
    assert len(list((tmp_path / "again" / "captures").rglob("*/*"))) == 5
    assert not list(tmp_path.glob("outside*")) and not Path("/tmp/outside-of-case").exists()
