"""What every request passes and every answer carries."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.fake import FakeCase

from secondsource.web.access import Share
from secondsource.web.app import create
from secondsource.web.guard import BODY, HEADERS

HOME = "http://localhost:8765"


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[TestClient]:
    app = create(FakeCase(tmp_path / "own"), upload=2 * BODY)  # type: ignore[arg-type]
    with TestClient(app, base_url=HOME, follow_redirects=False, raise_server_exceptions=False) as client:
        yield client


@pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:1", "[::1]:8765", "[::1]", "LOCALHOST"])
def test_serves_under_its_own_names(mine: TestClient, host: str) -> None:
    assert mine.get("/login", headers={"host": host}).status_code == 303


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:8765",
        "192.0.2.7",
        "",
        "localhost@evil.example",
        "localhost:evil",
        "[::1",
        "2130706433",
        "0x7f000001",
        "localhost, evil.example",
    ],
)
def test_serves_under_no_other_name(mine: TestClient, host: str) -> None:
    assert mine.get("/login", headers={"host": host}).status_code == 421


def test_two_hosts_are_none(mine: TestClient) -> None:
    assert mine.get("/login", headers=[("host", "localhost"), ("host", "evil.example")]).status_code == 421  # type: ignore[arg-type]


def test_a_shared_case_is_served_under_addresses_and_given_names(tmp_path: Path) -> None:
    share = Share(token="x" * 20, hosts=("desk.example",))
    client = TestClient(create(FakeCase(tmp_path / "own"), share=share), base_url=HOME)  # type: ignore[arg-type]
    codes = [
        client.get("/login", headers={"host": host}).status_code
        for host in ("192.0.2.7:80", "desk.example", "evil.example")
    ]
    assert codes == [200, 200, 421]


@pytest.mark.parametrize(
    "path", ["/login", "/nowhere", "/api/v1/nowhere", "/static/site.css", "/static/nowhere", "/logout"]
)
def test_every_answer_carries_the_headers(mine: TestClient, path: str) -> None:
    answer = mine.get(path)
    for name, value in HEADERS.items():
        if name != "cache-control":
            assert answer.headers[name] == value
    policy = answer.headers["content-security-policy"]
    assert "unsafe" not in policy and "http" not in policy and "*" not in policy
    assert "server" not in answer.headers


def test_also_answers_before_and_after_the_application(mine: TestClient) -> None:
    for answer in (mine.get("/", headers={"host": "evil.example"}), mine.get("/api/v1/case")):
        assert answer.status_code in (421, 500)  # the fake case has no status: nothing was told of why
        assert answer.headers["content-security-policy"] == HEADERS["content-security-policy"]
        assert "AttributeError" not in answer.text and "Traceback" not in answer.text


def test_errors_say_what_where_and_what_to_do(mine: TestClient) -> None:
    told = mine.get("/api/v1/nowhere").json()["error"]
    assert set(told) == {"what", "where", "do"} and all(told.values())
    assert mine.get("/login?next=" + "x" * 5000).status_code == 422
    assert mine.put("/api/v1/session").status_code == 405


def test_nuls_are_refused(mine: TestClient) -> None:
    assert mine.get("/api/v1/claims/%00").status_code == 400
    assert mine.get("/login?next=%00").status_code == 400


def test_too_much_is_refused_before_it_is_read(mine: TestClient) -> None:
    assert mine.post("/login", content=b"x" * (BODY + 1)).status_code == 413
    form = {"content-type": "application/x-www-form-urlencoded"}
    endless = mine.post("/login", content=iter([b"x" * 1000] * 300), headers=form)
    assert endless.status_code == 413, "without a length, too"
    answer = mine.post("/login", content=b"x", headers={"content-length": "-1"})
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "name", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "....//app.py", "/etc/passwd", "%2fetc%2fpasswd"]
)
def test_no_way_out_of_the_static_files(mine: TestClient, name: str) -> None:
    answer = mine.get(f"/static/{name}")
    assert answer.status_code == 404
    assert "import" not in answer.text and "root:" not in answer.text


def test_static_files_are_asked_for_again_by_their_tag(mine: TestClient) -> None:
    first = mine.get("/static/site.css")
    assert first.status_code == 200 and first.headers["content-type"].startswith("text/css")
    again = mine.get("/static/site.css", headers={"if-none-match": first.headers["etag"]})
    assert again.status_code == 304 and not again.content


def test_nothing_is_asked_for_outside(mine: TestClient) -> None:
    assert mine.get("/docs").status_code == 404
    assert mine.get("/redoc").status_code == 404
    assert mine.get("/openapi.json").status_code == 404
    text = mine.get("/api/v1").text
    assert "/api/v1/claims" in text and "http://" not in text and "https://" not in text and "<script" not in text
