from __future__ import annotations

from secondsource.stories.mates import story_mates

STORY = "The barge Anneke sank off Port Velsen with 23 sailors, the harbour master of Velsen said."
SAME = "Divers found the Anneke near Velsen; of her 23 sailors none was hurt, harbour master Piet Maas told us."
OTHER = "The parliament in Mirra voted for the budget by 61 to 40 after a long debate."


def test_reports_of_one_story_are_mates() -> None:
    mates = story_mates([STORY, SAME, OTHER], [0, 2])
    assert [number for number, _ in mates[0]] == [1]
    assert mates[2] == ()


def test_likeness_is_the_same_both_ways() -> None:
    mates = story_mates([STORY, SAME], [0, 1])
    assert mates[0][0][1] == mates[1][0][1]


def test_a_pile_of_thousands_is_searched_by_its_rare_words() -> None:
    pile = [f"Report of the Mirra office, number {n} of {n + 1}, about Place{n} and Place{n + 1}." for n in range(3000)]
    mates = story_mates(pile, [1500])
    assert {1499, 1501} <= {number for number, _ in mates[1500]}
