from __future__ import annotations

from pathlib import Path

import pytest
from tests.stories.piles import fire, flood, read

from secondsource.errors import BadInput
from secondsource.stories import Folder, Notes
from secondsource.stories.notes import all_notes


def noted(*records: dict[str, str]) -> list[Notes]:
    return all_notes(*read(*records))


NOTES = noted(*fire(3), *flood(3))


def put(path: Path, *notes: Notes, settings: str = "same") -> Folder:
    with Folder(path, settings) as folder:
        for one in notes:
            folder.take(one, [one.title])
        folder.settle()
    return folder


def test_a_shelf_is_there_again_at_the_next_run(tmp_path: Path) -> None:
    first = put(tmp_path / "new" / "shelf", *NOTES[:5])
    with Folder(tmp_path / "new" / "shelf", "same") as again:
        assert again.shelf.held == first.shelf.held
        assert again.called == first.called
        assert all(again.knows(one.report) for one in NOTES[:5]) and not again.knows(NOTES[5].report)


def test_a_rerun_adds_nothing(tmp_path: Path) -> None:
    put(tmp_path, *NOTES)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with Folder(tmp_path, "same") as folder:
        for one in NOTES:
            folder.call(one.report, one.title)
        folder.settle()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_further_name_is_kept(tmp_path: Path) -> None:
    put(tmp_path, *NOTES)
    for _ in range(2):
        with Folder(tmp_path, "same") as folder:
            folder.call(NOTES[0].report, ["other", 7])
    with Folder(tmp_path, "same") as folder:
        assert folder.called[NOTES[0].report] == (NOTES[0].title, ["other", 7])


def test_what_was_read_before_a_run_broke_off_finds_its_story_at_the_next(tmp_path: Path) -> None:
    put(tmp_path / "whole", *NOTES[:4])
    whole = put(tmp_path / "whole", *NOTES[4:])
    put(tmp_path / "broken", *NOTES[:4])
    with Folder(tmp_path / "broken", "same") as folder:
        folder.take(NOTES[4], ["a"])
    with (tmp_path / "broken" / "reports.jsonl").open("ab") as journal:
        journal.write(b'0123abcd {"called":["half a li')
    (tmp_path / "broken" / "shelf.json.new").write_bytes(b"half a sta")
    again = put(tmp_path / "broken", NOTES[5])
    assert again.stories == whole.stories
    assert len(again) == 6


def test_the_shelf_of_other_settings_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, *NOTES)
    with pytest.raises(BadInput, match="other settings"):
        Folder(tmp_path, "other")


def test_the_shelf_of_another_version_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, *NOTES)
    monkeypatch.setattr("secondsource.stories.folder.FORMAT", "secondsource-shelf/0")
    with pytest.raises(BadInput, match="another version"):
        Folder(tmp_path, "same")


@pytest.mark.parametrize("name", ["reports.jsonl", "shelf.json"])
@pytest.mark.parametrize("spoil", [lambda data: data.replace(b"orvik", b"orvip", 1).replace(b"Orvik", b"Orvip", 1)])
def test_a_damaged_file_is_named(tmp_path: Path, name: str, spoil) -> None:
    put(tmp_path, *NOTES)
    data = (tmp_path / name).read_bytes()
    assert spoil(data) != data
    (tmp_path / name).write_bytes(spoil(data))
    with pytest.raises(BadInput, match=f"{name}.*damaged"):
        Folder(tmp_path, "same")


def test_lines_that_are_missing_are_noticed(tmp_path: Path) -> None:
    put(tmp_path, *NOTES)
    journal = tmp_path / "reports.jsonl"
    journal.write_bytes(b"".join(journal.read_bytes().splitlines(keepends=True)[:-1]))
    with pytest.raises(BadInput, match="damaged"):
        Folder(tmp_path, "same")


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters.txt").write_text("Dear all")
    with pytest.raises(BadInput, match="no shelf"):
        Folder(tmp_path, "same")
    with pytest.raises(BadInput, match="is a file"):
        Folder(tmp_path / "letters.txt", "same")
    assert [path.name for path in tmp_path.iterdir()] == ["letters.txt"]


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    with Folder(tmp_path, "same"), pytest.raises(BadInput, match="another run"):
        Folder(tmp_path, "same")
    put(tmp_path, *NOTES)


def test_words_that_are_no_unicode_come_back_as_they_were(tmp_path: Path) -> None:
    odd = noted({"text": "A \ud800 strange \u00b4 mark\u2028 in Orvik.\n", "published": "2024-03-05"})
    put(tmp_path, *odd)
    with Folder(tmp_path, "same") as folder:
        assert folder.shelf.held.notes == odd
