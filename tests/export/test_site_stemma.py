"""The pages of the stemma: time, origins, relations, unseen ancestors, drawers with their ledger, large piles."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from secondsource.export.site import bands, lanes, relations, render
from secondsource.export.site.book import Book
from secondsource.export.site.layout import draw
from secondsource.export.site.ledgers import changes, ledger, summary
from secondsource.model.assertion import Figure
from secondsource.model.dossier import Dossier
from secondsource.model.ids import digest, siglum
from secondsource.model.lineage import Edge, Handed, Lineage, Origin, Possible, Strand, Unseen
from secondsource.model.made import Made
from secondsource.model.parse import Sentence
from secondsource.model.reason import Reason
from secondsource.model.report import Published, Report
from secondsource.model.reuse import Alteration
from secondsource.model.span import Span
from secondsource.model.story import Story

WIRE = "Dam leaks\nNine cows drowned at Ulm, a guard said.\nThe sluice broke.\nRain goes on.\n"
COPY = "Dam in Ulm leaks\nTwelve cows drowned at Ulm, a guard said.\nThe sluice broke.\nThe mayor wept.\n"
LATE = "Ulm counts its cows\nThe sluice broke.\nRepairs begin.\n"
ALPHA = "unseen-0000000001"


def lines(report: str, text: str) -> list[Span]:
    made, at = [], 0
    for line in text.splitlines():
        made.append(Span(report, at, at + len(line)))
        at += len(line) + 1
    return made


def handed(child: Span, parent: Span, *altered: Alteration) -> Handed:
    return Handed(child, parent, "near" if altered else "verbatim", altered)


def dated(first: str | None, last: str | None = None) -> Published:
    return Published(first, first, last or first, "day") if first else Published()


def pile(texts: dict[str, str], dates: dict[str, Published], lineage: Lineage, stories: tuple[Story, ...]) -> Dossier:
    reports = tuple(
        Report(id_, f"{id_}.txt", "0" * 64, text, title=lines(id_, text)[0], published=dates[id_])
        for id_, text in texts.items()
    )
    sentences = tuple(
        Sentence(span, "title" if i == 0 else "body", i)
        for id_, text in texts.items()
        for i, span in enumerate(lines(id_, text))
    )
    return Dossier(Made("secondsource", "0", "abc", "rules"), reports, sentences, stories, lineage, *((),) * 9)


@pytest.fixture
def dossier() -> Dossier:
    a, b, c = lines("A", WIRE), lines("B", COPY), lines("C", LATE)
    nine, twelve = Span("A", 10, 14), Span("B", 17, 23)
    copied = Edge(
        "edge-1",
        "B",
        "A",
        "near",
        "known",
        False,
        0.7,
        0.9,
        (Reason("published first", 1.5, "Out by 2031-03-04.", (a[1],)),),
        (handed(b[1], a[1], Alteration("number", twelve, nine)), handed(b[2], a[2])),
        "own update",
        "partly",
        0.83,
    )
    lost = Edge("edge-2", "C", ALPHA, "verbatim", "known", False, 0.5, 0.9, (), (handed(c[1], a[2]),), probability=0.9)
    open_ = Edge("edge-3", "C", "B", "partial", "undetermined", True, 0.3, 0.2, (), (), "siblings", "partly", 0.2)
    alpha = Unseen(
        ALPHA,
        "α",
        ("C", "A"),
        "Ost Wire",
        (Reason("credit", 1.0, "Its text is credited.", ()),),
        "text",
        "2031-03-06",
        (a[1], a[2]),
    )
    origins = (Origin(digest("origin", ALPHA), "Ost Wire copy, not in the pile", ("A", "B", "C")),)
    lineage = Lineage(
        (copied, lost, open_),
        (alpha,),
        origins,
        tuple(Strand(span, origins[0].id) for span in (*a[1:], *b[1:], *c[1:])),
        (Possible("A", "C", 0.1, (handed(c[1], a[2]),), "quotation only"),),
    )
    dates = {"A": dated("2031-03-04"), "B": dated("2031-03-06", "2031-03-08"), "C": dated(None)}
    made = pile({"A": WIRE, "B": COPY, "C": LATE}, dates, lineage, (Story("story-1", "Dam leaks", ("A", "B", "C")),))
    drowned = Figure("f1", "A", nine, 9, None, None, "person", "exact", None, "killed")
    return replace(made, figures=(drowned,))


@pytest.fixture
def page(dossier: Dossier, tmp_path: Path) -> Any:
    render(dossier, tmp_path)
    return html.fromstring((tmp_path / "stemma.html").read_text(encoding="utf-8"))


def words_of(found: Any) -> str:
    return " ".join(" ".join(found.itertext()).split())


def test_time_runs_to_the_right_and_what_was_cut_out_is_named(dossier: Dossier) -> None:
    drawing = draw(Book(dossier))
    assert [(b.label, b.gap) for b in drawing.bands] == [
        ("4 Mar 2031", ""),
        ("6 Mar 2031", "1 day"),
        ("8 Mar 2031", "1 day"),
    ]
    x = {node.id: node.x for node in drawing.nodes}
    assert x["A"] < x["B"]


def test_an_interval_is_drawn_whole_and_an_unseen_text_may_be_older(dossier: Dossier) -> None:
    drawing = draw(Book(dossier))
    node = {n.id: n for n in drawing.nodes}
    assert node["A"].bar is None
    left, right, since = node["B"].bar or (0, 0, True)
    assert (left, right, since) == (drawing.bands[1].left, drawing.bands[2].right, False)
    assert node[ALPHA].bar and node[ALPHA].bar[2]


def test_a_report_without_a_date_stands_apart(dossier: Dossier) -> None:
    drawing = draw(Book(dossier))
    y = {node.id: node.y for node in drawing.nodes}
    ((at, heading),) = [h for h in drawing.headings if h[1].startswith("Date not known")]
    assert [id_ for id_ in y if y[id_] > at] == ["C"] and heading


def test_every_node_has_a_row_and_no_line_runs_through_another(dossier: Dossier) -> None:
    drawing = draw(Book(dossier))
    assert len({node.y for node in drawing.nodes}) == len(drawing.nodes) == 4


def test_an_unseen_ancestor_is_dashed_and_has_the_colour_of_its_origin(page: Any) -> None:
    (node,) = page.xpath("//*[contains(@class, 'node unseen')]")
    assert node.get("class").split()[2] == "o1" and node.get("href") == f"stemma.html#{ALPHA}"
    css = (Path(render.__globals__["__file__"]).parent / "static" / "site.css").read_text(encoding="utf-8")
    assert ".unseen.node circle, .lg.dash { stroke-dasharray" in css


def test_an_unseen_ancestor_tells_what_it_held_when_and_what_was_known(page: Any) -> None:
    told = words_of(page.get_element_by_id(ALPHA))
    assert "no later than 6 Mar 2031" in told and "Agency Ost Wire" in told
    assert "C 50 %, probability 0.90" in told
    assert "killed: 9 A.s2" in told and "Nine cows drowned at Ulm" in told and "Its text is credited." in told


def test_the_last_day_that_an_unseen_ancestor_tells_of_bounds_it_from_below(dossier: Dossier, tmp_path: Path) -> None:
    (unseen,) = dossier.lineage.hypothetical
    told = replace(dossier.lineage, hypothetical=(replace(unseen, earliest="2031-03-04"),))
    render(replace(dossier, lineage=told), tmp_path)
    page = html.fromstring((tmp_path / "stemma.html").read_text(encoding="utf-8"))
    assert "It tells of 4 Mar 2031 as past." in words_of(page.get_element_by_id(ALPHA))


def test_relations_differ_by_line_and_by_sign(page: Any) -> None:
    (update,) = page.xpath("//*[local-name()='svg']//a[contains(@class, 'r-update')]")
    assert update.get("href") == "stemma.html#edge-1"
    assert "own update, probability 0.83" in update.xpath("string(.//*[local-name()='title'])")
    assert page.xpath("//*[@class='pct'][contains(., '↻ 70 %')]")
    looks = [relations.look(name) for name in relations.ORDER]
    assert len({look.css for look in looks}) == len(looks)


def test_what_is_unlikely_is_marked_as_such(dossier: Dossier) -> None:
    alone = replace(dossier.lineage, edges=dossier.lineage.edges[2:], hypothetical=())
    (line,) = draw(Book(replace(dossier, lineage=alone))).lines
    assert line.label == "≈ 30 %?" and "unsure" in line.css and not line.arrow


def test_a_drawer_has_relation_reasons_ledger_and_passages(page: Any) -> None:
    drawer = page.get_element_by_id("edge-1")
    assert "drawer" in drawer.get("class") and drawer.get("tabindex") == "-1"
    told = words_of(drawer)
    assert "own update, partly" in told and "0.83 that it is so" in told and "known: A → B" in told
    assert "+1.50 Out by 2031-03-04." in told
    assert "1 passage kept, 1 with altered facts, 1 sentence of A dropped, 1 added" in told
    (change,) = drawer.xpath(".//*[@class='ledger']/li")
    assert [em.text for em in change.xpath(".//em")] == ["Nine", "Twelve"]
    hrefs = {a.get("href").split("#")[0] for a in drawer.xpath(".//*[@class='coll']//a[@class='at']")}
    assert hrefs == {"reader-A.html", "reader-B.html"}
    assert "Rain goes on." in told and "The mayor wept." in told


def test_where_the_parent_was_not_seen_nothing_is_said_to_have_been_altered(dossier: Dossier, tmp_path: Path) -> None:
    a, c = lines("A", WIRE), lines("C", LATE)
    rain, sluice = Span("A", a[2].start + 4, a[2].end), Span("C", c[1].start + 4, c[1].end)
    passage = handed(c[1], a[2], Alteration("wording", sluice, rain))
    edges = tuple(replace(e, passages=(passage,)) if e.id == "edge-2" else e for e in dossier.lineage.edges)
    render(replace(dossier, lineage=replace(dossier.lineage, edges=edges)), tmp_path)
    drawer = html.fromstring((tmp_path / "stemma.html").read_text(encoding="utf-8")).get_element_by_id("edge-2")
    told = words_of(drawer)
    assert "what α itself had is not known" in told and "Altered facts" not in told and "dropped" not in told
    assert drawer.xpath(".//ul[@class='ledger open']//span[@aria-label]/@aria-label") == ["against"]


def test_every_line_of_the_drawing_leads_to_a_drawer(page: Any) -> None:
    ids = {item.get("id") for item in page.xpath("//article[contains(@class, 'drawer')]")}
    for line in page.xpath("//*[local-name()='svg']//a[contains(@class, 'edge')]"):
        assert line.get("href").split("#")[1] in ids


def test_what_binds_nobody_is_folded_away_and_told(page: Any) -> None:
    assert words_of(page.get_element_by_id("common-A-C")).startswith("A and C : quotation only")
    assert page.xpath("//input[@id='tg-loose'][not(@checked)]")
    assert page.xpath("//a[contains(@class, 'loose r-quotation')]/@href") == ["#common-A-C"]


def test_the_reader_marks_what_was_altered_and_says_where_it_comes_from(dossier: Dossier, tmp_path: Path) -> None:
    render(dossier, tmp_path)
    reader = html.fromstring((tmp_path / "reader-B.html").read_text(encoding="utf-8"))
    assert [m.text for m in reader.xpath("//*[contains(@class, 'm-alt')]")] == ["Twelve"]
    (note,) = reader.xpath("//*[@class='n-altered']")
    assert "number: “Twelve”, A has “Nine”" in words_of(note)
    assert note.xpath(".//a[2]/@href") == ["stemma.html#edge-1"]
    assert reader.xpath("//*[@class='margin']//a[@class='from']/@href") == ["reader-A.html#s2", "reader-A.html#s3"]
    assert "1 passage kept, 1 altered, 1 sentence dropped, 1 added" in words_of(reader)


def test_a_ledger_has_every_sentence_once(dossier: Dossier) -> None:
    book, edge = Book(dossier), dossier.lineage.edges[0]
    found = ledger(book, edge)
    assert (len(found.kept), len(found.altered)) == (1, 1)
    assert [book.quote(span) for span in found.dropped] == ["Rain goes on."]
    assert [book.quote(span) for span in found.added] == ["The mayor wept."]
    (change,) = changes(found.altered)
    assert change.before and change.after and (change.before.report, change.after.report) == ("A", "B")
    unseen = dossier.lineage.edges[1]
    assert ledger(book, unseen).dropped == () and summary(book, unseen) == ""


def many(sizes: list[int]) -> Dossier:
    texts, dates, edges, stories = {}, {}, [], []
    for k, size in enumerate(sizes):
        ids = [siglum(len(texts) + i) for i in range(size)]
        for i, id_ in enumerate(ids):
            texts[id_] = WIRE
            dates[id_] = dated(f"2031-03-{1 + i % 28:02d}")
            if i:
                edges.append(Edge(f"edge-{id_}", id_, ids[(i - 1) // 2], "near", "known", False, 0.5, 0.9))
        stories.append(Story(f"story-{k}", f"Tale {k}", tuple(ids)))
    return pile(texts, dates, Lineage(tuple(edges)), tuple(stories))


def test_a_large_pile_has_a_page_for_each_story(tmp_path: Path) -> None:
    files = {p.name: p.read_text(encoding="utf-8") for p in render(many([20, 15, 9, 1, 1]), tmp_path)}
    assert {n for n in files if n.startswith("stemma")} == {"stemma.html", *(f"stemma-{i}.html" for i in (1, 2, 3))}
    index = html.fromstring(files["stemma.html"])
    rows = index.xpath("//section[@aria-labelledby='stories']//tbody/tr")
    assert [row.xpath("./td[3]")[0].text for row in rows] == ["20", "15", "9"]
    assert len(index.xpath("//section[@aria-labelledby='alone']//li")) == 2
    second = html.fromstring(files["stemma-2.html"])
    assert len(second.xpath("//a[starts-with(@class, 'node')]")) == 15
    assert len(second.xpath("//article[contains(@class, 'drawer')]")) == 14
    broken = [
        f"{name}: {href}"
        for name, text in files.items()
        if name.endswith(".html")
        for href in html.fromstring(text).xpath("//@href")
        if href.partition("#")[0] and href.partition("#")[0] not in files
    ]
    assert broken == []
    anchors = {n: set(html.fromstring(t).xpath("//@id")) for n, t in files.items() if n.startswith("stemma")}
    for name, text in files.items():
        for href in html.fromstring(text).xpath("//@href[starts-with(., 'stemma')]") if name.endswith("html") else ():
            target, _, part = href.partition("#")
            assert not part or part in anchors[target], f"{name}: {href}"


def test_forty_reports_stand_in_forty_rows_in_the_order_of_copying() -> None:
    drawing = draw(Book(many([40])))
    assert len({node.y for node in drawing.nodes}) == 40
    rows = {node.id: node.y for node in drawing.nodes}
    assert all(rows[line.edge.parent] < rows[line.edge.child] for line in drawing.lines)
    gaps = sorted(rows.values())
    assert min(b - a for a, b in pairwise(gaps)) >= 2 * drawing.radius


def test_a_circle_of_edges_is_drawn_all_the_same() -> None:
    edges = [Edge(f"e{a}", a, b, "near", "known", False, 0.5, 0.9) for a, b in ("AB", "BC", "CA")]
    when = {id_: bands.When(1, 1, 1, True) for id_ in "ABC"}
    assert bands.depths(when, edges) == {"A": 0, "B": 0, "C": 0}
    keys = {id_: (1, 0, i) for i, id_ in enumerate("ABC")}
    assert sorted(lanes.forest("ABC", edges, keys)) == ["A", "B", "C"]


def test_trunks_of_one_column_do_not_run_over_each_other() -> None:
    keys = {id_: (1, 0, i) for i, id_ in enumerate("ABC")}
    assert lanes.slots({"A": (0, 5), "B": (1, 3), "C": (6, 8)}, keys) == {"B": 0, "C": 0, "A": 1}
