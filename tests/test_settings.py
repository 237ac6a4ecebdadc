from __future__ import annotations

from pathlib import Path

import pytest

from secondsource.errors import BadInput
from secondsource.settings import Settings, load, merge


def test_environment_outranks_the_file(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('language = "rules"\nmax_bytes = 10\nfull_text = false\n')
    settings = load(file, {"SECONDSOURCE_MAX_BYTES": "20", "SECONDSOURCE_UNRELATED": "x", "HOME": "x"})
    assert settings.max_bytes == 20
    assert settings.full_text is False


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("max_byte = 1", "no setting is called 'max_byte'"),
        ('max_bytes = "many"', "expected int"),
        ("max_bytes = -1", "must not be negative"),
        ("full_text = 3", "expected bool"),
        ("= 1", "not TOML"),
    ],
)
def test_a_wrong_setting_is_named_with_its_place(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "own.toml"
    file.write_text(line)
    with pytest.raises(BadInput, match=words) as caught:
        load(file, {})
    assert "own.toml" in str(caught.value)


def test_digest_ignores_how_the_work_is_shared() -> None:
    assert merge(Settings(), {"workers": 7}, "x").digest() == Settings().digest()
    assert merge(Settings(), {"max_bytes": 7}, "x").digest() != Settings().digest()


def test_digest_tells_what_a_file_of_publishers_holds_not_where_it_lies(tmp_path: Path) -> None:
    one, two = tmp_path / "one.yml", tmp_path / "two.yml"
    one.write_text("families: []")
    two.write_text("families: []")
    names = [merge(Settings(), {"publishers": str(file)}, "x").digest() for file in (one, two)]
    assert names[0] == names[1] != Settings().digest()
    two.write_text("families: [{owner: A, publishers: {}}]")
    assert merge(Settings(), {"publishers": str(two)}, "x").digest() != names[0]
    with pytest.raises(BadInput, match=r"three\.yml"):
        merge(Settings(), {"publishers": str(tmp_path / "three.yml")}, "x").digest()
