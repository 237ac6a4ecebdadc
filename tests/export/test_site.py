"""The static site of an invented dossier: links, escaping, words, order of bytes."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from secondsource.export.site import render, words
from secondsource.export.site.book import Book
from secondsource.export.site.diff import changed
from secondsource.export.site.marks import Layer, Mark, pieces
from secondsource.model.assertion import Anonymous, Figure, Place, Relation, Statement, Toll, When
from secondsource.model.capture import Skipped
from secondsource.model.claim import Claim, Conflict, Control, Entity, Event, Member, Origins, Source, Variant
from secondsource.model.course import Course, CrossSum, Estimate, Point
from secondsource.model.dossier import Dossier, Finding
from secondsource.model.knowledge import Knowledge, LeftOut, Shed, Step
from secondsource.model.lineage import Edge, Handed, Lineage, Origin, Strand, Unseen
from secondsource.model.made import Made
from secondsource.model.parse import Moment, Sentence
from secondsource.model.place import Candidate, PlaceMention, Site
from secondsource.model.publisher import Publisher
from secondsource.model.reason import Reason
from secondsource.model.report import Credit, Furniture, Outlet, Published, Report
from secondsource.model.reuse import Alteration
from secondsource.model.span import Span
from secondsource.model.story import Story

EVIL = "<script>alert(1)</script>"
TEXTS = {
    "A": "Quarry wall falls\nNine miners were hurt when a wall fell at Orsa, the warden said.\nWork has stopped.\n",
    "B": f'Wall down at Orsa\nTwelve miners were hurt when a wall fell at Orsa {EVIL} & "more".\nPhoto: Ena Ost\n',
    "C": "انهار الجدار\nقال الحارس إن تسعة أصيبوا.\n",
}


ORSA = Site("geonames:1", "Orsa", 61.12, 14.61, "settlement", 3.0, "SE", "Dalarna", 5000)
FAR = Site("geonames:2", "Wall", -33.9, 151.2, "settlement", 2.0, "AU", "New South Wales")
COUNTRY = Site("geonames:3", f"Wallonia {EVIL}", 50.5, 4.7, "country", 300.0, "BE")


def at(report: str, words: str) -> Span:
    start = TEXTS[report].index(words)
    return Span(report, start, start + len(words))


def lines(report: str) -> list[Span]:
    return [at(report, line) for line in TEXTS[report].splitlines()]


def sentences() -> tuple[Sentence, ...]:
    kinds = {"Photo: Ena Ost": "furniture"}
    return tuple(
        Sentence(span, "title" if i == 0 else kinds.get(span.of(TEXTS[id_]), "body"), i)  # type: ignore[arg-type]
        for id_ in TEXTS
        for i, span in enumerate(lines(id_))
    )


@pytest.fixture
def dossier() -> Dossier:
    nine, twelve = at("A", "Nine miners"), at("B", "Twelve miners")
    outlets = {"A": Outlet("Orsa Post", "masthead"), "B": Outlet(EVIL, "record"), "C": None}
    reports = tuple(
        Report(
            id_,
            f"{id_.lower()}.txt",
            id_.lower() * 64,
            text,
            title=lines(id_)[0],
            outlet=outlets[id_],
            published=Published("2031-03-04", "2031-03-04", "2031-03-05", "range", (lines(id_)[0], "the file says so")),
            credits=(Credit("Ost Wire", "wire", at("B", "Ena Ost")),) if id_ == "B" else (),
            furniture=(Furniture("credit", at("B", "Photo: Ena Ost")),) if id_ == "B" else (),
        )
        for id_, text in TEXTS.items()
    )
    edge = Edge(
        "edge-1",
        "B",
        "A",
        "near",
        "known",
        False,
        0.7,
        0.9,
        (Reason("shared_wording", 0.8, "One passage in common.", (nine,)),),
        (Handed(lines("B")[1], lines("A")[1], "near", (Alteration("number", twelve, nine),)),),
    )
    member = Member("A", nine, "reports", "stmt-1", "fig-1", "src-1", ("origin-1",))
    return Dossier(
        made=Made("secondsource", "0", "abc", "rules"),
        reports=reports,
        sentences=sentences(),
        stories=(Story("story-1", f"Wall {EVIL}", ("A", "B", "C")),),
        lineage=Lineage(
            (edge, replace(edge, id="edge-2", child="C", parent="α", passages=(), direction="undetermined")),
            (Unseen("α", "a wire copy", ("C",), "Ost Wire", (Reason("credit", 0.5, "Credited."),)),),
            (Origin("origin-1", "the Post's text", ("A", "B")), Origin("origin-2", "the Arabic text", ("C",))),
            tuple(Strand(lines(id_)[1], "origin-2" if id_ == "C" else "origin-1") for id_ in TEXTS),
        ),
        sources=(Source("src-1", f"the warden {EVIL}", "officials"),),
        entities=(Entity("ent-1", "Orsa", "place", (Variant("Orsa", (at("A", "Orsa"),)),)),),
        times=(Moment(at("A", "stopped"), "date", "2031-03-04", "day", None, "2031-03-04", "2031-03-04"),),
        statements=(
            Statement(
                "stmt-1",
                "A",
                (nine,),
                (at("A", "the warden"),),
                (at("A", "said"),),
                "indirect",
                "assert",
                "src-1",
                ("src-1",),
            ),
        ),
        figures=(
            Figure("fig-1", "A", nine, 9, None, None, "person", "exact", None, "wounded"),
            Figure("fig-2", "B", twelve, 12, None, None, "person", "exact", None, "wounded"),
        ),
        events=(
            Event(
                "ev-1",
                "wall falls",
                "",
                (),
                ("src-1",),
                Place("Orsa", 61.12, 14.61, "settlement", at("A", "Orsa"), "settlement", 3.0, "geonames:1"),
                When("2031-03-03", "2031-03-04"),
                (nine,),
                False,
            ),
        ),
        control=(
            Control("ctl-1", "Orsa", None, "the warden", When(None, None), "claimed", ("src-1",), (), (), (nine,)),
            Control(
                "ctl-2",
                "the quarry",
                f"guards {EVIL}",
                "the warden",
                When("2031-03-03", "2031-03-03"),
                "denied",
                ("src-1",),
                (),
                (),
                (nine,),
                "peaceful_transfer",
                "partial",
                Place("Orsa", 61.12, 14.61, gazetteer_id="geonames:1"),
            ),
        ),
        claims=(
            Claim(
                "claim-1",
                f"Miners were hurt {EVIL}",
                "figure",
                (member, Member("B", twelve, "reports", None, "fig-2")),
                2,
                2,
                Origins(1, 2, ("origin-1",)),
                "conflicting",
                (Reason("strands", 0, "One strand.", (nine,)),),
                9,
                12,
            ),
        ),
        conflicts=(Conflict("conf-1", "numeric", "hard", nine, twelve, f"Nine or twelve {EVIL}", (), ("claim-1",)),),
        findings=(
            Finding("B stands on A.", ("edge-1", "A", "claim-1", "conf-1", "origin-1", "α", "nothing"), "lineage"),
        ),
        skipped=(Skipped("scan.pdf", "ingest", f"no text {EVIL}"),),
        places=(
            PlaceMention("p-1", "A", at("A", "Orsa"), "Orsa", ORSA, "exact", 0.9, (Reason("x", 1, f"why {EVIL}"),)),
            PlaceMention("p-2", "B", at("B", "Orsa"), "Orsa", ORSA, "exact", 0.9, (), (Candidate(FAR, "exact", 0.2),)),
            PlaceMention("p-3", "B", at("B", "Wall"), "Wall", FAR, "fuzzy", 0.6),
            PlaceMention("p-4", "B", at("B", "wall"), "wall", COUNTRY, "exact", 0.9),
            PlaceMention("p-5", "B", at("B", "Ena"), "Ena", None, None, 0.0, (Reason("unknown", 0, "no such place"),)),
        ),
        tolls=(Toll("A", 0, 9, (), (("worker", 9),), (nine,)),),
    )


def written(dossier: Dossier, out: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in render(dossier, out)}


def broken_links(files: dict[str, str]) -> list[str]:
    """Every href and src that leads to no file, or to no anchor in it."""
    pages = {n: html.fromstring(t) for n, t in files.items() if n.endswith(".html")}
    anchors = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    broken = []
    for name, page in pages.items():
        for href in page.xpath("//@href | //@src"):
            file, _, fragment = unquote(href).partition("#")
            target = file or name
            if target not in files or (fragment and fragment not in anchors[target]):
                broken.append(f"{name}: {href}")
    return broken


def test_every_link_leads_to_a_file_and_an_anchor_that_are_there(dossier: Dossier, tmp_path: Path) -> None:
    files = written(dossier, tmp_path)
    assert broken_links(files) == []
    assert {"index.html", "stemma.html", "claims.html", "reader-A.html", "pair-A-B.html"} <= set(files)


def test_many_claims_and_edges_take_several_pages(dossier: Dossier, tmp_path: Path) -> None:
    claims = tuple(replace(dossier.claims[0], id=f"claim-{i}") for i in range(320))
    edges = tuple(replace(dossier.lineage.edges[0], id=f"edge-{i}", share=0.001 * i) for i in range(600))
    files = written(replace(dossier, claims=claims, lineage=replace(dossier.lineage, edges=edges)), tmp_path)
    assert broken_links(files) == []
    shown = [text.count('class="item entry"') for name, text in files.items() if name.startswith("claims")]
    assert len(shown) == 3 and sum(shown) == 320


def test_a_quote_only_site_shows_no_word_that_is_not_cited(dossier: Dossier, tmp_path: Path) -> None:
    files = {p.name: p.read_text(encoding="utf-8") for p in render(dossier, tmp_path, full_text=False)}
    assert not [name for name, text in files.items() if "Photo:" in text]
    assert "Nine miners" in html.fromstring(files["reader-A.html"]).xpath("string(//article)")
    assert broken_links(files) == []


def test_every_citation_of_a_finding_leads_to_its_words(dossier: Dossier, tmp_path: Path) -> None:
    nine = at("A", "Nine miners")
    told = Finding(
        "Nine is what one source says.", ("claim-1",), "behind", (nine,), Origins(1, 2, ()), "[A.s2 | 1-2 origins]"
    )
    files = written(replace(dossier, findings=(told,)), tmp_path)
    page = html.fromstring(files["index.html"])
    (cite,) = page.xpath("//*[@class='cite']")
    assert " ".join(cite.text_content().split()).startswith("[A.s")
    assert "| 1–2 origins]" in " ".join(cite.text_content().split())
    (link,) = cite.xpath(".//a")
    assert link.get("href").startswith("reader-A.html#")
    assert "Who is behind what" in page.text_content()
    assert broken_links(files) == []


def test_findings_of_several_stories_stand_with_their_story(dossier: Dossier, tmp_path: Path) -> None:
    story = dossier.stories[0]
    other = replace(story, id="story-other", title="Another day", reports=dossier.stories[0].reports[:1])
    told = tuple(Finding(f"Finding {i}.", (story.id,), "conflict", story=story.id) for i in range(9))
    files = written(replace(dossier, stories=(story, other), findings=told), tmp_path)
    (item,) = html.fromstring(files["index.html"]).xpath(f"//li[@id='{story.id}']")
    assert len(item.xpath(".//li")) == 9 and "3 more" in item.text_content()


def test_methods_tell_the_tables_words_and_limits(fire: Dossier, tmp_path: Path) -> None:
    page = html.fromstring(written(fire, tmp_path)["methods.html"])
    told = " ".join(page.xpath("string(//main)").split())
    assert "No dependency was detected by the cues listed below." in told
    assert fire.made.settings_digest in told
    for method in fire.methods:
        assert method.title in told
        assert all(words.plain(row.name) in told and row.value in told for row in method.rows)
    assert "same words+0.70Both say it in the same or kindred words." in told
    for status in ("single origin", "denied then admitted", "unresolved"):
        assert status in told


def test_sources_lead_to_the_claims_that_rest_on_them(fire: Dossier, tmp_path: Path) -> None:
    page = html.fromstring(written(fire, tmp_path)["sources.html"])
    alone = next(c for c in fire.claims if c.origins.high == 1 and len({o for m in c.members for o in m.origins}) == 1)
    source = alone.origins.ids[0]
    (entry,) = page.xpath(f"//details[@id='{source}']") or page.xpath("//section[@aria-labelledby='texts']")
    assert "Claims that rest on it alone" in entry.text_content()
    assert [a for a in entry.xpath(".//a") if a.get("href", "").endswith(alone.id)]


def test_a_conflict_tells_days_speakers_and_how_the_reports_stand(fire: Dossier, tmp_path: Path) -> None:
    files = written(fire, tmp_path)
    numeric = next(c for c in fire.conflicts if c.kind == "numeric" and c.severity == "hard")
    (entry,) = html.fromstring(files["conflicts.html"]).xpath(f"//article[@id='{numeric.id}']")
    told = " ".join(entry.text_content().split())
    assert "Dana Kowalt, fire chief of the city" in told and "13 May 2026" in told
    assert "E stands on C (paraphrase, 100 %)." in told
    assert "side by side" in told


def test_an_unnamed_source_shows_what_is_told_of_it(dossier: Dossier, tmp_path: Path) -> None:
    warden = at("A", "the warden")
    source = replace(dossier.sources[0], anonymous=(Anonymous(2, None, warden, (warden,), at("A", "said")),))
    statement = replace(dossier.statements[0], manner="doubts", strength="hedged", modality="open")
    files = written(replace(dossier, sources=(source,), statements=(statement,)), tmp_path)
    shown = " ".join(html.fromstring(files["sources.html"]).xpath("string(//main)").split())
    assert "unnamed, 2 or more (the warden" in shown
    assert "knows said" in shown
    assert "indirect, doubts, hedged, open" in shown
    assert broken_links(files) == []


def test_the_map_has_a_dot_with_a_halo_for_each_place_that_is_known(dossier: Dossier, tmp_path: Path) -> None:
    page = html.fromstring(written(dossier, tmp_path)["map.html"])
    close, wide = page.xpath("//*[@class='map']")
    assert [pin.get("href") for pin in close.xpath(".//*[@class='pin turned']")] == ["#geonames-1"]
    assert {pin.get("href") for pin in wide.xpath(".//a")} == {"#geonames-1", "#geonames-2"}
    assert "Sweden" in close.xpath("string(.)")
    (halo,) = close.xpath(".//circle[contains(@class, 'halo')]")
    km, bar = (
        float(close.xpath("string(.//*[@class='scale']/text)").split()[0]),
        close.xpath(".//*[@class='scale']/path"),
    )
    units = float(re.search(r"h([\d.]+)", bar[0].get("d"))[1])  # type: ignore[index]
    assert float(halo.get("r")) == pytest.approx(3.0 / km * units, rel=0.05)
    told = " ".join(page.xpath("string(//main)").split())
    assert "61.120, 14.610 ± 3 km" in told and "Could also be Wall, New South Wales (AU)" in told
    assert "no such place" in told
    areas = page.xpath("//section[@aria-labelledby='m-areas']//li/@id")
    assert areas == ["geonames-3"]


def test_a_disputed_place_joins_the_two_that_are_named(dossier: Dossier, tmp_path: Path) -> None:
    clash = replace(dossier.conflicts[0], kind="place", a=at("A", "Orsa"), b=at("B", "Wall"))
    page = html.fromstring(written(replace(dossier, conflicts=(clash,)), tmp_path)["map.html"])
    assert page.xpath("//a[*[@class='disputed']]/@href") == ["conflicts.html#conf-1"]


def test_tolls_and_numbers_stand_with_their_words(dossier: Dossier, tmp_path: Path) -> None:
    parts = replace(dossier.figures[1], id="fig-3", part_of="fig-1", running="increment", qualifier="at-least")
    added = Relation("A", "increase", ("fig-1", "fig-2"), "fig-3")
    told = replace(dossier, figures=(*dossier.figures, parts), relations=(added,))
    page = html.fromstring(written(told, tmp_path)["facts.html"])
    assert "9 + 12 = 12" in page.xpath("string(//section[@aria-labelledby='f-sums'])")
    (toll,) = page.xpath("(//table)[1]/tbody/tr")
    assert [" ".join(cell.text_content().split()) for cell in toll[1:4]] == ["0", "9", "worker – / 9"]
    rows = [" ".join(row.text_content().split()) for row in page.xpath("//tr[@class='item']")]
    assert rows[0].startswith("A.s2 Nine miners were hurt") and "the warden" in rows[0]
    assert "≥ 12" in rows[2] and "among 9; added to an earlier number" in rows[2]


def course_of(dossier: Dossier) -> Course:
    """Nine by the warden on the third, twelve in report B a day later, and dozens apart."""
    nine, twelve = at("A", "Nine miners"), at("B", "Twelve miners")
    first = Point(
        "p-1", "A", (nine,), 9, 9, 9, "exact", When("2021-05-03", "2021-05-03"), "stated", "superseded", claim="claim-1"
    )
    points = (
        replace(first, source=dossier.sources[0].id, claim=dossier.claims[0].id),
        replace(
            first,
            id="p-2",
            report="B",
            spans=(twelve,),
            value=12,
            low=12,
            high=None,
            qualifier="at-least",
            asof=When("2021-05-04", "2021-05-05"),
            standing="stands",
            claim=None,
        ),
    )
    aside = replace(points[1], id="p-3", value=None, low=24, high=99, qualifier="vague", apart="part")
    estimates = (
        Estimate("ucdp", 9, 12, 12, True, ("p-2",), "most give it"),
        Estimate("range", 9, None, 12, True, (), "all"),
    )
    total = CrossSum("increment", "9 + 4 ≠ 12: told in B", (nine,), twelve, False)
    return Course(
        "course-1",
        dossier.stories[0].id,
        "wounded",
        "person",
        "miner",
        "",
        points,
        (aside,),
        ("p-2",),
        estimates,
        (total,),
    )


def test_a_count_over_time_leads_from_every_number_to_its_words(dossier: Dossier, tmp_path: Path) -> None:
    files = written(replace(dossier, courses=(course_of(dossier),)), tmp_path)
    assert broken_links(files) == []
    page = html.fromstring(files["figures.html"])
    dots = page.xpath("//figure//a[circle]")
    assert [dot.get("href") for dot in dots] == [
        f"reader-{s.report}.html#c{s.start}-{s.end}" for s in (at("A", "Nine miners"), at("B", "Twelve miners"))
    ]
    assert "gone" in dots[0].get("class") and "gone" not in dots[1].get("class")
    levels = [float(dot.find("circle").get("cy")) for dot in dots]
    assert levels[0] > levels[1]  # the greater number stands higher
    (step,) = page.xpath("//path[@class='step']/@d")
    assert step.count("V") == 1
    told = " ".join(page.xpath("string(//details[@id='course-1'])").split())
    assert "wounded (miner) 12 (9–12 or more)" in told
    assert "superseded by the same or a better placed source" in told
    assert "a part of another number" in told and "24–99" in told
    assert "does not add up" in told and "9 + 4 ≠ 12" in told
    assert page.xpath("//tr[th[contains(., 'ucdp')]]/td/text()")[0] == "9"


def test_without_counts_the_page_says_so(dossier: Dossier, tmp_path: Path) -> None:
    page = html.fromstring(written(dossier, tmp_path)["figures.html"])
    assert "No count of people over reports" in page.xpath("string(//main)")


def test_control_over_time_has_a_band_from_each_change_on(dossier: Dossier, tmp_path: Path) -> None:
    page = html.fromstring(written(dossier, tmp_path)["timeline.html"])
    before, after = page.xpath("//a[contains(@class, 'held')]")
    assert (before.get("class"), after.get("class")) == ("band held before", "band held denied")
    ends = [(float(r.get("x")), float(r.get("width"))) for r in (before.find("rect"), after.find("rect"))]
    assert ends[0][0] + ends[0][1] == pytest.approx(ends[1][0], abs=0.2)
    assert after.get("href") == "#ctl-2" and "peaceful transfer" in page.xpath("string(//li[@id='ctl-2'])")


def test_ids_are_used_once_on_a_page(dossier: Dossier, tmp_path: Path) -> None:
    for name, text in written(dossier, tmp_path).items():
        ids = re.findall(r'\sid="([^"]*)"', text)
        assert len(ids) == len(set(ids)), name


def test_nothing_is_fetched_from_elsewhere(dossier: Dossier, tmp_path: Path) -> None:
    for name, text in written(dossier, tmp_path).items():
        assert not re.search(r"https?:|//[a-z]+\.|url\(|@import", text), name
        if name.endswith(".html"):
            assert "default-src 'none'" in text
            assert " style=" not in text and not re.search(r"\son\w+=", text)


def test_words_of_a_report_never_become_markup(dossier: Dossier, tmp_path: Path) -> None:
    for name, text in written(dossier, tmp_path).items():
        assert EVIL not in text, name
    reader = html.fromstring((tmp_path / "reader-B.html").read_text(encoding="utf-8"))
    assert EVIL in "".join(reader.xpath("//article//*[@class='w']//text()"))


def test_the_reader_shows_the_whole_text_letter_for_letter(dossier: Dossier, tmp_path: Path) -> None:
    pages = written(dossier, tmp_path)
    for id_, text in TEXTS.items():
        found = html.fromstring(pages[f"reader-{id_}.html"]).xpath("//article//*[@class='w']")
        assert [item.text_content() for item in found] == text.splitlines()


def test_words_outside_every_sentence_are_shown_too(dossier: Dossier, tmp_path: Path) -> None:
    pages = written(replace(dossier, sentences=dossier.sentences[:1]), tmp_path)
    text = html.fromstring(pages["reader-A.html"]).xpath("string(//article)")
    assert "Work has stopped." in text


def test_an_anchor_stands_before_the_words_it_names(dossier: Dossier, tmp_path: Path) -> None:
    span = at("A", "Nine miners")
    page = html.fromstring(written(dossier, tmp_path)["reader-A.html"])
    (mark,) = page.xpath(f"//*[@id='c{span.start}-{span.end}']")
    after = mark.getnext()
    assert int(after.get("data-o")) == span.start
    assert after.text_content().startswith("Nine miners")


def test_a_reading_quotes_its_span_and_names_its_report(dossier: Dossier, tmp_path: Path) -> None:
    page = html.fromstring(written(dossier, tmp_path)["claims.html"])
    readings = [" ".join(li.text_content().split()) for li in page.xpath("//ul[@class='apparatus']/li")]
    assert readings[0].startswith("9] A1 4–5 Mar Nine miners the warden")
    assert readings[1].startswith("12] B1 4–5 Mar Twelve miners")
    assert "2 reports · 2 publishers · 1–2 independent origins" in page.text_content()


def test_altered_words_are_marked_side_by_side(dossier: Dossier, tmp_path: Path) -> None:
    page = html.fromstring(written(dossier, tmp_path)["pair-A-B.html"])
    marked = [el.text_content() for el in page.xpath("//*[contains(@class, 'cell')]//*[contains(@class, 'ch')]")]
    assert "Nine" in marked and "Twelve" in marked and "miners" not in marked
    assert "Work has stopped." in page.text_content()


def test_pages_are_well_formed(dossier: Dossier, tmp_path: Path) -> None:
    for name, text in written(dossier, tmp_path).items():
        if name.endswith(".html"):
            parser = html.HTMLParser(recover=True)
            html.document_fromstring(text, parser=parser)
            # libxml2 knows HTML 4: what HTML 5 and SVG added are no mistakes.
            wrong = [e for e in parser.error_log if "Tag " not in e.message]
            assert not wrong, f"{name}: {wrong[:3]}"


def test_the_same_dossier_gives_the_same_bytes(dossier: Dossier, tmp_path: Path) -> None:
    """Also under another hash seed, which a second process has."""
    assert written(dossier, tmp_path / "one") == written(dossier, tmp_path / "two")
    code = (
        "import hashlib, pathlib, sys, tempfile\n"
        "from secondsource.export.site import render\n"
        "from secondsource.model.codec import decode\n"
        "import json\n"
        "d = decode(json.load(open(sys.argv[1])))\n"
        "with tempfile.TemporaryDirectory() as out:\n"
        "    print([hashlib.sha256(p.read_bytes()).hexdigest() for p in render(d, pathlib.Path(out))])\n"
    )
    from secondsource.model import codec

    kept = tmp_path / "dossier.json"
    kept.write_text(codec.dumps(codec.encode(dossier)), encoding="utf-8")
    answers = [
        subprocess.run(
            [sys.executable, "-c", code, str(kept)],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for seed in ("1", "2")
    ]
    assert answers[0] == answers[1]


def test_an_empty_dossier_and_one_without_texts_have_pages(dossier: Dossier, tmp_path: Path) -> None:
    empty = Dossier(dossier.made, (), (), (), Lineage(), (), (), (), (), (), (), (), (), ())
    assert "No claim was found" in written(empty, tmp_path / "empty")["claims.html"]
    bare = replace(dossier, reports=tuple(replace(r, text="") for r in dossier.reports))
    assert "left out" in written(bare, tmp_path / "bare")["reader-A.html"]


def test_pieces_give_the_text_again_and_carry_every_mark() -> None:
    made = pieces("one two three", 0, 13, [Mark(0, 7, "a"), Mark(4, 13, "b"), Mark(4, 4, "c")], [(4, "here")])
    assert "".join(piece.text for piece in made) == "one two three"
    assert [(piece.text, piece.css) for piece in made] == [("one ", "a"), ("two", "a b"), (" three", "b")]
    assert made[1].anchors == ("here",)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Nine were hurt.", "Nine were hurt.", ([], [])),
        ("Nine were hurt", "nine were HURT!", ([], [])),
        ("Nine were hurt.", "Twelve were hurt.", (["Nine"], ["Twelve"])),
        ("", "word", ([], ["word"])),
        ("a " * 700 + "x", "a " * 700 + "y", (["x"], ["y"])),
    ],
)
def test_changed_words(left: str, right: str, expected: tuple[list[str], list[str]]) -> None:
    lefts, rights = changed(left, right)
    assert ([left[a:b] for a, b in lefts], [right[a:b] for a, b in rights]) == expected


def test_a_layer_finds_every_mark_that_touches_a_stretch() -> None:
    marks = [Mark(0, 50, "long"), Mark(3, 5, "early"), Mark(10, 12, "in"), Mark(12, 12, "point"), Mark(30, 40, "late")]
    layer = Layer(marks)
    assert [m.css for m in layer.over(10, 13)] == ["long", "in", "point"]
    assert [m.css for m in layer.over(12, 13)] == ["long", "point"]
    assert [m.css for m in layer.over(60, 70)] == []
    assert Layer([]).over(0, 9) == []


def test_a_report_of_many_sentences_is_printed_whole(dossier: Dossier, tmp_path: Path) -> None:
    text = "One more was hurt. " * 20_000
    report = Report("A", "long.txt", "0" * 64, text)
    lines = tuple(Sentence(Span("A", i, i + 18), "body", i // 100) for i in range(0, len(text), 19))
    figures = tuple(Figure(f"f{s.start}", "A", s, 1, None, None, "person", "exact") for s in (x.span for x in lines))
    long = Dossier(dossier.made, (report,), lines, (), Lineage(), (), (), (), (), figures, (), (), (), ())
    page = written(long, tmp_path)["reader-A.html"]
    assert page.count('class="m-fig"') == 20_000


def test_a_bare_number_is_shown_with_the_words_around_it(dossier: Dossier) -> None:
    book = Book(dossier)
    span = at("A", "Nine")
    found = book.snippet(span)
    assert (found.before, found.quote) == ("", "Nine")
    assert found.after.startswith(" miners were hurt") and found.after.endswith(" …")
    assert book.snippet(lines("A")[2]).after == ""


def test_the_order_of_knowledge_marks_first_tellers_and_names_publishers(dossier: Dossier, tmp_path: Path) -> None:
    claim = dossier.claims[0]
    span = at("A", "Work has stopped.")
    steps = (
        Step("A", "2031-03-04", "2031-03-04", 0, 1, (claim.id,)),
        Step(
            "B",
            "2031-03-05",
            "2031-03-05",
            1,
            0,
            (),
            (),
            (),
            (LeftOut(claim.id, "A", span),),
            (Shed("modality", span),),
        ),
    )
    publishers = (Publisher("p", f"Orsa Post {EVIL}", "Post Group", ("A",), "its own name", "a register", "2031"),)
    known = (Knowledge(dossier.stories[0].id, steps),)
    claims = (replace(claim, story=dossier.stories[0].id), *dossier.claims[1:])
    pages = written(replace(dossier, knowledge=known, publishers=publishers, claims=claims), tmp_path)
    page = html.fromstring(pages["knowledge.html"])
    rows = [" ".join(row.text_content().split()) for row in page.xpath("//table[@class='stack'][1]/tbody/tr")]
    assert "Post Group" in rows[0] and "0 before, 1 after" in rows[0] and "not known" in rows[1]
    assert rows[1].count("Work has stopped.") == 2 and "modality" in rows[1]
    assert "Post Group" in rows[-1] and "a register (2031)" in rows[-1] and EVIL in rows[-1]
    (line,) = page.xpath("//table[@class='order']/tbody/tr")
    assert [cell.text_content().strip()[:1] for cell in line.xpath("./td")][:2] == ["●", "–"]
