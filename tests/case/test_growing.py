"""However a case came to hold its reports, it says what one go over the same files says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from tests.case.conftest import QUICK, TEXTS, Killed, document, killer, write
from tests.conftest import EXAMPLES

import secondsource
from secondsource import ingest, stages
from secondsource.case import Case
from secondsource.engine.serial import Serial
from secondsource.errors import BadInput, NothingRead
from secondsource.model.capture import Capture
from secondsource.model.dossier import Dossier
from secondsource.model.report import Report
from secondsource.runner.memory import Kept
from secondsource.settings import Settings
from secondsource.stages import silent
from secondsource.store.base import Held


def test_a_case_says_what_one_go_says(tmp_path: Path, fire: Dossier) -> None:
    with secondsource.open(tmp_path / "fire.case", settings=Settings(workers=1)) as case:
        case.add(EXAMPLES / "warehouse-fire")
        assert document(case.dossier()) == document(fire)


def test_a_case_on_a_server_says_the_same(postgres: str, tmp_path: Path, pile: Path) -> None:
    one_go = document(secondsource.read([pile], QUICK))
    with Case.create(tmp_path / "served.case", store=f"{postgres}&schema=lorn", settings=QUICK) as case:
        case.add(pile)
        assert document(case.dossier()) == one_go
        case.move("")
        assert document(case.dossier()) == one_go and not case.run().new


def test_neither_order_nor_goes_change_anything(case: Case, pile: Path) -> None:
    case.add(pile / "denial.txt", pile / "other.txt")
    case.run()
    case.add(pile / "wire.txt")
    case.run(now=True)
    case.add(pile)
    case.add(pile)
    assert document(case.dossier()) == document(secondsource.read([pile], QUICK))


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_an_adding_that_is_killed_goes_on(case: Case, pile: Path, at: int) -> None:
    with pytest.raises(Killed):
        case.add(pile, progress=killer(at))
    assert case.add(pile).known + len(case.versions("wire.txt")) > 0
    assert case.status().captures == 4
    assert document(case.dossier()) == document(secondsource.read([pile], QUICK))


@pytest.mark.parametrize("at", range(0, 24, 2))
def test_a_run_that_is_killed_goes_on(case: Case, pile: Path, at: int) -> None:
    case.add(pile)
    try:
        case.run(progress=killer(at))
    except Killed:
        assert case.edition is None
        assert case.status().runs[0].error == "Killed"
    assert document(case.dossier()) == document(secondsource.read([pile], QUICK))
    assert [run.error for run in case.status().runs if run.ended is None] == []


def test_what_was_made_is_not_made_again(case: Case, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.add(pile / "wire.txt", pile / "other.txt")
    case.run()
    read = list[str]()
    before = stages.line.read_report

    def counted(report: Report, engine: str) -> object:
        read.append(report.file)
        return before(report, engine)

    monkeypatch.setattr("secondsource.stages.line.read_report", counted)
    case.add(pile / "denial.txt")
    assert case.run().new
    assert read == ["denial.txt"]
    assert not case.run().new
    assert read == ["denial.txt"]


def test_a_damaged_memory_is_made_again(case: Case, pile: Path) -> None:
    class Spoilt(Kept):
        def get(self, keys: Sequence[str]) -> Mapping[str, bytes]:
            return {key: body[:-3] + b"odd" for key, body in super().get(keys).items()}

    case.add(pile)
    first = stages.pile(_captures(pile), (), QUICK, Serial(), silent)
    for _ in range(2):
        with Spoilt(case.store) as memory:
            again = stages.pile(_captures(pile), (), QUICK, Serial(), silent, memory=memory)
        assert again == first


def _captures(pile: Path) -> list[Capture]:
    return [item for item in ingest.read([pile], ingest.Options()) if isinstance(item, Capture)]


def test_a_changed_file_becomes_a_version(case: Case, pile: Path) -> None:
    case.add(pile)
    case.run()
    write(pile, {"denial.txt": TEXTS["denial.txt"].replace("Two people", "Nobody")})
    added = case.add(pile)
    assert [held.name for held in added.new] == ["denial.txt"] and added.known == 3
    assert [held.current for held in case.versions("denial.txt")] == [False, True]
    assert case.status().stale == ("1 capture came since",)
    assert document(case.dossier()) == document(secondsource.read([pile], QUICK))
    write(pile, {"denial.txt": TEXTS["denial.txt"]})
    assert case.add(pile).new == ()
    assert [held.current for held in case.versions("denial.txt")] == [True, False]
    assert case.status().stale == ("what it stands on has changed",)
    assert document(case.dossier()) == document(secondsource.read([pile], QUICK))


def test_two_files_of_one_name_are_two_reports(case: Case, tmp_path: Path) -> None:
    one = write(tmp_path / "one", {"a.txt": TEXTS["wire.txt"]})
    two = write(tmp_path / "two", {"a.txt": TEXTS["other.txt"]})
    case.add(one)
    case.add(two)
    assert [held.name for held in _held(case)] == ["a.txt", "two/a.txt"]
    assert len(case.dossier().reports) == 2


def _held(case: Case) -> list[Held]:
    with case.store.view() as view:
        return list(view.held())


def test_a_pile_that_was_moved_is_known(case: Case, pile: Path) -> None:
    case.add(pile)
    moved = pile.rename(pile.with_name("moved"))
    assert case.add(moved).new == ()


def test_what_cannot_be_used_is_told(case: Case, pile: Path) -> None:
    (pile / "empty.txt").write_text("")
    (pile / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    added = case.add(pile)
    assert [item.name for item in added.skipped] == ["empty.txt", "picture.jpg"]
    assert document(case.dossier()) == document(secondsource.read([pile], QUICK))
    (pile / "empty.txt").write_text(TEXTS["wire.txt"].replace("Lorn", "Hale"))
    case.add(pile / "empty.txt")
    assert [item.name for item in case.dossier().skipped] == ["picture.jpg"]


def test_records_have_names_of_their_own(case: Case, tmp_path: Path) -> None:
    lines = tmp_path / "some.jsonl"
    lines.write_text('{"text": "A bridge fell in Lorn on Monday, police said."}\n{"text": "It rained in Hale."}\n')
    assert len({held.name for held in case.add(lines).new}) == 2
    assert document(case.dossier()) == document(secondsource.read([lines], QUICK))


def test_a_file_of_records_that_comes_daily_pushes_none_out(case: Case, tmp_path: Path) -> None:
    lines = tmp_path / "daily.jsonl"
    one, two = (
        '{"text": "A bridge fell in Lorn on Monday, police said."}',
        '{"text": "It rained in Hale.", "id": "h#1"}',
    )
    lines.write_text(f"{one}\n{two}\n")
    case.add(lines)
    lines.write_text(
        '{"text": "A mill burned in Orra on Tuesday, the mayor said."}\n' + two.replace("rained", "snowed")
    )
    assert len(case.add(lines).new) == 2
    assert [held.current for held in case.versions("daily.jsonl#h#1")] == [False, True]
    assert sorted(report.text[:6] for report in case.dossier().reports) == ["A brid", "A mill", "It sno"]


def test_who_adds_at_the_same_time_makes_no_versions(case: Case, tmp_path: Path) -> None:
    one = write(tmp_path / "one", {"a.txt": TEXTS["wire.txt"]})
    two = write(tmp_path / "two", {"a.txt": TEXTS["other.txt"]})

    def meanwhile(stage: str, done: int, total: int) -> None:
        with Case.open(case.path, settings=QUICK) as other:
            other.add(two)

    case.add(one, progress=meanwhile)
    assert sorted(held.name for held in _held(case)) == ["a.txt", "one/a.txt"]


def test_a_file_on_the_disk_is_no_version_of_what_was_sent_in(case: Case, tmp_path: Path) -> None:
    case.add_bytes("a.txt", TEXTS["other.txt"].encode())
    case.add(write(tmp_path / "one", {"a.txt": TEXTS["wire.txt"]}))
    assert sorted(held.name for held in _held(case)) == ["a.txt", "one/a.txt"]


def test_uploads_have_names_that_are_safe(case: Case) -> None:
    odd = ["../../etc/passwd.txt", "C:\\temp\\a b.txt", "x\0\x1b[2J\u202e.txt", "", "." * 9, "n" * 500 + ".txt"]
    names = [case.add_bytes(name, f"Report {n} of the day.".encode()).new[0].name for n, name in enumerate(odd)]
    assert names[:2] == ["passwd.txt", "a b.txt"]
    assert all(name and len(name) <= 120 and name.isprintable() and "/" not in name for name in names)
    assert names[3].endswith(".txt")


def test_uploads_may_say_what_they_are(case: Case) -> None:
    (held,) = case.add_bytes("page", b"<p>The mayor of Lorn said so.</p>", kind="html").new
    assert held.kind == "html"
    assert case.add_bytes("much.txt", b"x" * 6_000_000).skipped


def test_the_kind_that_was_said_last_counts(case: Case) -> None:
    page = b"<p>The mayor of Lorn said that a bridge fell.</p>"
    case.add_bytes("page.txt", page, kind="text")
    case.run()
    assert case.add_bytes("page.txt", page, kind="html").known == 1
    assert [(held.kind, held.current) for held in case.versions("page.txt")] == [("html", True)]
    assert case.status().stale
    assert "<p>" not in case.dossier().reports[0].text


@pytest.mark.parametrize("place", ["https://news.example/a", "feed.warc", "pages.wacz", "absent.txt"])
def test_what_is_not_read_yet_is_said(case: Case, place: str) -> None:
    with pytest.raises(BadInput):
        case.add(place)


def test_the_case_itself_is_not_added(case: Case) -> None:
    with pytest.raises(BadInput, match="lies in the case itself"):
        case.add(case.path)
    with pytest.raises(BadInput):
        case.add(case.path / "captures")


def test_a_case_without_reports_cannot_run(case: Case) -> None:
    with pytest.raises(NothingRead):
        case.run()
    with pytest.raises(BadInput, match="nothing has been worked out yet"):
        case.claims()


def test_an_edition_stands_on_the_settings(case: Case, pile: Path) -> None:
    case.add(pile)
    case.run()
    with Case.open(case.path, settings=Settings(language="rules", lineage_days=2)) as other:
        assert other.status().stale == ("other settings are in force",)
        assert other.run().new
    assert case.status().stale


def test_a_missing_capture_is_named(case: Case, pile: Path) -> None:
    case.add(pile)
    sha256 = case.versions("wire.txt")[0].sha256
    case.captures.path(sha256).unlink()
    with pytest.raises(secondsource.RunError, match="missing"):
        case.run()
    assert [problem.where for problem in case.check() if "missing" in problem.what] == ["wire.txt"]
    case.add(pile)
    assert document(case.dossier()) == document(secondsource.read([pile], QUICK))
    assert case.check() == [] and case.verify() == []
