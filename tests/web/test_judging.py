"""Judging through the API, and who is let in."""

from __future__ import annotations

from typing import Any

import pytest
from bench.attacks.stand import HOME, Stand, reports
from starlette.testclient import TestClient

from secondsource.case import Case
from secondsource.web.app import create


@pytest.fixture
def judged(case: Case) -> TestClient:
    for name, data in reports():
        case.add_bytes(name, data)
    case.run()
    client = TestClient(create(case), base_url=HOME, follow_redirects=False)
    client.headers["x-csrf-token"] = client.get("/api/v1/session").json()["csrf"]
    return client


def test_a_judgement_is_previewed_made_listed_and_taken_back(judged: TestClient, case: Case) -> None:
    edge = judged.get("/api/v1/edges").json()["items"][0]
    asked: dict[str, Any] = {"kind": "edge", "at": [edge["id"]], "verdict": "negative"}
    preview = judged.post("/api/v1/preview", json={"judgements": [asked]})
    assert preview.status_code == 200, preview.text
    assert not case.log(), "a preview keeps nothing"
    made = judged.post("/api/v1/judgements", json={"judgements": [{**asked, "reason": "a coincidence"}]})
    assert made.status_code == 201, made.text
    entry = made.json()["items"][0]["entry"]
    assert (entry["n"], entry["verdict"], entry["reason"]) == (1, "negative", "a coincidence")
    again = judged.post("/api/v1/judgements", json={"judgements": [{**asked, "verdict": "positive"}]})
    assert again.json()["items"][0]["contradicts"]["n"] == 1
    assert judged.get("/api/v1/case").json()["stale"]
    undone = judged.post("/api/v1/judgements/2/undo", json={"reason": "too soon"})
    assert undone.status_code == 201 and undone.json()["undoes"] == 2
    log = judged.get("/api/v1/judgements?limit=2").json()
    assert [e["n"] for e in log["items"]] == [1, 2] and log["next"] == "2"
    assert [e["n"] for e in judged.get("/api/v1/judgements?order=newest").json()["items"]] == [3, 2, 1]
    assert judged.post("/api/v1/judgements/9/undo").status_code == 404


def test_what_is_judged_wrongly_is_told(judged: TestClient) -> None:
    for wrong in (
        {"kind": "edge", "at": ["edge-nothing"], "verdict": "positive"},
        {"kind": "edge", "at": ["A"], "verdict": "positive"},
        {"kind": "weather", "at": ["A"], "verdict": "positive"},
        {"kind": "date", "at": ["A"], "verdict": "positive", "value": "not a day"},
        {"kind": "edge", "at": [], "verdict": "positive"},
        {"kind": "edge", "at": ["A", "B"], "verdict": "positive", "user": "somebody else"},
    ):
        answer = judged.post("/api/v1/judgements", json={"judgements": [wrong]})
        assert 400 <= answer.status_code < 500, wrong
        assert answer.json()["error"]["what"]


def test_the_queue(judged: TestClient) -> None:
    answer = judged.get("/api/v1/queue?limit=3")
    assert answer.status_code == 200
    assert set(answer.json()) == {"items", "next"}


def test_the_log_says_who_judged_whatever_the_request_says(attacked: Stand) -> None:
    edge = attacked.user("vera").get("/c/alpha/api/v1/edges").json()["items"][0]["id"]
    told = {"judgements": [{"kind": "edge", "at": [edge], "verdict": "unsure"}]}
    assert attacked.send("vera", "/api/v1/judgements", told) == 201
    entry = attacked.cases["alpha"].log()[-1]
    assert entry.user == "vera"
    attacked.cases["alpha"].undo(entry.n, user="vera")


def test_people(attacked: Stand) -> None:
    told = {"name": "Nora", "role": "reader", "password": "a long enough one"}
    assert attacked.send("otto", "/api/v1/people", {**told, "password": "short"}, "beta") == 422
    assert attacked.send("otto", "/api/v1/people", told, "beta") == 201
    listed = attacked.user("otto", "beta").get("/c/beta/api/v1/people")
    assert "Nora" in [item["name"] for item in listed.json()["items"]]
    assert "scrypt" not in listed.text, "no hash leaves the case"
    headers = {"x-csrf-token": attacked.csrf("otto", "beta"), "origin": HOME}
    assert attacked.user("otto", "beta").delete("/c/beta/api/v1/people/Nora", headers=headers).status_code == 200
    assert attacked.user("otto", "beta").delete("/c/beta/api/v1/people/Nora", headers=headers).status_code == 404


def test_back_leads_nowhere_else(reader: TestClient) -> None:
    for odd in ("javascript:alert(1)", "//evil.example", "https://evil.example/"):
        for fragment in ("", "1"):
            asked = {"kind": "claim", "at": "claim-0", "back": odd, "fragment": fragment}
            answer = reader.get("/judge", params=asked)
            assert answer.status_code == 200
            assert odd not in answer.text
