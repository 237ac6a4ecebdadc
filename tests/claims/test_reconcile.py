"""What the pile says, on piles small enough to know the answer."""

from __future__ import annotations

from tests.claims.pile import Line, Pile, Sheet

from secondsource.model.claim import Claim

MILL = "The old paper mill at Vardeby burned down on Monday night"
WIRE = Sheet(
    "Norrby Wire",
    "2031-03-04",
    (
        Line(MILL, by="Fire service of Vardeby"),
        Line(
            "Seven workers died in the flames",
            by="Fire service of Vardeby",
            counts=(("Seven workers", "killed", 7, "worker"),),
        ),
    ),
)


def about(claims: tuple[Claim, ...], words: str) -> Claim:
    found = [claim for claim in claims if words.lower() in claim.proposition.lower()]
    assert len(found) == 1, [claim.proposition for claim in claims]
    return found[0]


def test_two_bodies_are_two_origins() -> None:
    other = Sheet(
        "Radio Orsa",
        "2031-03-04",
        (Line("The paper mill at Vardeby burned down in the night of Monday", by="Mill union"),),
    )
    claim = about(Pile([WIRE, other]).claims(), "paper mill")
    assert (claim.origins.low, claim.origins.high, claim.status) == (2, 2, "corroborated")
    assert claim.reports == 2


def test_a_later_count_by_the_same_body_replaces_the_first() -> None:
    later = Sheet(
        "Radio Orsa",
        "2031-03-05",
        (Line("Nine workers died", by="Fire service of Vardeby", counts=(("Nine workers", "killed", 9, "worker"),)),),
    )
    findings = Pile([WIRE, later]).findings()
    first, second = about(findings.claims, "Killed (worker): 7"), about(findings.claims, "Killed (worker): 9")
    assert (first.status, first.superseded_by, second.status) == ("superseded", second.id, "single-origin")
    assert not findings.conflicts


def test_different_counts_on_one_day_by_different_bodies_clash() -> None:
    other = Sheet(
        "Radio Orsa",
        "2031-03-04",
        (Line("Twelve workers died", by="Mill union", counts=(("Twelve workers", "killed", 12, "worker"),)),),
    )
    findings = Pile([WIRE, other]).findings()
    assert [(c.kind, c.severity) for c in findings.conflicts] == [("numeric", "hard")]
    assert about(findings.claims, "12").status == "conflicting"


def test_other_people_are_no_conflict() -> None:
    other = Sheet(
        "Radio Orsa",
        "2031-03-04",
        (Line("Two firemen died", by="Mill union", counts=(("Two firemen", "killed", 2, "rescuer"),)),),
    )
    assert not Pile([WIRE, other]).findings().conflicts


def test_denied_then_admitted() -> None:
    words = "the owner locked the gates of the paper mill before the fire"
    sheets = [
        Sheet("Radio Orsa", "2031-03-04", (Line(words, by="Mill union"),)),
        Sheet("Norrby Wire", "2031-03-05", (Line(words, by="Vardeby Paper", stance="deny"),)),
        Sheet("Orsa Gazette", "2031-03-06", (Line(words, by="Vardeby Paper", stance="admit"),)),
    ]
    findings = Pile(sheets[:2]).findings()
    assert about(findings.claims, "gates").status == "denied"
    findings = Pile(sheets).findings()
    assert about(findings.claims, "gates").status == "denied-then-admitted"
    assert [c.kind for c in findings.conflicts] == ["polarity"]


def test_nothing_is_nothing() -> None:
    assert Pile([]).findings().claims == ()
    assert Pile([Sheet("Norrby Wire", "2031-03-04", (Line(""), Line("Yes.")))]).findings().claims == ()


def toll(outlet: str, day: str, by: str, text: str, words: str, value: float, people: str = "worker") -> Sheet:
    return Sheet(outlet, day, (Line(text, by=by, counts=((words, "killed", value, people),)),))


def test_an_other_body_later_with_the_toll_of_all_is_an_update() -> None:
    text = "The death toll rose to eleven workers"
    findings = Pile([WIRE, toll("Radio Orsa", "2031-03-06", "Health Ministry", text, "eleven workers", 11)]).findings()
    assert about(findings.claims, "Killed (worker): 7").status == "superseded"
    assert not findings.conflicts


