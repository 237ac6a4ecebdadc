from __future__ import annotations

from dataclasses import replace

from tests.lineage.pile import read

from secondsource.lineage import compare, pair, sign, weigh
from secondsource.lineage.signature import Signature
from secondsource.model.report import Published

BACKGROUND = (
    "The long quarrel over the reservoirs of the upper valley has driven some nine thousand families from their farms "
    "since the old treaty lapsed."
)
NEWS = (
    "Divers raised a sunken barge near the Ostrey lock after its cargo of slate shifted in a squall.",
    "A choir of pensioners won the autumn prize of the Corvel music hall with two forgotten psalms.",
    "Thieves emptied the cellar of a wine merchant in Tamm through a tunnel from a disused bakery.",
    "The ministry of roads will widen the bridge at Lenn, although two engineers advised against it.",
    "Beekeepers from Hark lost a third of their hives to hail the size of walnuts in one afternoon.",
)


def signed(*days: str) -> list[Signature]:
    """A report of its own for each day, all with one background sentence."""
    reports, parses = read(*(f"{news}\n{BACKGROUND}\n" for news in NEWS[: len(days)]))
    dated = [replace(r, published=Published(d, d, d, "day")) for r, d in zip(reports, days, strict=True)]
    return [sign(report, parse) for report, parse in zip(dated, parses, strict=True)]


WEEKS = ("2031-03-01", "2031-03-12", "2031-04-02", "2031-05-20", "2031-06-07")


def test_what_comes_back_for_months_binds_nobody() -> None:
    signatures = signed(*WEEKS)
    pile = weigh(signatures)
    reuse = compare(signatures[0], signatures[1], pile)
    assert [p.stock for p in reuse.passages] == [True]
    assert reuse.score == 0


def test_the_same_words_within_days_are_copied() -> None:
    signatures = signed("2031-03-01", "2031-03-01", "2031-03-02", "2031-03-02", "2031-03-04")
    reuse = compare(signatures[0], signatures[1], weigh(signatures))
    assert [p.stock for p in reuse.passages] == [False]
    assert reuse.score > 0.25


def test_a_small_pile_has_no_stock() -> None:
    assert not weigh(signed(*WEEKS[:3])).stock


def test_undated_reports_tell_nothing_of_what_is_stock() -> None:
    assert not weigh([replace(s, day="") for s in signed(*WEEKS)]).stock


def test_stock_makes_no_candidates_in_a_large_pile() -> None:
    signatures = signed(*WEEKS)
    stock = weigh(signatures).stock
    others = [replace(signatures[0], shingles=frozenset()) for _ in range(50)]
    many = [replace(s, keys=frozenset()) for s in (*signatures, *others)]
    assert (0, 1) in pair(many)
    assert (0, 1) not in pair(many, stock)
