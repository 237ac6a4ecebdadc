"""A quote-only dossier gives no report away, and everything works from its quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest

from secondsource import runner
from secondsource.dossier import load, quote_only
from secondsource.dossier.explain import explain
from secondsource.dossier.quoting import LITTLE, MOST
from secondsource.dossier.verify import check
from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.model.dossier import Dossier
from secondsource.model.span import FILLER


@pytest.fixture(scope="module")
def shared(fire_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shared") / "out"
    runner.share(fire_folder, out)
    return out


def test_a_limited_part_of_each_report_is_left(fire: Dossier) -> None:
    for before, after in zip(fire.reports, quote_only(fire).reports, strict=True):
        assert len(after.text) == len(before.text)
        assert all(new in (old, FILLER) for old, new in zip(before.text, after.text, strict=True))
        open_ = sum(letter != FILLER for letter in after.text)
        # beyond the share only headlines and short quotes
        assert open_ <= max(MOST * len(before.text), LITTLE) + 0.25 * len(before.text)


def test_all_files_together_tell_about_half_of_a_report(fire: Dossier, shared: Path) -> None:
    """By runs of 24 characters, wherever in the folder they stand."""
    runs: set[str] = set()
    for path in (p for p in shared.rglob("*") if p.is_file()):
        raw = path.read_text(encoding="utf-8")
        pieces = strings(json.loads(raw)) if path.suffix == ".json" else re.split(r"<[^>]+>", unescape(raw))
        for piece in (" ".join(text.split()) for text in pieces):
            runs.update(piece[at : at + 24] for at in range(len(piece) - 23))
    for report in fire.reports:
        text = " ".join(report.text.split())
        told = bytearray(len(text))
        for at in range(len(text) - 23):
            if text[at : at + 24] in runs:
                told[at : at + 24] = b"\1" * 24
        assert sum(told) <= 0.5 * len(text) + 24, (report.id, sum(told) / len(text))


def strings(thing: object) -> Iterator[str]:
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, (list, dict)):
        for item in thing.values() if isinstance(thing, dict) else thing:
            yield from strings(item)


def test_a_sentence_of_the_program_tells_no_more_than_the_quotes(fire: Dossier) -> None:
    body = max((s.span for s in fire.sentences if s.kind == "body"), key=len)
    whole = next(r for r in fire.reports if r.id == body.report).quote(body)
    copied = replace(fire.claims[-1], proposition=f"{whole} And {whole}", members=())
    made = quote_only(replace(fire, claims=(copied,), conflicts=(), findings=()))
    text = next(r for r in made.reports if r.id == body.report).quote(body)
    assert FILLER in text and "[…]" in made.claims[0].proposition


def test_no_page_and_no_data_hold_a_long_run_of_a_report(fire: Dossier, shared: Path) -> None:
    written = [re.sub(r"<[^>]+>", "", p.read_text(encoding="utf-8")) for p in shared.rglob("*") if p.is_file()]
    pages = [re.sub(r"\s+", " ", unescape(text).replace("\\n", " ")) for text in written]
    for report in fire.reports:
        words = report.text.split()
        for at in range(0, max(1, len(words) - 60)):
            run = " ".join(words[at : at + 60])
            assert not [page for page in pages if run in page]


def test_it_holds_and_can_be_explained_from_its_quotes(shared: Path) -> None:
    assert check(shared).faults == []
    dossier = load(shared)
    assert all(FILLER in report.text for report in dossier.reports)
    for claim in dossier.claims:
        assert claim.id in explain(dossier, claim.id)


def test_it_can_be_held_against_the_reports(shared: Path) -> None:
    examples = Path(__file__).parents[2] / "examples" / "warehouse-fire"
    assert check(shared, examples).faults == []


def test_two_quotes_of_one_place_must_agree(shared: Path, tmp_path: Path) -> None:
    document = json.loads((shared / "dossier.json").read_text(encoding="utf-8"))
    member = next(m for c in document["claims"] for m in c["members"] if "quote" in m["span"])
    member["span"]["quote"] = "x" * len(member["span"]["quote"])
    (tmp_path / "dossier.json").write_text(json.dumps(document), encoding="utf-8")
    assert any("does not say" in fault for fault in check(tmp_path).faults)


def test_a_quote_is_never_missing_where_the_text_is(fire_folder: Path, tmp_path: Path) -> None:
    document = json.loads((fire_folder / "dossier.json").read_text(encoding="utf-8"))
    del document["claims"][0]["members"][0]["span"]["quote"]
    (tmp_path / "dossier.json").write_text(json.dumps(document), encoding="utf-8")
    assert any("has no quote, yet the report's text is here" in fault for fault in check(tmp_path).faults)


def test_full_texts_cannot_be_had_from_quotes(shared: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="holds quotes only"):
        runner.share(shared, tmp_path / "again", full_text=True)


def test_reading_quotes_again_gives_the_same_document(shared: Path) -> None:
    document = json.loads((shared / "dossier.json").read_text(encoding="utf-8"))
    assert codec.encode(codec.decode(document), full_text=False) == document
