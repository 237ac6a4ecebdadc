from __future__ import annotations

from secondsource.language.names import find_names
from secondsource.language.readnames import Read, Sighting
from secondsource.language.sentences import split
from secondsource.model.report import Report
from secondsource.text.words import words


def names(text: str, *seen: tuple[str, str, float], doubt: float = 1.0) -> dict[str, str]:
    """The names of a text of which the network sees some; of all other words it doubts as much as said."""
    report = Report("r", "r.txt", "0", text)
    read = sorted(
        (Read(text.index(form), text.index(form) + len(form), kind, sure) for form, kind, sure in seen),
        key=lambda item: item.start,
    )
    places = words(text)
    none = [0.0 if any(r.start <= start < r.end for r in read) else doubt for start, _ in places]
    found = find_names(report, split(report), Sighting(read, [start for start, _ in places], none))
    return {name.span.of(text): name.type for name in found}


def test_what_only_the_network_sees_is_a_name() -> None:
    assert names("The crew of zelta sang.", ("zelta", "org", 0.9)) == {"zelta": "org"}


def test_what_it_denies_is_none_unless_the_rules_are_sure() -> None:
    text = "He bought Zelta in a shop. President Ana Ruiz paid."
    assert "Zelta" in names(text, doubt=0.5)
    assert names(text, doubt=1.0) == {"Ana Ruiz": "person"}


def test_the_edges_of_a_sure_network_count() -> None:
    text = "They met Maria Bell Orr Ltd on Monday."
    assert names(text, ("Maria Bell Orr Ltd", "org", 0.9)) == {"Maria Bell Orr Ltd": "org"}


def test_a_common_word_at_the_edge_is_cut_off_where_the_rules_know_better() -> None:
    assert set(names("They crossed the Arn river at night.", ("Arn river", "place", 0.9))) == {"Arn"}


def test_its_type_is_a_vote_among_others() -> None:
    text = "Soldiers near Orsa and in Orsa said that Orsa’s army had left."
    assert names(text, ("Orsa", "person", 0.6)) == {"Orsa": "place"}
    assert names("They liked Orsa.", ("Orsa", "person", 0.95)) == {"Orsa": "person"}


def test_the_word_for_a_people_is_no_name_of_the_place() -> None:
    report = Report("r", "r.txt", "0", "Peru said so. The Peruvian army agreed.")
    found = {name.span.of(report.text): name.demonym for name in find_names(report, split(report))}
    assert found == {"Peru": False, "Peruvian": True}


def test_an_agency_of_the_list_is_an_outlet_whatever_the_network_says() -> None:
    assert names("The convoy left, Reuters reported on Monday.", ("Reuters", "org", 0.95)) == {"Reuters": "outlet"}
    assert names("The convoy left, AFP reported on Monday.", ("AFP", "org", 0.95)) == {"AFP": "outlet"}


def test_two_names_inside_one_of_the_rules_leave_one_of_them() -> None:
    found = names("They met Um Khaled on Monday.", ("Um", "person", 0.4), ("Khaled", "person", 0.67))
    assert found == {"Um Khaled": "person"}
