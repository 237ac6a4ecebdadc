"""Which items are one claim, on piles small enough to know the answer."""

from __future__ import annotations

from tests.claims.pile import Line, Pile, Sheet


def groups(*sheets: Sheet) -> list[set[str]]:
    """The words of the members of each claim with more than one wording."""
    pile = Pile(sheets)
    texts = {pile.id_of(s): "\n".join(line.text for line in s.lines) for s in sheets}
    found = [{m.span.of(texts[m.report]) for m in claim.members} for claim in pile.claims()]
    return [words for words in found if len(words) > 1]


def test_a_speaker_who_goes_on_with_a_pronoun_says_one_thing() -> None:
    first = Line("a tanker blocked the canal lock", by="Harbour office of Orva")
    second = Line("it took the tugs two hours to free the stern", by="Harbour office of Orva")
    assert groups(Sheet("Orva Post", "2031-03-04", (first, second))) == [{first.text, second.text}]


def test_another_speaker_does_not_go_on() -> None:
    first = Line("a tanker blocked the canal lock", by="Harbour office of Orva")
    second = Line("it took the tugs two hours to free the stern", by="Pilots of Tell")
    assert groups(Sheet("Orva Post", "2031-03-04", (first, second))) == []


def test_what_one_side_denied_and_then_admitted_is_one_claim_though_few_words_are_shared() -> None:
    denied = Line("guards locked the gates of the stadium", by="Stadium of Orva", stance="deny")
    admitted = Line("stewards had shut two gates before the crush began", by="Stadium of Orva", stance="admit")
    sheets = (Sheet("Orva Post", "2031-03-04", (denied,)), Sheet("Tell Radio", "2031-03-05", (admitted,)))
    assert groups(*sheets) == [{denied.text, admitted.text}]
    other = Line("stewards had shut two gates before the crush began", by="Police of Tell", stance="admit")
    assert groups(sheets[0], Sheet("Tell Radio", "2031-03-05", (other,))) == []


def test_a_number_that_is_seldom_met_by_chance_is_the_same_count_where_its_fate_is_not_told() -> None:
    told = Line("163 people were evacuated", counts=(("163 people", "displaced", 163, ""),))
    bare = Line("The list of 163 people hung in the hall", counts=(("163 people", "", 163, ""),))
    pile = Pile((Sheet("Orva Post", "2031-03-04", (told,)), Sheet("Tell Radio", "2031-03-04", (bare,))))
    assert [(len(claim.members), claim.low) for claim in pile.claims() if claim.kind == "figure"] == [(2, 163)]
    few = Line("Six people were evacuated", counts=(("Six people", "displaced", 6, ""),))
    chance = Line("Six people stood in the hall", counts=(("Six people", "", 6, ""),))
    pile = Pile((Sheet("Orva Post", "2031-03-04", (few,)), Sheet("Tell Radio", "2031-03-04", (chance,))))
    assert all(len(claim.members) == 1 for claim in pile.claims() if claim.kind == "figure")
