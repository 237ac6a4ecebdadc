"""An index folder is whole after every run, and says so when it is not."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from secondsource.errors import BadInput, RunError
from secondsource.store.kept import HEAD, LINES, Kept

MADE = [4, 2]


def layer(*keys: int) -> np.ndarray:
    return np.array(keys, dtype=np.uint64)


def filled(folder: Path) -> Kept:
    kept = Kept(folder, MADE)
    kept.add([b'{"id": 1}', "{“tief”}".encode()], [layer(3, 5, 9)], np.array([2, 1]))
    return kept


def test_lines_and_layers_come_back_as_they_were(tmp_path: Path) -> None:
    filled(tmp_path / "case")
    again = Kept(tmp_path / "case", MADE)
    assert len(again) == 2 and [again.line(at) for at in (0, 1)] == [b'{"id": 1}', "{“tief”}".encode()]
    (keys,) = again.layers
    assert isinstance(keys, np.memmap) and keys.tolist() == [3, 5, 9] and again.sizes.tolist() == [2, 1]


def test_a_layer_that_stays_is_not_written_again(tmp_path: Path) -> None:
    filled(tmp_path)
    kept = Kept(tmp_path, MADE)
    before = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("keys-*")}
    kept.add([b"third"], [*kept.layers, layer(7)], np.array([2, 1, 1]))
    after = {path.name: path.stat().st_mtime_ns for path in tmp_path.glob("keys-*")}
    assert before.items() <= after.items() and len(after) == 2
    assert len(list(tmp_path.glob("sizes-*"))) == 1, "what is out of date is removed"
    assert Kept(tmp_path, MADE).line(2) == b"third"


def test_what_a_broken_run_left_is_written_over(tmp_path: Path) -> None:
    filled(tmp_path)
    with (tmp_path / LINES).open("ab") as file:
        file.write(b"half a li")
    kept = Kept(tmp_path, MADE)
    kept.add([b"x"], kept.layers, np.array([2, 1, 0]))
    assert (tmp_path / LINES).read_bytes().endswith("{“tief”}\nx\n".encode())


def test_two_runs_at_once_do_not_mix(tmp_path: Path) -> None:
    filled(tmp_path)
    one, other = Kept(tmp_path, MADE), Kept(tmp_path, MADE)
    one.add([b"one"], one.layers, np.array([2, 1, 0]))
    with pytest.raises(RunError, match="another run"):
        other.add([b"other"], other.layers, np.array([2, 1, 0]))
    assert len(Kept(tmp_path, MADE)) == 3 and Kept(tmp_path, MADE).line(2) == b"one"


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear all")
    with pytest.raises(BadInput, match="not empty"):
        Kept(tmp_path, MADE)
    with pytest.raises(BadInput, match="not empty"):
        Kept(tmp_path / "letter.txt", MADE)


@pytest.mark.parametrize("spoilt", ["[]", "{", json.dumps({"format": "secondsource-index/1", "made": [5, 2]})])
def test_an_index_made_otherwise_is_refused(tmp_path: Path, spoilt: str) -> None:
    filled(tmp_path)
    (tmp_path / HEAD).write_text(spoilt)
    with pytest.raises(BadInput, match=LINES):
        Kept(tmp_path, MADE)


def test_a_missing_or_damaged_part_is_named(tmp_path: Path) -> None:
    filled(tmp_path)
    (part,) = tmp_path.glob("keys-*")
    part.write_bytes(b"no numbers")
    with pytest.raises(BadInput, match=part.name):
        Kept(tmp_path, MADE)
