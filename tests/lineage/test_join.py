"""Sketches and the join: what shares runs of words is found, whatever else is in the pile, and nothing else."""

from __future__ import annotations

import random

import numpy as np
import pytest

from secondsource.lineage import index, join
from secondsource.lineage.index import Index
from secondsource.lineage.join import CAP, NEXT, STOCK, counted, folded, keys_of, stretches, ties
from secondsource.lineage.sketch import RUN, sketch, words_of

CHANCE = random.Random(11)
WORDS = ["".join(CHANCE.choices("bcdfgaeioulmnrst", k=CHANCE.randint(3, 9))) for _ in range(4000)]


def text(size: int = 200) -> str:
    return " ".join(CHANCE.choices(WORDS, k=size))


def edited(words: str, share: float) -> str:
    return " ".join(CHANCE.choice(WORDS) if CHANCE.random() < share else word for word in words.split())


def index_of(*batches: list[str]) -> Index:
    made = Index()
    for batch in batches:
        made.add(*sketch(batch), len(batch))
    return made


def tied(held: Index) -> set[tuple[int, int]]:
    found = held.pairs()
    return set(zip(found.left.tolist(), found.right.tolist(), strict=True))


def test_words_are_what_marks_and_capitals_leave() -> None:
    assert words_of("“The dam’s wall,” she said: 1,200 cracks.") == words_of("the dam s wall she said 1 200 CRACKS")


def test_texts_in_other_scripts_have_words_too() -> None:
    assert len(words_of("قال الحارس إن تسعة أصيبوا")) == 5
    assert words_of("The résumé of Mr José Marte") == [b"the", b"r", b"sum", b"of", b"mr", b"jos", b"marte"]


def test_a_copy_with_every_fifth_word_changed_is_found_in_a_pile() -> None:
    pile = [text() for _ in range(300)]
    copies = [edited(pile[i], 0.2) for i in range(40)]
    found = tied(index_of(pile, copies))
    assert found == {(i, 300 + i) for i in range(40)}


def test_a_part_of_a_long_text_is_found() -> None:
    long = text(2000)
    found = index_of([long, text(), " ".join(long.split()[900:960])]).pairs()
    assert (found.left.tolist(), found.right.tolist()) == ([0], [2])
    assert found.contained[0] == 1.0


def test_batches_make_no_difference() -> None:
    pile = [text(80) for _ in range(40)]
    pile += [edited(words, 0.1) for words in pile[:20]]
    whole, parts = index_of(pile), index_of(*([words] for words in pile))
    assert tied(whole) == tied(parts) and len(whole) == len(parts) == 60


def test_one_more_text_finds_what_a_join_of_all_finds() -> None:
    pile = [text() for _ in range(100)]
    new = edited(pile[37], 0.2)
    found = index_of(pile[:50], pile[50:]).like(sketch([new])[0])
    assert found.left.tolist() == [37] and found.right.tolist() == [100]
    joined = index_of([*pile, new]).pairs()
    assert (joined.shared.tolist(), joined.contained.tolist()) == (found.shared.tolist(), found.contained.tolist())


def test_a_burst_of_copies_hangs_together_and_costs_little() -> None:
    copies = [edited(words, 0.02) for words in [text()] * (4 * CAP)]
    found = tied(index_of(copies))
    assert {i for pair in found for i in pair} == set(range(4 * CAP))
    assert len(found) < 4 * CAP * (4 * CAP - 1) / 2


def test_a_formula_that_hundreds_have_ties_nobody() -> None:
    formula = text(30)
    assert tied(index_of([f"{text(60)} {formula}" for _ in range(STOCK + 5)])) == set()


@pytest.mark.parametrize("pile", [[], [""], ["one two"], ["", "a b c d e f g h", ""]])
def test_short_texts_have_no_runs(pile: list[str]) -> None:
    runs, owners = sketch(pile)
    assert len(runs) == len(owners)
    assert tied(index_of(pile)) == set()


