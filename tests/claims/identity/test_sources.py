from __future__ import annotations

import itertools

from secondsource.assertions import find
from secondsource.claims.identity.sources import _Group, unite_sources
from secondsource.language import load
from secondsource.model.claim import Source
from secondsource.model.ids import digest
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.model.span import Span


def report(text: str) -> Report:
    return Report(digest("report", text), "r.txt", "", text)


def sources(*texts: str) -> tuple[Source, ...]:
    reports = [report(text) for text in texts]
    parser = load("rules")
    return unite_sources(reports, [find(r, parser.parse(r)) for r in reports], ())


def together(found: tuple[Source, ...]) -> list[str]:
    return sorted(source.label for source in found if len(source.speakers) > 1)


def test_a_person_under_a_full_name_and_a_variant_is_one() -> None:
    found = sources(
        "Karim Oltan, the mayor, said the well was dry.", "The well was dry, said Kareem Oltan, mayor of the town."
    )
    assert together(found) == ["Kareem Oltan, mayor of the town"]


def test_a_body_under_either_word_order_is_one() -> None:
    found = sources(
        "The defence ministry said the bridge was open.", "The Ministry of Defense said that nobody was hurt."
    )
    assert len(found) == 1, [source.label for source in found]


def test_the_same_body_of_two_countries_is_two() -> None:
    found = sources("Ostrell's defence ministry said no.", "Varna's defence ministry said it would answer.")
    assert together(found) == []


def test_unnamed_sources_of_unrelated_reports_stay_apart() -> None:
    found = sources(
        "Two military sources said the fort had fallen.", "Two military sources said the ship would sail in May."
    )
    assert together(found) == []


def test_unnamed_sources_who_say_the_same_words_are_one() -> None:
    said = "the fort above the old harbour had fallen before dawn"
    found = sources(f"Two military sources said {said}.", f"Two military sources told reporters that {said}.")
    assert together(found) == ["Two military sources"]
    assert {reason.name for reason in found[0].reasons} >= {"same_description", "same_words_said"}


def test_two_people_of_one_surname_are_two() -> None:
    found = sources("Ann Lee, a nurse, said the ward was full.", "Boris Lee, a nurse, said the ward was full.")
    assert together(found) == []


def test_the_order_of_the_reports_changes_nothing() -> None:
    texts = (
        "Ann Lee said the ward was full. The ministry said it was not.",
        "The health ministry denied that any ward was full.",
        "Lee told the Lamp that she had counted the beds. A source said she was right.",
    )
    results = {sources(*order) for order in itertools.permutations(texts)}
    assert len(results) == 1


def test_no_speakers_no_sources() -> None:
    assert sources("The river rose.") == ()


SAID = "the fort above the old harbour had fallen before dawn"


def reasons(found: tuple[Source, ...]) -> set[str]:
    return {reason.name for source in found for reason in source.reasons}


def numbers(found: tuple[Source, ...]) -> list[list[tuple[int | None, int | None]]]:
    return sorted([(told.low, told.high) for told in source.anonymous] for source in found)


def test_a_number_that_changed_between_two_versions_stays_visible() -> None:
    found = sources(f"Two military sources said {SAID}.", f"Three military sources said {SAID}.")
    assert numbers(found) == [[(2, 2), (3, 3)]] or numbers(found) == [[(3, 3), (2, 2)]]
    assert "altered_number" in reasons(found)


def test_two_groups_of_one_report_each_find_their_like() -> None:
    two, three = (
        f"Two military sources said {SAID}.",
        "Three military sources said the road to the coast was cut by mines.",
    )
    found = sources(f"{two} {three}", f"{three} {two}")
    assert numbers(found) == [[(2, 2), (2, 2)], [(3, 3), (3, 3)]]


def test_a_number_that_another_source_of_the_report_has_is_no_variant() -> None:
    found = sources(
        f"Two military sources said {SAID}. Three military sources said that all was quiet.",
        f"Three military sources said {SAID}.",
    )
    assert together(found) == []


def test_the_same_unnamed_source_needs_the_same_words() -> None:
    found = sources(
        "In Ostrell the Varn river rose. Two military sources said the fort had fallen.",
        "In Ostrell the Varn river fell. Two military sources said the garrison was lost to the rebels.",
    )
    assert together(found) == []


def test_affiliation_and_access_speak_for_one_source() -> None:
    found = sources(
        f"Opposition sources in touch with Varnan intelligence said {SAID}.",
        f"Orsan opposition sources with links to Varnan intelligence said {SAID}.",
    )
    assert len(found) == 1
    assert reasons(found) >= {"same_affiliation", "same_access", "same_words_said"}


def test_other_affiliations_stay_apart() -> None:
    found = sources(f"Two army sources said {SAID}.", f"Two opposition sources said {SAID}.")
    assert together(found) == []


def test_nobody_in_particular_is_never_somebody() -> None:
    found = sources(f"It is feared that {SAID}.", f"It is believed that {SAID}.")
    assert together(found) == []


def test_a_third_report_can_tie_two_together() -> None:
    road = "the road to the coast was cut by mines on Friday night"
    found = sources(
        f"Three military sources said {SAID}.",
        f"Three military sources said {road}.",
        f"Three military sources said {SAID}. The three military sources said {road}.",
    )
    assert len(found) == 1


def test_a_surname_alone_with_another_role_is_somebody_else() -> None:
    found = sources("Ann Lee, the health minister, said the well was dry.", "A baker, Mr Lee, said bread was short.")
    assert together(found) == []


def test_a_surname_alone_with_the_same_role_is_one() -> None:
    found = sources("General Boris Marn said the fort held.", "General Marn said that nobody had fled.")
    assert together(found) == ["General Boris Marn"]


def test_first_names_that_only_sound_alike_need_more() -> None:
    found = sources("Karim Oltan, a driver, said the bus stopped.", "Kareem Oltan, a nurse, said the ward was full.")
    assert together(found) == []


def test_father_and_son_are_two() -> None:
    found = sources("Karim Oltan Sr, a farmer, said the well was dry.", "Karim Oltan Jr said the road was cut.")
    assert together(found) == []


def test_a_woman_and_a_man_are_two() -> None:
    found = sources("Mrs Lee said the ward was full.", "Mr Lee said the ward was full.")
    assert together(found) == []


def test_a_group_keeps_the_first_reason_of_a_kind_however_many_it_learns() -> None:
    """Groups merge in chains; with every reason kept, sixty short reports took gigabytes."""
    spots = [Span("r", start, start + 1) for start in (5, 3, 9)]
    group = _Group([], {})
    group.learn(Reason(name, 0.4, "", (spot,)) for name in ("same_words_said", "same_story") for spot in spots)
    assert {name: reason.spans for name, reason in group.reasons.items()} == {
        "same_words_said": (spots[1],),
        "same_story": (spots[1],),
    }
