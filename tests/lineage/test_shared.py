"""What two reports share outside boilerplate and formulas, in a pile that has habits of speech."""

from __future__ import annotations

import random

import numpy as np

from secondsource.lineage.shared import shared
from secondsource.lineage.surprise import Words, runs, surprise

CHANCE = random.Random(5)
VERBS = ["raised", "sank", "won", "widened", "lost", "opened", "closed", "sold", "found", "burnt", "mended", "left"]
THINGS = ["barge", "choir", "cellar", "bridge", "hive", "lock", "mill", "farm", "quarry", "ferry", "orchard", "kiln"]


def name() -> str:
    return "".join(CHANCE.choices("bdgklmnprstv", k=2)).capitalize() + "".join(CHANCE.choices("aeioulmn", k=6))


def sentence() -> str:
    """Common words in an order that hardly comes back, and three names."""
    words = CHANCE.choices(VERBS + THINGS + ["the", "of", "by", "old", "that", "with", "and", "was"], k=14)
    return f"The {' '.join(words[:5])} {name()} {' '.join(words[5:10])} {name()} {' '.join(words[10:])} {name()}."


def pile(size: int) -> tuple[list[str], list[str], list[int | None]]:
    formula = "Police are still working to determine what happened there."
    texts = [" ".join([*(sentence() for _ in range(6)), formula]) for _ in range(size)]
    return texts, [f"paper{at}.example" for at in range(size)], [20 * at for at in range(size)]


def test_a_passage_taken_over_is_found_and_a_formula_is_not() -> None:
    texts, hosts, days = pile(80)
    taken = ". ".join(texts[7].split(". ")[1:4])
    texts[40], days[40] = f"{sentence()} {taken}. {sentence()}", 141
    (found,) = shared(texts, hosts, days)
    assert (found.left, found.right) == (7, 40)
    assert found.share > 0.4 and {r.name for r in found.reasons} >= {"unlikely words", "names and numbers"}


def test_one_host_is_not_compared_with_itself() -> None:
    texts, hosts, days = pile(40)
    texts[9], hosts[9], days[9] = texts[8], hosts[8], days[8]
    assert shared(texts, hosts, days) == []


def test_empty_and_short_texts_share_nothing() -> None:
    assert shared([], [], []) == []
    assert shared(["", "one two", ""], ["", "", ""], [None, 3, None]) == []


def words_of(*texts: str) -> Words:
    known: dict[str, int] = {}
    ids = [[known.setdefault(word, len(known)) for word in text.split()] for text in texts]
    sizes = [len(one) for one in ids]
    owner = np.repeat(np.arange(len(ids)), sizes)
    return Words(np.concatenate(ids), owner, owner, np.cumsum([0, *sizes]))


def test_runs_end_with_their_text() -> None:
    found = runs(words_of("a b c", "a b", "b c"), 2)
    assert found.whole.tolist() == [True, True, False, True, False, True, False]
    assert found.number[0] == found.number[3] != found.number[1] == found.number[5]
    assert found.occasions[found.number[0]] == 2


def test_what_others_write_too_is_foretold() -> None:
    words = words_of(*["police are still working"] * 5, "police are never idle")
    _, second, later = surprise(words)
    assert later[2] < later[22] and second[1] < second[23]
