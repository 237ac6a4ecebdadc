"""Parts found by name: ours and those of other packages; a broken one is named and costs only itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from types import SimpleNamespace

import pytest

import secondsource
from secondsource import plugins
from secondsource.errors import BadInput, RunError
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

GOOD = """
class Shout:
    \"\"\"One file: the headlines, loudly.\"\"\"
    name = "shout"
    def write(self, dossier, out):
        out.write_text("\\n".join(s.title.upper() for s in dossier.stories))
mute = 3
class NoVerb:
    name = "no-verb"
"""

ENGINE = """
from secondsource.model.parse import Parse, Sentence
from secondsource.model.span import Span

class Whole:
    \"\"\"The whole report as one sentence.\"\"\"
    name = "whole"
    def parse(self, report):
        return Parse(report.id, "whole", (Sentence(Span(report.id, 0, len(report.text)), "body", 0),))
"""


@pytest.fixture
def others(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """A package that offers exporters, one of them good."""
    (tmp_path / "loud_pages.py").write_text(GOOD, encoding="utf-8")
    (tmp_path / "loud_broken.py").write_text("import a_package_that_is_not_there\n", encoding="utf-8")
    (tmp_path / "loud_exit.py").write_text("raise SystemExit(3)\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    made = {
        "shout": "loud_pages:Shout",
        "mute": "loud_pages:mute",
        "no-verb": "loud_pages:NoVerb",
        "absent": "loud_pages:Nobody",
        "broken": "loud_broken:Shout",
        "exit": "loud_exit:Shout",
        "json": "loud_pages:Shout",
    }
    points = [_point(name, value) for name, value in made.items()]
    monkeypatch.setattr(plugins, "entry_points", lambda group: points if group == "secondsource.exporters" else ())
    yield
    for module in ("loud_pages", "loud_broken", "loud_exit"):
        sys.modules.pop(module, None)


def test_a_language_engine_of_another_package_is_chosen_by_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "loud_engine.py").write_text(ENGINE, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    point = _point("whole", "loud_engine:Whole")
    monkeypatch.setattr(plugins, "entry_points", lambda group: (point,) if group.endswith("analyzers") else ())
    reading = secondsource.analyze("The bridge is safe. The mayor said so.", settings=Settings(language="whole"))
    assert [reading.report.quote(sentence.span) for sentence in reading.parse.sentences] == [reading.report.text]
    with pytest.raises(BadInput, match="no language engine"):
        secondsource.analyze("The bridge is safe.", settings=Settings(language="part"))
    sys.modules.pop("loud_engine")


def _point(name: str, value: str) -> EntryPoint:
    point = EntryPoint(name, value, "secondsource.exporters")
    vars(point)["dist"] = SimpleNamespace(name="loud-pages")
    return point


def test_ours_are_all_whole() -> None:
    states = [state for state in plugins.states() if state.plugin.distribution == plugins.OWN]
    assert {state.plugin.kind for state in states} == set(plugins.KINDS)
    assert not [state for state in states if state.broken or not state.help]


def test_another_package_is_found_by_name(others: None, fire: Dossier, tmp_path: Path) -> None:
    plugins.load("exporters", "shout")().write(fire, tmp_path / "out.txt")
    assert (tmp_path / "out.txt").read_text().isupper()


def test_a_broken_one_is_named_and_costs_only_itself(others: None) -> None:
    broken = {state.plugin.name: state for state in plugins.states() if state.broken}
    assert set(broken) == {"mute", "no-verb", "absent", "broken", "exit", "json"}
    assert {state.plugin.distribution for state in broken.values()} == {"loud-pages"}
    assert "a_package_that_is_not_there" in broken["broken"].broken
    assert "taken by secondsource" in broken["json"].broken
    assert "no method 'write'" in broken["no-verb"].broken
    with pytest.raises(RunError, match="loud-pages is broken"):
        plugins.load("exporters", "broken")
    assert plugins.load("exporters", "json").__module__ == "secondsource.export.formats"


def test_listing_imports_nothing_of_others(others: None) -> None:
    assert "shout" in {plugin.name for plugin in plugins.listed("exporters")}
    plugins.load("exporters", "json")
    assert not {"loud_pages", "loud_broken", "loud_exit"} & set(sys.modules)


def test_an_unknown_name_is_answered_with_those_there_are() -> None:
    with pytest.raises(BadInput, match=r"no exporter is called 'pdf'.*graphml"):
        plugins.load("exporters", "pdf")
