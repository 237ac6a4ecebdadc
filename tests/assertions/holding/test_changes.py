"""Changes of control by syntax: each sentence stands alone and is read by the engine that ships."""

from __future__ import annotations

import pytest

from secondsource.assertions.happenings.control import find_control
from secondsource.language.english import English
from secondsource.model.assertion import ControlMention
from secondsource.model.report import Report


@pytest.fixture(scope="module")
def engine() -> English:
    return English()


def control_in(engine: English, text: str) -> tuple[ControlMention, ...]:
    report = Report("r", "r.txt", "", text)
    return find_control(report, engine.parse(report), ())


def kind_of(engine: English, text: str) -> str | None:
    return next((mention.kind for mention in control_in(engine, text) if mention.kind), None)


@pytest.mark.parametrize(
    "sentence",
    [
        "Security forces have cleared the town of Ostrel of militants, the army said.",
        "The town of Ostrel was liberated from insurgents by the army.",
        "The army advanced in the valley, capturing several farms and hills.",
        "Taliban fighters were driven out of Ostrel district by commandos on Sunday.",
        "Army units hoisted the flag over the government compound in Ostrel after rebels fled under fire.",
        "The militants lost the town of Ostrel to the army.",
        "The capture of the town of Ostrel by the army was announced on Monday.",
        "The town of Ostrel is now under the full control of the army, a spokesman said.",
        "Government troops captured the villages, which rebels had held, after heavy fighting.",
        "Troops retook the hill from insurgents and raised their flag over it.",
        "Regime forces backed by jets retake key Ostrel town from jihadists",
        "The army says it has recaptured the villages from the rebels.",
    ],
)
def test_a_government_has_a_place_back(engine: English, sentence: str) -> None:
    assert kind_of(engine, sentence) == "government_regains"


@pytest.mark.parametrize(
    "sentence",
    [
        "The town of Ostrel fell to Taliban insurgents late on Sunday.",
        "An army outpost in Ostrel was overrun by suspected militants.",
        "The army lost the town of Ostrel.",
        "Government troops were driven out of the town of Ostrel.",
        "Boko Haram captured the town of Ostrel after troops fled.",
        "The town has fallen into the hands of the militants.",
        "Ruritanian-backed rebels seized two villages from the militia.",
    ],
)
def test_others_take_a_place(engine: English, sentence: str) -> None:
    assert kind_of(engine, sentence) == "non_state_takes"


@pytest.mark.parametrize(
    "sentence",
    [
        "Rebels handed over the town of Ostrel to the army under a deal.",
        "The Taliban took control of the town of Ostrel after government forces withdrew.",
        "Government troops entered the town of Ostrel without resistance.",
        "The last rebels left the town of Ostrel under a surrender deal.",
        "Militants took control of the abandoned village of Ostrel.",
        "Peacekeepers transferred control of the base in Ostrel to the army.",
        "Rebels began withdrawing from the port of Ostrel under a truce.",
        "Some 50 opposition fighters were evacuated from the town of Ostrel under an agreement.",
        "Rebel group hands over its last stronghold in Ostrel to government troops.",
    ],
)
def test_a_place_passes_without_a_fight(engine: English, sentence: str) -> None:
    assert kind_of(engine, sentence) == "peaceful_transfer"


@pytest.mark.parametrize(
    "sentence",
    [
        "Police closed the airport at Ostrel after the attack by gunmen.",
        "Police seized drugs and weapons in the town of Ostrel.",
        "Rebels captured 40 soldiers in the town of Ostrel.",
        "Rebels are trying to capture the town of Ostrel.",
        "The army vowed to retake the town of Ostrel from the rebels.",
        "If the rebels take the town of Ostrel, the army will flee.",
        "Troops could capture the town of Ostrel within days, a rebel said.",
        "The army launched an offensive to recapture the town of Ostrel.",
        "The battle for the liberation of the town of Ostrel goes on, rebels say.",
        "The army repelled a rebel attack on the town of Ostrel.",
        "The army remains in control of the town of Ostrel despite rebel attacks.",
        "Soldiers took a bus to the town of Ostrel.",
        "Rebels gained support in the town of Ostrel.",
        "Protesters took over the square in the town of Ostrel.",
        "Police cleared protesters from the square.",
        "A bomb exploded in a town held by rebels.",
        "Militants in the liberated areas fired on the army.",
        "Wounded soldiers were evacuated from the base.",
        "Gunmen took over a bank in Ostrel and held 20 people hostage.",
        "The opposition seized control of the city of Ostrel in local elections.",
        "The militants withdrew after a firefight with soldiers.",
    ],
)
def test_no_change_of_control(engine: English, sentence: str) -> None:
    assert kind_of(engine, sentence) is None


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "The army said its troops had retaken the villages of Ostrel, Brenn and Kolva from the rebels.",
            [("Ostrel", "rebels"), ("Brenn", "rebels"), ("Kolva", "rebels")],
        ),
        ("Rebels took over a nearby barracks.", [("nearby barracks", None)]),
        ("The army has been pushed out of the hills by rebels.", [("hills", "army")]),
    ],
)
def test_each_place_is_told_with_who_loses_it(
    engine: English, sentence: str, told: list[tuple[str, str | None]]
) -> None:
    assert [(mention.place, mention.loser) for mention in control_in(engine, sentence)] == told


def test_evidence_stands_in_the_report_and_holds_verb_and_place(engine: English) -> None:
    text = "Rebels captured the town of Ostrel from the army on Monday."
    (mention,) = control_in(engine, text)
    assert mention.evidence.of(text) == "captured the town of Ostrel"
    assert (mention.taker, mention.loser, mention.stance) == ("Rebels", "army", "assert")


@pytest.mark.parametrize(
    ("sentence", "stance", "kind"),
    [
        ("The army has not retaken the town of Ostrel from the rebels.", "deny", None),
        ("The army denied that rebels had captured the town of Ostrel.", "deny", None),
        ("The army admitted that rebels had captured the town of Ostrel.", "admit", "non_state_takes"),
    ],
)
def test_denied_and_admitted(engine: English, sentence: str, stance: str, kind: str | None) -> None:
    (mention,) = control_in(engine, sentence)
    assert (mention.stance, mention.kind) == (stance, kind)


@pytest.mark.parametrize(
    ("sentence", "extent"),
    [
        ("Rebels captured the northern half of the town of Ostrel.", "partial"),
        ("Rebels partially captured the town of Ostrel.", "partial"),
        ("Rebels took full control of the town of Ostrel.", "full"),
    ],
)
def test_how_much_of_a_place(engine: English, sentence: str, extent: str) -> None:
    (mention,) = control_in(engine, sentence)
    assert mention.extent == extent


def test_a_setting_is_background_and_no_news(engine: English) -> None:
    (mention,) = control_in(engine, "Rebels have been hiding since the army took the town of Ostrel.")
    assert (mention.background, mention.kind) == (True, None)


def test_a_pronoun_is_the_side_before_it(engine: English) -> None:
    mentions = control_in(engine, "Rebels attacked at dawn. They captured the town of Ostrel.")
    assert [(mention.taker, mention.kind) for mention in mentions] == [("Rebels", "non_state_takes")]
