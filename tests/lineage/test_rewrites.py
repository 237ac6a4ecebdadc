"""A rewrite that keeps no wording is known by its facts in order; another reporter's account of one event is not."""

from __future__ import annotations

import pytest
import yaml
from tests.lineage.pile import CASES, read

from secondsource.lineage import trace

EVENTS = yaml.safe_load((CASES / "rewrites.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=EVENTS, ids=lambda event: event["title"])
def edges(request: pytest.FixtureRequest) -> set[frozenset[str]]:
    texts = {name: request.param[name] for name in ("report", "rewrite", "own")}
    reports, parses = read(*texts.values())
    names = {report.id: name for name, report in zip(texts, reports, strict=True)}
    return {frozenset((names[e.child], names[e.parent])) for e in trace(reports, parses).edges if e.parent in names}


def test_a_thorough_rewrite_is_kin(edges: set[frozenset[str]]) -> None:
    assert frozenset(("report", "rewrite")) in edges


@pytest.mark.parametrize("other", ["report", "rewrite"])
def test_own_words_on_one_event_are_no_copy(edges: set[frozenset[str]], other: str) -> None:
    assert frozenset(("own", other)) not in edges