def test_no_run_goes_over_from_one_text_to_the_next() -> None:
    words = text(RUN * 2).split()
    runs, _ = sketch([" ".join(words[: RUN - 1]), " ".join(words[RUN - 1 : 2 * RUN - 2])])
    assert runs.dtype == np.uint64 and len(runs) == 0


def test_parts_that_any_engine_may_do_make_the_same_pairs(monkeypatch: pytest.MonkeyPatch) -> None:
    pile = [text(60) for _ in range(60)]
    pile += [edited(words, 0.1) for words in pile[:30]]
    held = index_of(pile)
    keys = keys_of(*sketch(pile))
    parts = list(stretches(keys, 50))
    assert len(parts) > 10 and np.array_equal(np.concatenate(parts), keys)
    found = counted(np.concatenate([ties(part) for part in parts]), held.sizes)
    for module, name, value in ((join, "HEAP", 7), (index, "HEAP", 7), (index, "FOLD", 20), (index, "STRETCH", 100)):
        monkeypatch.setattr(module, name, value)
    whole = held.pairs()
    for column in ("left", "right", "shared", "contained"):
        assert np.array_equal(getattr(found, column), getattr(whole, column)), column


@pytest.mark.parametrize(("size", "each"), [(2, 1), (CAP, CAP - 1), (CAP + 1, NEXT), (STOCK, NEXT), (STOCK + 1, 0)])
def test_a_run_ties_as_many_as_its_texts_allow(size: int, each: int) -> None:
    runs = np.repeat(np.array([10, 12, 14], dtype=np.uint64), size)
    owners = np.tile(np.arange(size), 3)
    tied = ties(keys_of(runs, owners))
    assert len(tied) == 3 * sum(min(each, size - 1 - at) for at in range(size))


def test_an_index_goes_on_from_what_was_kept_of_it() -> None:
    pile = [text() for _ in range(30)]
    new = [edited(pile[4], 0.1), text()]
    first = index_of(pile)
    layers = [layer.copy() for layer in first.layers]
    for layer in layers:
        layer.flags.writeable = False
    again = Index(layers, first.sizes)
    again.add(*sketch(new), len(new))
    assert tied(again) == tied(index_of(pile, new)) == {(4, 30)}
    assert Index(layers, first.sizes).closest(sketch(new[:1])[0], 3) == [4]


def test_ties_of_a_pair_are_counted_however_they_are_folded() -> None:
    tied = ties(keys_of(np.repeat(np.arange(0, 90, 2, dtype=np.uint64), 3), np.tile(np.arange(3), 45)))
    once = folded(tied)
    assert len(tied) == 135 and len(once) == 3
    twice = counted(np.concatenate([once, folded(tied[:60]), tied[:0]]), np.full(3, 45))
    assert counted(tied, np.full(3, 45)).shared.tolist() == [45, 45, 45]
    assert sum(twice.shared) == 135 + 60
    many = np.repeat(once[:1], 2000)
    assert counted(many, np.full(3, 10**6), contained=0.0).shared.tolist() == [65535], "what is more is not told"


def test_copies_in_a_pile_whose_sentences_each_stand_in_fifty_texts_are_found() -> None:
    pool = [text(14) for _ in range(120)]
    pile = [" ".join(CHANCE.sample(pool, 10)) for _ in range(600)]
    copies = [edited(pile[i], 0.2) for i in range(60)]
    found = tied(index_of(pile, copies))
    assert len(found & {(i, 600 + i) for i in range(60)}) >= 58
    assert len(found) < 30 * len(pile), "one sentence in common is no copy"


def test_a_burst_of_copies_is_a_chain_however_long() -> None:
    one = text()
    found = tied(index_of([one] * (STOCK + 50), [text() for _ in range(50)]))
    assert {(i, i + 1) for i in range(STOCK + 49)} <= found
    assert all(right < STOCK + 50 for _, right in found)
