"""Stories that are held open."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from secondsource.case import Case
from secondsource.web.views import shelf


def test_large_stories_take_more_room_than_small_ones(read: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: dict[Any, int] = {}
    monkeypatch.setattr(shelf._volumes, "put", lambda key, value, size=1: kept.__setitem__(key, size) or value)
    edition = read.edition
    assert edition
    story = read.stories()[0].id
    made = shelf.volume(read, "/room", story, edition)
    letters = sum(len(report.text) for report in made.book.dossier.reports)
    assert kept == {made.key: max(shelf.LEAST, letters)}


def test_who_opens_a_story_keeps_no_other_waiting(read: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    edition, story = read.edition, read.stories()[0].id
    assert edition
    both = threading.Barrier(2, timeout=20)
    opened = Case.story

    def slowly(case: Case, id_: str) -> Any:
        both.wait()  # passes only when two are at work at once
        return opened(case, id_)

    bases = {
        hash((str(read.path), f"/{n}", story, shelf.stamp(edition))) % len(shelf._opening): f"/{n}" for n in range(9)
    }
    monkeypatch.setattr(Case, "story", slowly)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda base: shelf.volume(read, base, story, edition), list(bases.values())[:2]))
