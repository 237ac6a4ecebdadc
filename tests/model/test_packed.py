"""Nouns as bytes and back, through the real pipeline and with odd strings."""

from __future__ import annotations

import subprocess
import sys
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource import clean, ingest, language, lineage, stages
from secondsource.assertions import find
from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.model.assertion import Assertions
from secondsource.model.capture import Capture
from secondsource.model.dossier import Dossier
from secondsource.model.packed import ESCAPED, SQUEEZED, pack, unpack
from secondsource.model.parse import Parse, Sentence, Token
from secondsource.model.report import Outlet, Published, Report
from secondsource.model.reuse import Reuse
from secondsource.model.span import Span
from secondsource.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"

#: Any code point at all, halves of surrogate pairs included.
ODD = st.text(st.characters(codec=None, exclude_categories=()), max_size=40)


@dataclass(frozen=True, slots=True)
class Shelf:
    """Sets at every depth."""

    tags: frozenset[str]
    boxes: tuple[Box, ...] = ()
    more: Mapping[str, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Box:
    numbers: frozenset[int]
    label: str = ""


class Pair(NamedTuple):
    left: tuple[int, ...]
    right: Span | str


@pytest.fixture(scope="module")
def read() -> list[tuple[Report, Parse, Assertions, lineage.Signature]]:
    """All that is read in the reports of an example, each by itself."""
    settings = Settings(workers=1)
    found = ingest.read([EXAMPLES / "pass-town"], stages.ingest_options(settings))
    reports = [clean.clean(item, stages.clean_options(settings)) for item in found if isinstance(item, Capture)]
    parses = [language.load(settings.language).parse(report) for report in reports]
    return [(r, p, find(r, p), lineage.sign(r, p)) for r, p in zip(reports, parses, strict=True)]


def test_what_is_read_in_a_report_comes_back_equal(
    read: list[tuple[Report, Parse, Assertions, lineage.Signature]],
) -> None:
    assert any(parse.sentences[0].tokens and parse.sentences[0].syntax for _, parse, _, _ in read)
    for report, parse, said, signature in read:
        assert unpack(Report, pack(report)) == report
        assert unpack(Parse, pack(parse)) == parse
        assert unpack(Assertions, pack(said)) == said
        again = unpack(lineage.Signature, pack(signature))
        assert again == signature
        assert list(again.names) == list(signature.names)
        assert type(again.shingles) is frozenset
        assert all(type(told) is type(signature.lines[0].told[0]) for line in again.lines[:1] for told in line.told)


def test_compared_pairs_come_back_equal(read: list[tuple[Report, Parse, Assertions, lineage.Signature]]) -> None:
    signatures = [signature for _, _, _, signature in read]
    pile = lineage.weigh(signatures)
    found = tuple(lineage.compare(a, b, pile) for a in signatures for b in signatures if a.report < b.report)
    assert any(reuse.passages for reuse in found)
    assert unpack(tuple[Reuse, ...], pack(found)) == found


def test_a_dossier_comes_back_equal(fire: Dossier, pass_town: Dossier) -> None:
    for dossier in (fire, pass_town):
        again = unpack(Dossier, pack(dossier))
        assert again == dossier
        assert pack(unpack(Dossier, pack(again))) == pack(again)
        assert "".join(codec.lines(again)) == "".join(codec.lines(dossier))


def test_sets_at_any_depth_have_one_order() -> None:
    shelf = Shelf(
        frozenset({"b", "a"}), (Box(frozenset({3, 1})), Box(frozenset())), {"z": frozenset({9, 8}), "a": frozenset()}
    )
    again = unpack(Shelf, pack(shelf))
    assert again == shelf
    assert list(again.more) == ["z", "a"]
    code = (
        "from secondsource.model.packed import pack\n"
        "print(pack(({'a': frozenset(map(str, range(99)))}, frozenset({'x', 'y', 'zz'}))).hex())"
    )
    answers = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            cwd=EXAMPLES.parent / "src",
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(EXAMPLES.parent / "src")},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(answers) == 1


def test_a_field_that_is_new_has_its_default() -> None:
    bare = pack({"tags": ["a"]})
    assert unpack(Shelf, bare) == Shelf(frozenset({"a"}))


@given(ODD, ODD, st.floats(allow_nan=False))
def test_any_text_comes_back_sign_for_sign(text: str, other: str, number: float) -> None:
    report = Report(
        other,
        text,
        "0" * 64,
        text,
        title=Span(other, 0, 3),
        outlet=Outlet(other, text),
        published=Published(basis=(text, Span(text, 1, 2), other)),
        extra=((text, other),),
    )
    assert unpack(Report, pack(report)) == report
    assert unpack(dict[str, tuple[str, ...]], pack({text: (other,), other: (text,)})) == {
        text: (other,),
        other: (text,),
    }
    assert unpack(float, pack(number)) == number
    pair = Pair((1, 2), text)
    assert unpack(Pair, pack(pair)) == pair
    assert unpack(frozenset[str], pack(frozenset({text, other}))) == {text, other}


def test_halves_of_pairs_and_the_mark_that_stands_for_them() -> None:
    for text in ("\ud800", "\x10d800", "\x10\ud800\x10", "\udfff\x10\x10dfff", "\x10"):
        data = pack(Outlet(text, "a" + text))
        assert unpack(Outlet, data) == Outlet(text, "a" + text)
        assert bool(data[0] & ESCAPED) == any("\ud800" <= sign <= "\udfff" for sign in text)


def test_long_bodies_are_squeezed() -> None:
    parse = Parse("report-1", "rules", (Sentence(Span("report-1", 0, 9), "body", 0, (Token(0, 4),) * 99),))
    assert pack(parse)[0] & SQUEEZED
    assert len(pack(parse)) < 400
    assert unpack(Parse, pack(parse)) == parse
    assert not pack(Span("A", 0, 1))[0] & SQUEEZED


@pytest.mark.parametrize("at", [0, 1, 9, -1])
def test_a_damaged_body_is_refused_in_words(fire: Dossier, at: int) -> None:
    data = bytearray(pack(fire.reports[0]))
    data[at] ^= 0xFF
    with pytest.raises(BadInput, match="cannot be read as Report"):
        unpack(Report, bytes(data))


def test_what_is_no_body_is_refused() -> None:
    whole = pack(replace(Report("r", "f", "0", "word " * 99), url="x"))
    bomb = bytes((32 | SQUEEZED,)) + zlib.compress(b"\xc4" * 2_000_000)
    for data in (b"", b"\x20", whole[:-5], b"\x80" + whole[1:], pack(Span("A", 0, 1)), bomb):
        with pytest.raises(BadInput, match="Report"):
            unpack(Report, data)
