"""Reports sent in by the browser and by programs."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from secondsource.case import Case
from secondsource.web.uploads import safe

TEXT = b"PORT VELO - At least 14 people died when a ferry sank, the harbour office said."


def test_files_and_pasted_text_come_into_the_case(mine: TestClient, case: Case) -> None:
    csrf = mine.headers["x-csrf-token"]
    files = [("files", ("a.txt", TEXT)), ("files", ("b.jsonl", b'{"text": "One."}\n{"text": "Two."}\n'))]
    answer = mine.post("/add", data={"csrf": csrf, "text": "Pasted words.", "name": "Radio"}, files=files)
    assert answer.status_code == 303
    assert answer.headers["location"] == "/add?new=4&known=0&skipped=0"
    with case.store.view() as view:
        names = [held.name for held in view.held()]
    assert (names[0], names[3]) == ("a.txt", "Radio.txt") and all(name.startswith("b.jsonl#") for name in names[1:3])
    again = mine.post("/add", data={"csrf": csrf}, files=files[:1])
    assert again.headers["location"] == "/add?new=0&known=1&skipped=0"


def test_nothing_pushes_another_report_out(mine: TestClient, case: Case) -> None:
    form = {"csrf": mine.headers["x-csrf-token"]}
    for text in ("The first pasted report.", "The second pasted report.", "The first pasted report."):
        assert mine.post("/add", data={**form, "text": text}).status_code == 303
    for data in (TEXT, b"Another report of that name.", b"Another report of that name.", b"And a third."):
        assert mine.post("/add", data=form, files={"files": ("a.txt", data)}).status_code == 303
    assert (
        mine.post("/add", data={**form, "version": "yes"}, files={"files": ("a.txt", TEXT + b"!")}).status_code == 303
    )
    assert mine.post("/add", data=form, files={"files": ("a.txt", TEXT)}).status_code == 303, "the version before"
    with case.store.view() as view:
        names = [held.name for held in view.held(current=True)]
        assert [held.current for held in view.versions("a.txt")] == [False, True]
    assert names[0].startswith("pasted-") and names[1].startswith("pasted-")
    assert names[2:] == ["a (2).txt", "a (3).txt", "a.txt", "a (4).txt"]


def test_the_token_may_come_in_the_form_alone(mine: TestClient) -> None:
    csrf = mine.headers.pop("x-csrf-token")
    assert mine.post("/add", data={"csrf": csrf}, files={"files": ("a.txt", TEXT)}).status_code == 303
    assert mine.post("/add", files={"files": ("a.txt", TEXT)}).status_code == 403


def test_nothing_chosen(mine: TestClient) -> None:
    answer = mine.post("/add", data={"csrf": mine.headers["x-csrf-token"], "text": "  "}, files={"files": ("", b"")})
    assert answer.status_code == 422
    assert "no file was chosen" in answer.text.casefold()


def test_what_cannot_be_used_does_not_keep_the_rest_out(mine: TestClient) -> None:
    files = [("files", ("a.pdf", b"%PDF-1.7")), ("files", ("b.txt", TEXT)), ("files", ("c.txt", b""))]
    told = mine.post("/api/v1/captures", files=files).json()
    assert told["new"] == ["b.txt"]
    assert {item["name"]: "PDF" in item["reason"] for item in told["skipped"]} == {"a.pdf": True, "c.txt": False}


def test_only_what_cannot_be_used_is_an_error_with_its_reason(mine: TestClient) -> None:
    answer = mine.post("/add", files={"files": ("a.pdf", b"%PDF-1.7")})
    assert answer.status_code == 422 and "a PDF document" in answer.text


def test_json(mine: TestClient, case: Case) -> None:
    answer = mine.post("/api/v1/captures", json={"name": "radio", "text": TEXT.decode()})
    assert answer.status_code == 201 and answer.json()["new"] == ["radio.txt"]
    beside = mine.post("/api/v1/captures", json={"name": "radio", "text": "Words of another."})
    assert beside.json()["new"] == ["radio (2).txt"]
    changed = mine.post("/api/v1/captures", json={"name": "radio", "text": "Other words.", "version": True})
    assert changed.json()["new"] == ["radio.txt"]
    with case.store.view() as view:
        assert len(view.versions("radio.txt")) == 2, "both are kept"


def test_caps(mine: TestClient, case: Case) -> None:
    assert mine.post("/api/v1/captures", files={"files": ("a.txt", b"x" * 300_001)}).status_code == 413
    assert mine.post("/api/v1/captures", json={"name": "x", "text": "y" * 300_001}).status_code == 413
    assert mine.post("/api/v1/captures", files=[("files", (f"{n}.txt", b"x")) for n in range(501)]).status_code == 400
    assert case.status().captures == 0


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("a.txt", "a.txt"),
        ("../../a.txt", "a.txt"),
        ("/etc/passwd", "etc - passwd"),
        ("C:\\reports\\monday\\a.txt", "reports - monday - a.txt"),
        ("one/a.txt", "one - a.txt"),
        ("\u202egpj.txt", "gpj.txt"),
        ("a\0\r\nb.txt", "ab.txt"),
        ("....", "upload.txt"),
        ("", "upload.txt"),
        ("/", "upload.txt"),
        ("x" * 500 + ".html", "x" * 188 + ".html"),
    ],
)
def test_names_are_labels(told: str, kept: str) -> None:
    assert safe(told) == kept
