"""Laws of the whole line on the example piles and on piles made up at random.

A verbatim copy, under whatever name and with whatever furniture around it, adds no origin and changes no status. Order,
file names and second captures change nothing. One more report lowers the top of no count. Every cited span is words.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from secondsource import stages
from secondsource.engine.serial import Serial
from secondsource.ingest import Options, read
from secondsource.model import codec
from secondsource.model.capture import Capture
from secondsource.model.claim import Claim
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

EXAMPLES = Path(__file__).parents[2] / "examples"
HEADS = [
    "Sluice at Tarn gives way",
    "Village under water after sluice fails",
    "Questions over Tarn sluice",
    "Tarn flood",
]
DAYS = ["3 May 2031", "4 May 2031", "5 May 2031"]
OUTLETS = ["THE TARN HERALD", "ORL EVENING POST", "Weir Valley News", "Radio Sallow"]
#: Each of these tells one thing; a report is made of some of them, as they are or in another's mouth.
TOLD = [
    "The sluice above Tarn gave way shortly before five in the morning.",
    "Seven people were killed and twelve were injured in the lower village, the Water Board said.",
    "At least nine people were killed, according to the mayor of Tarn, Ilse Brandt.",
    "The Water Board denied that the gate had been left open overnight.",
    "The gate had been left open overnight, three officials of the board said.",
    "Ferryman Piet Aske said he had heard the wall crack long before the siren.",
    "Police closed the road to Orl and moved four hundred residents to a school.",
    "Two inspectors had warned of rust on the gate in a letter in March.",
    "The Water Board admitted that the gate had been left open, a day after denying it.",
    "Our reporter counted eleven boats tied to the railings of the church.",
]
#: The same events in the words of somebody who read none of them.
APART = [
    "Before sunrise the wall over the valley burst, harbour pilots at Orl told this paper.",
    "Seven bodies lay in the chapel at noon, the undertaker Jo Marn counted.",
    "A nurse spoke of nine dead.",
    "Somebody forgot to shut the gate in the night, a retired engineer believes.",
    "The board has owned up to the open gate.",
    "Four hundred people sleep in classrooms tonight.",
]
FURNITURE = (
    "Subscribe to our newsletter",
    "© 2031 Copy Cat Media. All rights reserved.",
    "Read more: Ten walks by the river",
)

LAYERS = ("COPY CAT DAILY", FURNITURE[0], FURNITURE[1])


@dataclass(frozen=True)
class Made:
    """A report in its parts: where a masthead, a headline, a date and the sentences stand."""

    outlet: str
    head: str
    day: str
    body: tuple[int, ...]

    def text(self, outlet: str = "", before: str = "", after: str = "") -> str:
        """The file. A copy may bear another masthead and furniture."""
        paragraphs = [TOLD[i] for i in self.body]
        top = "\n\n".join([*([before] if before else []), outlet or self.outlet, self.day, self.head])
        return "\n\n".join([top, *paragraphs, *([after] if after else [])]) + "\n"


PILES = st.lists(
    st.builds(
        Made,
        st.sampled_from(OUTLETS),
        st.sampled_from(HEADS),
        st.sampled_from(DAYS),
        st.lists(st.integers(0, len(TOLD) - 1), min_size=3, max_size=6, unique=True).map(tuple),
    ),
    min_size=2,
    max_size=4,
    unique_by=(lambda made: made.outlet, lambda made: made.head),
)


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # to make a pile smaller costs minutes and shows little


def few(number: int) -> settings:
    """So many piles: each costs two runs of the whole line, a third of a second each."""
    return settings(max_examples=number, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)


def capture(name: str, text: str) -> Capture:
    data = text.encode()
    return Capture(name, hashlib.sha256(data).hexdigest(), "text", data)


def captures(pile: Sequence[Made]) -> list[Capture]:
    return [capture(f"{i}.txt", made.text()) for i, made in enumerate(pile)]


def run(found: Iterable[Capture]) -> Dossier:
    return stages.run(list(found), [], Settings(workers=1), Serial(), lambda *_: None)


@cache
def example(name: str) -> tuple[tuple[Capture, ...], Dossier]:
    found = tuple(item for item in read([EXAMPLES / name], Options()) if isinstance(item, Capture))
    return found, run(found)


Words = frozenset[tuple[str, int, int]]


def by_words(dossier: Dossier, without: frozenset[str] = frozenset()) -> dict[Words, Claim]:
    """The claims by where they stand, in texts known by their bytes; those of left-out texts alone are none."""
    sha = {report.id: report.sha256 for report in dossier.reports}
    found: dict[Words, Claim] = {}
    for claim in dossier.claims:
        spans = frozenset(
            (sha[m.report], m.span.start, m.span.end) for m in claim.members if sha[m.report] not in without
        )
        if spans:
            found[spans] = claim
    return found


def worth(claim: Claim) -> tuple[int, int, str]:
    return claim.origins.low, claim.origins.high, claim.status


def changed_by_copy(before: Dossier, after: Dossier, copy: Capture) -> list[str]:
    """Claims to which a copy added an origin, or whose status it changed."""
    was, now = by_words(before), by_words(after, frozenset({copy.sha256}))
    return [
        f"{claim.proposition}: {worth(was[spans])} -> {worth(claim)}"
        for spans, claim in now.items()
        if spans in was
        and (
            claim.origins.low > was[spans].origins.low
            or claim.origins.high > was[spans].origins.high
            or claim.status != was[spans].status
        )
    ]


def told_by(dossier: Dossier) -> list[tuple[str, tuple[int, int, str]]]:
    return sorted((claim.proposition, worth(claim)) for claim in dossier.claims)


def known_share(before: Dossier, after: Dossier, copy: Capture) -> float:
    """The share of the old claims that stand in the same places after a copy: the law says something of those only."""
    was, now = by_words(before), by_words(after, frozenset({copy.sha256}))
    return len(was.keys() & now.keys()) / max(1, len(was))


@few(8)
@given(PILES, st.data())
def test_a_verbatim_copy_adds_no_origin_and_changes_no_status(pile: list[Made], data: st.DataObject) -> None:
    made = data.draw(st.sampled_from(pile))
    around = data.draw(st.sampled_from([("COPY CAT DAILY", "", ""), *(("", "", line) for line in FURNITURE), LAYERS]))
    copy = capture("copy.txt", made.text(*around))
    old, new = run(captures(pile)), run([*captures(pile), copy])
    if len(new.reports) == len(old.reports):  # taken for a second capture of the same page
        assert told_by(new) == told_by(old)
    else:
        assert changed_by_copy(old, new, copy) == []
        assert known_share(old, new, copy) > 0.5


@pytest.mark.parametrize("name", ["warehouse-fire", "pass-town"])
def test_a_copy_of_any_report_of_an_example_adds_nothing(name: str) -> None:
    found, before = example(name)
    for number, source in enumerate(item for item in found if item.kind == "text"):
        text = source.data.decode()
        top, rest = ("COPY CAT DAILY\n\n", text) if number % 2 else ("", f"{text}\n\n{FURNITURE[number % 3]}\n")
        copy = capture("planted.txt", top + rest)
        after = run([*found, copy])
        assert changed_by_copy(before, after, copy) == [], source.name


def nameless(dossier: Dossier) -> Dossier:
    return replace(dossier, reports=tuple(replace(report, file="", aliases=()) for report in dossier.reports))


@few(4)
@given(PILES, st.randoms())
def test_order_names_and_second_captures_change_nothing(pile: list[Made], random) -> None:  # type: ignore[no-untyped-def]
    found = captures(pile)
    mixed = [replace(item, name=f"other {number}.txt") for number, item in enumerate(found)] + found
    random.shuffle(mixed)
    assert nameless(run(mixed)) == nameless(run(found))


@few(6)
@given(PILES, st.lists(st.sampled_from(APART), min_size=1, max_size=4, unique=True))
def test_an_independent_report_lowers_no_top(pile: list[Made], told: list[str]) -> None:
    old = run(captures(pile))
    more = capture("more.txt", "\n\n".join(["THE FAR GAZETTE", DAYS[1], "A far look at a near flood", *told]) + "\n")
    was, now = by_words(old), by_words(run([*captures(pile), more]), frozenset({more.sha256}))
    lowered = [
        f"{claim.proposition}: {worth(was[spans])} -> {worth(claim)}"
        for spans, claim in now.items()
        if spans in was and claim.origins.high < was[spans].origins.high
    ]
    assert lowered == []


@few(3)
@given(PILES)
def test_every_cited_span_is_found_byte_for_byte(pile: list[Made]) -> None:
    dossier = run(captures(pile))
    texts = {report.id: report.text for report in dossier.reports}
    assert {report.sha256: report.text for report in dossier.reports} == {
        item.sha256: item.data.decode() for item in captures(pile)
    }
    document = json.loads(codec.dumps(codec.encode(dossier)))
    checked = 0
    stack = [document]
    while stack:
        node = stack.pop()
        if isinstance(node, dict):
            if {"quote", "start", "report"} <= node.keys():
                assert texts[node["report"]][node["start"] : node["end"]] == node["quote"] != ""
                checked += 1
            stack += node.values()
        elif isinstance(node, list):
            stack += node
    assert checked > 20
