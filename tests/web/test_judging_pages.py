"""Judging on the pages: a form that has gone stale judges nothing, and a batch is made whole."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator

import pytest
from bench.attacks.stand import HOME, reports
from starlette.testclient import TestClient

from secondsource.case import Case
from secondsource.web.app import create

EARLIER = b"Mill fined\n\nLORN, May 1, 2019 (Vale Wire) - The paper mill in Lorn was fined. Two men were arrested.\n"


@pytest.fixture
def judged(case: Case) -> Iterator[TestClient]:
    for name, data in reports():
        case.add_bytes(name, data)
    case.run()
    with TestClient(create(case), base_url=HOME, follow_redirects=False) as client:
        client.headers["x-csrf-token"] = client.get("/api/v1/session").json()["csrf"]
        yield client


def fields(page: str, name: str) -> list[str]:
    """The values of the fields of this name, in order."""
    found = re.findall(rf'<input[^>]*name="{name}"[^>]*>', page)
    return [html.unescape(re.search(r'value="([^"]*)"', one)[1]) for one in found]  # type: ignore[index]


def rerun(case: Case) -> None:
    case.add_bytes("earlier.txt", EARLIER)
    case.run()


def form_of(client: TestClient, kind: str, at: str) -> str:
    story = client.get("/api/v1/stories").json()["items"][0]["id"]
    answer = client.get("/judge", params={"kind": kind, "at": at, "story": story})
    assert answer.status_code == 200, answer.text
    return answer.text


def test_a_form_that_has_gone_stale_judges_nothing(judged: TestClient, case: Case) -> None:
    page = form_of(judged, "date", "A")
    told = {"kind": "date", "at": "A", "verdict": "positive", "value": "2026-05-02"}
    told["edition"] = fields(page, "edition")[0]
    rerun(case)
    answer = judged.post("/judge", data=told)
    assert answer.status_code == 409 and "look again" in answer.text and "load the page again" in answer.text
    assert case.log() == ()
    told["edition"] = fields(form_of(judged, "date", "A"), "edition")[0]
    assert judged.post("/judge", data=told).status_code == 303
    assert len(case.log()) == 1


def test_a_link_of_a_stale_page_leads_to_no_form(judged: TestClient, case: Case) -> None:
    story = judged.get("/api/v1/stories").json()["items"][0]["id"]
    page = judged.get(f"/stories/{story}/claims.html").text
    link = html.unescape(re.search(r'class="judge"[^>]*href="([^"]+)"', page)[1])  # type: ignore[index]
    assert judged.get(link).status_code == 200
    rerun(case)
    assert judged.get(link).status_code == 409


def test_what_the_inbox_asked_is_judged_after_a_run_too(judged: TestClient, case: Case) -> None:
    page = judged.get("/review").text
    held = {one.id: one for one in case.queue()}
    asked = [one for one in fields(page, "at") if one in held]
    assert asked and len(asked) == len(held)
    rerun(case)
    still = {one.id for one in case.queue(limit=1000)}
    kept = next(id_ for id_ in asked if id_ in still)
    told = {"kind": held[kept].kind, "at": kept, "verdict": "unsure"}
    assert judged.post("/judge", data=told).status_code == 303
    assert case.log()[-1].target == held[kept].target
    gone = judged.post("/judge", data={**told, "at": "proposal-0000000000"})
    assert gone.status_code == 409 and len(case.log()) == 1


def test_a_batch_is_accepted_whole_and_tells_what_it_contradicts(judged: TestClient, case: Case) -> None:
    boxes = fields(judged.get("/review").text, "chosen")[:2]
    assert [json.loads(box)[1][:9] for box in boxes] == ["proposal-"] * 2
    bad = json.dumps(["edge", "proposal-0000000000", ""])
    answer = judged.post("/review/accept", data={"chosen": [*boxes, bad], "verdict": "negative"})
    assert answer.status_code == 409 and case.log() == ()
    assert judged.post("/review/preview", data={"chosen": boxes, "verdict": "negative"}).status_code == 200
    answer = judged.post("/review/accept", data={"chosen": boxes, "verdict": "negative"})
    assert answer.status_code == 303 and len(case.log()) == 2
    assert "Judgements 1 to 2 are noted" in judged.get(answer.headers["location"]).text
    answer = judged.post("/review/accept", data={"chosen": boxes, "verdict": "positive"})
    told = judged.get(answer.headers["location"]).text
    assert "They contradict" in told and "(entry 1, negative)" in told and "(entry 2, negative)" in told


def test_the_form_of_a_status_shows_the_one_it_has(judged: TestClient, case: Case) -> None:
    claim = case.claims()[0]
    page = form_of(judged, "status", claim.id)
    assert re.search(rf'<option value="{claim.status}" selected>', page) and '<option value="">' in page
    empty = {"kind": "status", "at": claim.id, "verdict": "positive", "value": ""}
    assert judged.post("/judge", data=empty).status_code == 400
    assert case.log() == ()


def test_of_a_text_nobody_has_seen_only_one_thing_can_be_said(judged: TestClient, case: Case) -> None:
    one, other = (report.id for report in case.reports()[:2])
    case.judge("edge", [one, other], "positive", value="siblings", user="Ana")
    case.run()
    unseen = {u.id for u in case.lineage().hypothetical}
    edge = next(e for e in case.lineage().edges if e.parent in unseen)
    page = form_of(judged, "edge", edge.id)
    assert 'value="siblings"' in page and 'value="derived"' not in page
    told = {"kind": "edge", "at": edge.id, "verdict": "positive", "value": "derived"}
    answer = judged.post("/judge", data=told)
    assert answer.status_code == 400 and "siblings" in answer.text


def test_an_undoing_that_is_taken_back_is_shown_so(judged: TestClient, case: Case) -> None:
    edge = case.lineage().edges[0]
    case.judge("edge", edge.id, "negative", user="Ana")
    case.undo(1, user="Ana")
    case.undo(2, user="Ana")
    page = judged.get("/log").text
    rows = {n: bool(undone) for undone, n in re.findall(r'<tr class="item( undone)?" id="j(\d)"', page)}
    assert rows == {"1": False, "2": True, "3": False}
