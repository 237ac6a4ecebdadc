"""The bench of the store: a case that is made large by copying is one that a run could have made."""

from __future__ import annotations

from pathlib import Path

from bench.store import large, pile

import secondsource
from secondsource.runner.cards import kept
from secondsource.settings import Settings


def test_a_case_made_large_is_whole(tmp_path: Path) -> None:
    with secondsource.open(tmp_path / "large.case", settings=Settings(language="rules", workers=1)) as case:
        case.add_bytes("pile.jsonl", pile.lines(2))
        case.run()
        before = case.edition
        large.enlarge(case, 2, lambda _: None)
        after = case.edition
        assert before and after and after.counts["reports"] == 3 * before.counts["reports"]
        stories = case.stories(limit=100)
        assert len(stories) == after.counts["stories"]
        with case.store.view() as view:
            assert all(kept(view, story.id) for story in stories)
        assert all(case.story(story.id).claims for story in stories)
