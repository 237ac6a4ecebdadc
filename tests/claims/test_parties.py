"""Who is one origin with whom."""

from __future__ import annotations

from secondsource.claims.parties import Parties, initials, label_words
from secondsource.model.claim import Cast, Source
from secondsource.model.lineage import Lineage


def parties(*sources: tuple[str, str]) -> Parties:
    made = tuple(Source(label, label, kind, None, (f"speaker of {label}",)) for kind, label in sources)  # type: ignore[arg-type]
    return Parties(Cast((), made), [], Lineage())


def test_a_spokesman_is_no_second_origin() -> None:
    known = parties(
        ("organisation", "Defence Ministry of Tarn"),
        ("person", "Major Iva Lund, a defense ministry spokeswoman"),
        ("organisation", "Health Ministry of Tarn"),
    )
    assert known.of_source("Major Iva Lund, a defense ministry spokeswoman") == "Defence Ministry of Tarn"


def test_an_acronym_stands_for_the_name() -> None:
    known = parties(("organisation", "Northern Relief Union"), ("person", "Pia Holt of the NRU"))
    assert known.of_source("Pia Holt of the NRU") == "Northern Relief Union"
    assert initials("Northern Relief Union") == "nru"


def test_a_short_name_is_the_fuller_body() -> None:
    known = parties(("organisation", "the fire service"), ("organisation", "Vardeby fire service"))
    assert known.of_source("the fire service") == "Vardeby fire service"


def test_one_shared_word_is_not_enough() -> None:
    known = parties(("organisation", "Tarn army"), ("person", "Ole Berg, coordinator for the Tarn crisis"))
    assert known.of_source("Ole Berg, coordinator for the Tarn crisis") == "Ole Berg, coordinator for the Tarn crisis"


def test_an_unnamed_insider_speaks_for_nobody() -> None:
    known = parties(("organisation", "the government"), ("anonymous", "two government sources"))
    assert known.of_source("two government sources") == "two government sources"
    assert known.is_vague("two government sources")


def test_witnesses_and_heads() -> None:
    known = parties(("person", "Nils, a baker"), ("person", "the hospital's medical director"))
    assert known.is_witness("Nils, a baker")
    assert not known.is_witness("the hospital's medical director")


def test_labels_meet_in_any_spelling() -> None:
    assert label_words("the Defence Minister") == label_words("defense ministry")
    assert label_words("") == frozenset()
