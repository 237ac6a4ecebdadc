from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence

import pytest
from tests.lineage.pile import OWN, REPRINT, REWRITE, WIRE

import secondsource
from secondsource import stages
from secondsource.engine.base import Engine
from secondsource.engine.pool import Pool
from secondsource.engine.serial import Serial
from secondsource.errors import RunError
from secondsource.model.capture import Capture
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

PILE = (WIRE, REPRINT, REWRITE, OWN)
GERMAN = (
    "Zwei Tote bei Brand in Lorn\n\nLORN, 3. Mai 2026 - Bei einem Brand in einer Halle sind am Samstag zwei Menschen "
    "ums Leben gekommen. Der Bürgermeister sagte, die Ursache sei noch nicht bekannt.\n"
)


def silent(stage: str, done: int, total: int) -> None:
    pass


def run(engine: Engine, progress: stages.Progress = silent, pile: Sequence[str] = PILE) -> Dossier:
    texts = [text.encode() for text in pile]
    captures = [Capture(f"{i}.txt", hashlib.sha256(data).hexdigest(), "text", data) for i, data in enumerate(texts)]
    return stages.run(captures, [], Settings(), engine, progress)


def test_several_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run(Serial())
    monkeypatch.setattr("secondsource.stages.comparing.TOGETHER", 2)
    with Pool(2) as pool:
        assert run(pool) == alone


def test_the_pairs_compared_are_counted() -> None:
    told: list[tuple[str, int, int]] = []
    run(Serial(), lambda *news: told.append(news))
    assert ("comparing pairs", 6, 6) in told


def test_a_comparison_that_fails_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports that nobody compared would count as independent."""

    def fail(*_: object) -> Callable[..., None]:
        raise MemoryError

    monkeypatch.setattr("secondsource.lineage.compare", fail)
    with pytest.raises(RunError):
        run(Serial())


def test_a_headline_beside_the_text_tells_of_the_toll_too() -> None:
    text = "Police were called to a house in Orl on Monday night. An inquiry goes on, the sheriff said."
    title = "Two brothers killed in Orl shooting"
    toll = secondsource.analyze(text, title=title, published="2031-03-04").assertions.toll
    assert toll and (toll.killed, toll.injured) == (2, 0)
    assert all(0 <= span.start <= span.end <= len(text) for span in toll.evidence)
    inside = secondsource.analyze(f"{title}\n\n{text}", title=title, published="2031-03-04").assertions.toll
    assert inside and inside.killed == 2
    assert secondsource.analyze(text, title="Sheriff speaks").assertions.toll is None


def test_a_report_that_is_not_in_english_makes_no_claim() -> None:
    dossier = run(Serial(), pile=(WIRE, GERMAN))
    ((german, code),) = dossier.languages
    assert code == "de" and any(sentence.span.report == german for sentence in dossier.sentences)
    assert dossier.claims and not [c for c in dossier.claims if any(m.report == german for m in c.members)]
