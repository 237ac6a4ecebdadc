from __future__ import annotations

from secondsource.text.wrapped import paragraphs

RAGGED = """The council of Brenn said on Tuesday that the old bridge over the
river would be closed for a month.  Two of its piers
have cracks, an inspection found, and the road that leads to it has sunk
by a hand.

Trains are not touched by the order, the council said in a long statement."""


def lines(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


def test_lines_that_go_on_in_the_middle_of_a_sentence_are_one_paragraph() -> None:
    assert [line[:12] for line in lines(RAGGED)] == ["The council ", "Trains are n"]


def test_lines_that_end_as_sentences_stay_apart() -> None:
    text = (
        "The council of Brenn closed the bridge on Tuesday.\nthe road to it has sunk by a hand since May.\nit is old."
    )
    assert len(lines(text)) == 3


def test_a_list_of_headlines_stays_a_list() -> None:
    text = "Bridge of Brenn closed for a month\nRoad to the river sinks by a hand, council of Brenn says\nNo trains"
    assert len(lines(text)) == 3
