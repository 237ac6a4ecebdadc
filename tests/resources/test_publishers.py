from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from secondsource.errors import BadInput
from secondsource.resources import publishers
from secondsource.resources.publishers import directory

OWN = """
families:
  - owner: Harbour Press Group
    source: its annual report, list of titles
    as_of: 2031
    publishers:
      The Herald: [portherald.example]
      Bay Radio: [bayradio.example, Bay Radio 101]
      BBC News: []
"""


def owner(name: str = "", host: str = "") -> str | None:
    known = directory()
    found = known.by_name(name) if name else known.by_host(host)
    return found.owner if found else None


def test_every_spelling_and_domain_leads_to_one_publisher() -> None:
    assert owner("BBC") == owner("bbc news") == owner(host="www.bbc.co.uk") == "BBC"
    assert owner(host="uk.reuters.com") == owner("Reuters") == "Thomson Reuters"
    assert owner(host="reuters.com.example.org") is owner(host="notreuters.com") is owner(host="com") is None


def test_a_name_of_common_words_is_borne_by_many() -> None:
    assert owner("The Times") is owner("The Guardian") is owner("Daily Express") is None
    assert owner(host="thetimes.co.uk") == "News Corp"


def test_a_short_name_counts_as_it_is_written() -> None:
    assert owner("PA") == "PA Media Group"
    assert owner("Pa") is owner("pa") is None


def test_each_entry_says_where_its_ownership_is_told() -> None:
    text = Path(publishers.__file__).with_suffix(".yml").read_text(encoding="utf-8")
    families = yaml.safe_load(text)["families"]
    assert len(families) > 200 and sum(len(f["publishers"]) for f in families) > 900
    assert all(len(f["source"]) > 10 or f["source"].strip() for f in families)
    assert all(2020 <= f["as_of"] <= 2030 for f in families)
    assert len({f["owner"] for f in families}) == len(families)


def test_a_file_of_ones_own_goes_before_the_list_and_all_its_names_count(tmp_path: Path) -> None:
    file = tmp_path / "own.yml"
    file.write_text(OWN, encoding="utf-8")
    mine = directory(file)
    for found in (mine.by_name("Herald"), mine.by_host("news.bayradio.example"), mine.by_name("BBC News")):
        assert found and (found.owner, found.as_of) == ("Harbour Press Group", "2031")
    assert mine.by_name("BBC") and mine.by_host("cnn.com")


@pytest.mark.parametrize(
    "text",
    [
        "families: 3",
        "- owner: X",
        "families: [{owner: X}]",
        "families: [{owner: X, publishers: {A: b}}]",
        "families: [{owner: X, publisher: {}, publishers: {}}]",
        "families: [{owner: X, publishers: {A: [a.example]}}, {owner: Y, publishers: {B: [a.example]}}]",
        "families: [",
    ],
)
def test_a_mistake_in_a_file_of_ones_own_is_told_with_its_name(text: str, tmp_path: Path) -> None:
    file = tmp_path / "own.yml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(BadInput, match=r"own\.yml"):
        directory(file)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"none\.yml"):
        directory(tmp_path / "none.yml")
