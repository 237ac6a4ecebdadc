"""What the list of stories says is worked out with the edition, not when somebody looks."""

from __future__ import annotations

from pathlib import Path

import pytest

from secondsource.case import Case
from secondsource.runner import cards
from secondsource.settings import Settings

FIRE = Path(__file__).parents[2] / "examples" / "warehouse-fire"


def test_cards_are_kept_with_the_edition_and_open_no_story(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from secondsource.web.views import cards as shown

    with Case.create(tmp_path / "own.case", settings=Settings(workers=1)) as case:
        case.add(FIRE)
        case.run()
        edition, story = case.edition, case.stories()[0].id
        assert edition
        opened = cards.of(case.story(story), story)
        monkeypatch.setattr(Case, "story", lambda self, id_: pytest.fail("a story was opened"))
        assert shown.card(case, story, edition) == opened
        assert opened.title and opened.claims and opened.triple.startswith(f"{opened.reports} reports")
        with case.store.view() as view:
            row = view.row(story[: len(story) - 1])
        assert row and row.kind == "stories", "cards do not stand in the way of ids by their beginning"
        assert "cards" not in edition.counts


def test_an_edition_without_cards_has_them_all_the_same(read_part: Case) -> None:
    from secondsource.web.views import cards as shown

    edition, story = read_part.edition, read_part.stories()[0].id
    assert edition
    with read_part.store.write() as writer:
        part = writer.part(story)
        assert part
        kinds = ("stories", "reports", "claims")
        rows = [row for kind in kinds for row in writer.rows(kind).items]
        older = writer.publish(edition, rows, [part])
    assert shown.card(read_part, story, older).claims > 0


@pytest.fixture
def read_part(tmp_path: Path) -> Case:
    case = Case.create(tmp_path / "older.case", settings=Settings(workers=1))
    case.add(FIRE / "01-wire-first.txt", FIRE / "05-local-paper.txt")
    case.run()
    return case
