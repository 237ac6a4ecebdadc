"""Reading in: every file is a capture or one recorded item."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from secondsource.errors import BadInput
from secondsource.ingest import Options, read
from secondsource.model.capture import Capture, Skipped

WORDS = "The dam at Ostrel held through the night, the river board said."


def captures(*places: Path, max_bytes: int = 5_000_000) -> list[Capture]:
    return [item for item in read(places, Options(max_bytes)) if isinstance(item, Capture)]


def skipped(*places: Path, max_bytes: int = 5_000_000) -> dict[str, str]:
    return {item.name: item.reason for item in read(places, Options(max_bytes)) if isinstance(item, Skipped)}


def test_folder_is_read_with_all_below_it_in_order_and_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/config", "a/b/c.TXT", "README"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(WORDS)
    found = captures(tmp_path)
    assert [c.name for c in found] == ["README", "b.txt", "a/z.md", "a/b/c.TXT"]
    assert {c.sha256 for c in found} == {hashlib.sha256(WORDS.encode()).hexdigest()}


def test_same_names_in_two_places_are_told_apart_and_one_file_is_read_once(tmp_path: Path) -> None:
    for folder in ("mon", "tue"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "wire.txt").write_text(WORDS + folder)
    (tmp_path / "tue" / "other.txt").write_text(WORDS)
    places = (tmp_path / "mon", tmp_path / "tue", tmp_path / "tue" / "wire.txt")
    assert [c.name for c in captures(*places)] == ["mon/wire.txt", "other.txt", "tue/wire.txt"]


def test_the_beginning_decides_between_page_and_text(tmp_path: Path) -> None:
    (tmp_path / "saved.txt").write_text(f"<!DOCTYPE html>\n<html><body><p>{WORDS}</p></body></html>")
    (tmp_path / "page.php").write_text(f"<html lang=en><body><p>{WORDS}</p></body></html>")
    (tmp_path / "plain.txt").write_text(f"<b> is a tag. {WORDS}")
    (tmp_path / "Report of 3.10.2026").write_text(WORDS)
    kinds = {c.name: c.kind for c in captures(tmp_path)}
    assert kinds == {"saved.txt": "html", "page.php": "html", "plain.txt": "text", "Report of 3.10.2026": "text"}


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\r\n ", "white space"),
        ("a.txt", b"\x89PNG\r\n\x1a\n....", "a PNG image"),
        ("a.html", b"%PDF-1.7 ...", "a PDF document"),
        ("a.jsonl", b"\x1f\x8b\x08\0\0", "a gzip archive"),
        ("a.docx", b"PK\x03\x04....", "office document"),
        ("a.txt", b"one\0two three four five six", "NUL"),
        ("a.txt", WORDS.encode() * 4, "larger than 200 bytes"),
        ("a.xyz", WORDS.encode(), "files ending in .xyz are not read"),
        ("a.json", b"[]", "JSONL"),
        ("a.jsonl", b"\n \n", "white space"),
        ("a.jsonl", '{"text": "x"}'.encode("utf-16"), "UTF-16"),
    ],
)
def test_what_cannot_be_read_is_one_item_with_a_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    found = list(read([tmp_path], Options(max_bytes=200)))
    assert len(found) == 1
    assert isinstance(found[0], Skipped)
    assert found[0].name == name
    assert reason in found[0].reason


def test_utf16_is_no_binary(tmp_path: Path) -> None:
    (tmp_path / "marked.txt").write_bytes(WORDS.encode("utf-16"))
    (tmp_path / "bare.txt").write_bytes(WORDS.encode("utf-16-le"))
    assert len(captures(tmp_path)) == 2


def test_lines_are_captures_of_their_own_and_long_ones_are_passed_over(tmp_path: Path) -> None:
    file = tmp_path / "pile.jsonl"
    file.write_bytes(b'{"text": "one"}\r\n\n' + b'{"text": "' + b"x" * 300 + b'"}\n{"text": "two"}')
    found = list(read([file], Options(max_bytes=100)))
    assert [len(item.name.partition("#")[2]) for item in found] == [12, 1, 12]
    assert found[1].name == "pile.jsonl#3"
    assert [item.data for item in found if isinstance(item, Capture)] == [b'{"text": "one"}', b'{"text": "two"}']
    assert isinstance(found[1], Skipped)


def test_a_line_of_exactly_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b"x" * 100 + b"\r\n" + b"y" * 101 + b"\n" + b"z" * 100)
    assert [item.name for item in captures(tmp_path, max_bytes=100)] == ["a.jsonl#1", "a.jsonl#3"]


def test_links_pipes_and_odd_names_neither_hang_nor_break(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    odd = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(odd, "w") as file:  # noqa: PTH123 (a name that is no UTF-8)
        file.write(WORDS)
    assert [c.name for c in captures(tmp_path)] == ["caf\\xe9.txt"]
    assert set(skipped(tmp_path)) == {"self.txt", "gone.txt", "pipe.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_recorded(tmp_path: Path) -> None:
    (tmp_path / "shut.txt").write_text(WORDS)
    (tmp_path / "shut.txt").chmod(0)
    assert "permission" in skipped(tmp_path)["shut.txt"].lower()


def test_a_missing_place_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="nowhere"):
        list(read([tmp_path, tmp_path / "nowhere"], Options()))
