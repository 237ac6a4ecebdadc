"""What a case answers."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.case.conftest import QUICK, TEXTS, document, write
from tests.conftest import EXAMPLES

import secondsource
from secondsource.case import Case
from secondsource.errors import BadInput, MissingExtra
from secondsource.model import packed
from secondsource.settings import Settings


@pytest.fixture(scope="module")
def fire(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Case]:
    """A case with both examples, worked out."""
    path = tmp_path_factory.mktemp("cases") / "fire.case"
    with secondsource.open(path, settings=Settings(workers=1)) as case:
        case.add(EXAMPLES / "warehouse-fire", EXAMPLES / "pass-town")
        case.run()
        yield case


def test_the_example_of_the_documentation(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(Path("reports"), TEXTS)
    case = secondsource.open("strike.case", settings=QUICK)
    case.add("reports/")
    case.run()
    claim = case.claims(words="three workers")[0]
    assert claim.origins.low <= claim.origins.high and claim.why
    assert all(a.span.quote and a.stance and isinstance(a.chain, tuple) for a in claim.members)
    with pytest.raises(MissingExtra, match="pip install networkx"):
        case.lineage().to_networkx()
    case.export("out.json", "json")
    assert json.loads(Path("out.json").read_text()) == json.loads(document(case.dossier()))
    case.close()


def test_claims_have_words_speakers_and_statuses(fire: Case) -> None:
    claims = fire.claims(status="conflicting")
    assert claims and {claim.status for claim in claims} == {"conflicting"}
    chains = {name for claim in fire.claims() for member in claim.members for name in member.chain}
    assert "officials" in chains
    assert {claim.kind for claim in fire.claims(kind="figure")} == {"figure"}
    assert len(fire.claims(limit=3)) == 3
    with pytest.raises(AttributeError, match="proposition"):
        _ = claims[0].anything


def test_a_story_is_a_small_dossier_with_the_sigla_of_the_whole(fire: Case) -> None:
    whole = fire.dossier()
    for story in fire.stories():
        part = fire.story(story.id)
        assert tuple(report.id for report in part.reports) == story.reports
        assert {claim.id for claim in part.claims} == {c.id for c in whole.claims if c.story == story.id}
    assert fire.story(fire.stories()[0].id[:9]) == fire.story(fire.stories()[0].id)
    with pytest.raises(BadInput, match="no story is called"):
        fire.story("story-0")


def test_reports_are_found_by_siglum_and_by_id(fire: Case) -> None:
    report = fire.report("A")
    (row,) = [row for row in fire.rows("report").items if json.loads(row.body)["id"] == "A"]
    assert fire.report(row.id) == report and row.kind == "reports"
    with pytest.raises(BadInput):
        fire.report("ZZ")


def test_hits_are_called_by_sigla(fire: Case) -> None:
    found = fire.search('"chemical warehouse"', kinds=["sentence"])
    assert found.items
    texts = {report.id: report.text for report in fire.dossier().reports}
    assert all(hit.text in texts[hit.id] and hit.marks for hit in found.items)
    assert fire.search("nothingofthekind").items == ()
    assert all(hit.kind == "claims" for hit in fire.search("fire", kinds=["claim"]).items)


def test_anything_is_explained(fire: Case) -> None:
    edge = fire.lineage().edges[0]
    claim = fire.claims()[0]
    for name in ("A", "A.s2", f"{edge.child}-{edge.parent}", edge.id, claim.id, claim.story):
        assert fire.explain(name).text()
    with pytest.raises(BadInput, match="nothing in this dossier"):
        fire.explain("claim-zzzz")


def test_kinds_of_items_have_lists(fire: Case) -> None:
    assert fire.conflicts() and {one.severity for one in fire.conflicts(severity="hard")} <= {"hard"}
    assert fire.events() and fire.reports() and fire.stories(words="fire")
    counts = fire.status().edition.counts  # type: ignore[union-attr]
    assert (len(fire.events()), len(fire.reports())) == (counts["events"], counts["reports"])


def test_reports_stand_side_by_side(fire: Case) -> None:
    table = fire.collate("A", "C")
    assert table.sigla == ("A", "C") and all(len(row) == 2 for row in table.rows)
    assert any(all(row) for row in table.rows)


def test_the_stemma_is_a_graph_where_networkx_is(fire: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    class Graph:
        def __init__(self) -> None:
            self.nodes, self.edges = list[str](), list[tuple[str, str]]()

        def add_node(self, node: str, **told: object) -> None:
            self.nodes.append(node)

        def add_edge(self, child: str, parent: str, key: str, **told: object) -> None:
            self.edges.append((child, parent))

    class Networkx:
        MultiDiGraph = Graph

    monkeypatch.setattr("secondsource.runner.kin.import_module", lambda name: Networkx)
    found = fire.lineage()
    graph = found.to_networkx()
    assert len(graph.nodes) == len(found.reports) + len(found.hypothetical) and len(graph.edges) == len(found.edges)


def test_all_is_handed_on(fire: Case, tmp_path: Path) -> None:
    written = fire.dossier(tmp_path / "out")
    assert secondsource.load(tmp_path / "out") == written
    assert len(list((tmp_path / "out" / "captures").iterdir())) == len({report.sha256 for report in written.reports})
    assert "░" in fire.dossier(full_text=False).reports[0].text
    with pytest.raises(BadInput):
        fire.dossier(fire.path / "inside")
    with pytest.raises(BadInput):
        fire.export(tmp_path / "x", "no such format")


def test_a_case_that_holds_is_told_so(fire: Case) -> None:
    assert fire.verify() == [] and fire.check() == []
    assert fire.status().stale == ()


def test_a_backup_is_the_case_again(fire: Case, tmp_path: Path) -> None:
    fire.backup(tmp_path / "fire.tar")
    with Case.restore(tmp_path / "fire.tar", tmp_path / "again.case", settings=fire.settings) as again:
        assert document(again.dossier()) == document(fire.dossier())
        assert not again.run().new


def test_users_come_and_go(case: Case) -> None:
    case.admit("Ana", "reviewer", "a long password")
    assert [(user.name, user.role) for user in case.users()] == [("Ana", "reviewer")]
    for name, role, word in (
        ("", "owner", "a long password"),
        ("B", "king", "a long password"),
        ("B", "owner", "short"),
    ):
        with pytest.raises(BadInput):
            case.admit(name, role, word)
    with pytest.raises(BadInput, match="last who may come in"):
        case.dismiss("Ana")
    case.admit("Bo", "owner", "a long password")
    case.dismiss("Ana")
    with pytest.raises(BadInput, match="only owner"):
        case.dismiss("Bo")
    with pytest.raises(BadInput, match="only owner"):
        case.admit("Bo", "reader", "a long password")
    case.admit("Cy", "owner", "a long password")
    case.dismiss("Bo")
    assert [user.name for user in case.users()] == ["Cy"]


def test_nothing_of_a_case_is_pickled(fire: Case) -> None:
    with fire.store.view() as view:
        story = view.part(fire.stories()[0].id)
    assert story and story.body[0] & ~3 == packed.PLAIN


def test_only_a_case_is_opened(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is no case"):
        Case.open(tmp_path)
    (tmp_path / "file").write_text("x")
    with pytest.raises(BadInput):
        secondsource.open(tmp_path)