def test_an_other_body_later_with_another_number_stands_beside_it() -> None:
    text = "Eleven workers died"
    findings = Pile([WIRE, toll("Radio Orsa", "2031-03-06", "Health Ministry", text, "Eleven workers", 11)]).findings()
    assert about(findings.claims, "Killed (worker): 7").status == "single-origin"
    assert not findings.conflicts


def test_tolls_of_other_years_are_not_compared() -> None:
    old = toll("Radio Orsa", "2029-03-04", "Mill union", "Twelve workers died", "Twelve workers", 12)
    findings = Pile([WIRE, old]).findings()
    assert not findings.conflicts
    assert about(findings.claims, "Killed (worker): 7").status == "single-origin"


def test_a_part_is_no_rival_count() -> None:
    part = toll("Radio Orsa", "2031-03-04", "Mill union", "Three of the workers were dead", "Three", 3)
    assert not Pile([WIRE, part]).findings().conflicts


def test_what_one_person_saw_is_no_rival_count() -> None:
    seen = toll("Radio Orsa", "2031-03-04", "Ada Moss, a baker", "Two workers lay dead", "Two workers", 2)
    assert not Pile([WIRE, seen], {"Ada Moss, a baker": "person"}).findings().conflicts


def test_a_bare_denial_denies_what_stands_before_it() -> None:
    sheet = Sheet(
        "Radio Orsa",
        "2031-03-04",
        (
            Line("The owner locked the gates of the mill before the fire", by="Mill union"),
            Line("it", by="Vardeby Paper", stance="deny"),
        ),
    )
    findings = Pile([sheet]).findings()
    claim = about(findings.claims, "gates")
    assert [m.stance for m in claim.members] == ["reports", "denies"]
    assert claim.status == "denied"


def balance(outlet: str, day: str, by: str, rescued: str, value: float, missing: str, lost: float) -> Sheet:
    text = f"{rescued} have been rescued and {missing} are missing"
    counts = ((rescued, "rescued", value, ""), (missing, "missing", lost, ""))
    return Sheet(outlet, day, (Line(text, by=by, counts=counts),))


def test_a_later_balance_of_several_fates_replaces_an_earlier_one_whoever_draws_it_up() -> None:
    first = balance("Radio Orsa", "2031-03-04", "Coastguard", "Forty sailors", 40, "19 sailors", 19)
    later = balance("Norrby Wire", "2031-03-05", "Interior Ministry", "Fifty-one sailors", 51, "eight sailors", 8)
    claims = Pile([first, later]).claims()
    assert about(claims, "Rescued: 40").superseded_by == about(claims, "Rescued: 51").id
    assert about(claims, "Missing: 19").superseded_by == about(claims, "Missing: 8").id


def test_a_part_greater_than_the_whole_is_a_conflict() -> None:
    whole = toll("Radio Orsa", "2031-03-04", "Mill union", "Three people died", "Three people", 3, "")
    (clash,) = Pile([WIRE, whole]).findings().conflicts
    assert (clash.kind, clash.severity) == ("numeric", "hard")
    more = toll("Radio Orsa", "2031-03-04", "Mill union", "Thirty people died", "Thirty people", 30, "")
    assert not Pile([WIRE, more]).findings().conflicts


def test_a_lower_count_of_the_dead_that_comes_later_is_a_conflict() -> None:
    late = toll("Radio Orsa", "2031-03-06", "Mill union", "Five workers died", "Five workers", 5)
    assert [c.severity for c in Pile([WIRE, late]).findings().conflicts] == ["hard"]


def test_two_sides_who_tell_of_one_event_in_other_words_are_two_origins_if_their_texts_are_two() -> None:
    one = Line("a boiler burst at the laundry", by="Fire service of Vardeby", blast="burst")
    other = Line("neighbours were woken when the washhouse blew up", by="Laundry union", blast="blew up")
    apart = [Sheet("Radio Orsa", "2031-03-04", (one,)), Sheet("Norrby Wire", "2031-03-04", (other,))]
    (claim,) = Pile(apart).claims()
    assert (claim.reports, claim.origins.low, claim.status) == (2, 2, "corroborated")
    (claim,) = Pile([Sheet("Radio Orsa", "2031-03-04", (one, other))]).claims()
    assert (claim.origins.low, claim.origins.high) == (1, 2)


def test_one_of_no_office_is_a_witness_whatever_kind_of_source_they_were_taken_for() -> None:
    seen = toll("Radio Orsa", "2031-03-04", "A baker from Vardeby, Ada Moss", "Two workers lay dead", "Two workers", 2)
    assert not Pile([WIRE, seen]).findings().conflicts
