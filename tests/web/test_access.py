"""Who comes in, and what no form from elsewhere can do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.web.fake import FakeCase

from secondsource.errors import BadInput
from secondsource.store.base import User
from secondsource.text.passwords import hashed
from secondsource.web.access import Share
from secondsource.web.app import Application, create, role_of, routes
from secondsource.web.desk import SAFE

HOME = "http://localhost:8765"
TOKEN = "a-token-of-the-server"
SECRET = {name: hashed(f"password of {name}") for name in ("rita", "vera", "otto")}
PEOPLE = tuple(
    User(name, role, SECRET[name], "2030-01-01T00:00:00Z")
    for name, role in (("rita", "reader"), ("vera", "reviewer"), ("otto", "owner"))
)


@pytest.fixture
def cases(tmp_path: Path) -> dict[str, FakeCase]:
    return {
        "alpha": FakeCase(tmp_path / "alpha", PEOPLE),
        "beta": FakeCase(tmp_path / "beta", PEOPLE[:1]),
        "open": FakeCase(tmp_path / "open"),
    }


@pytest.fixture
def shared(cases: dict[str, FakeCase]) -> Application:
    return create(cases, share=Share(token=TOKEN, users=True))  # type: ignore[arg-type]


@pytest.fixture
def visitor(shared: Application) -> Iterator[TestClient]:
    with TestClient(shared, base_url=HOME, follow_redirects=False) as client:
        yield client


@pytest.fixture
def mine(tmp_path: Path) -> Iterator[TestClient]:
    with TestClient(create(FakeCase(tmp_path / "own")), base_url=HOME, follow_redirects=False) as client:  # type: ignore[arg-type]
        yield client


def form_token(client: TestClient, base: str = "/c/alpha") -> str:
    found = re.search('name="csrf" value="(.*?)"', client.get(f"{base}/login").text)
    assert found
    return found[1]


def log_in(client: TestClient, name: str, password: str = "", base: str = "/c/alpha", **more: str) -> int:
    told = {"csrf": form_token(client, base), "name": name, "password": password or f"password of {name}", **more}
    return client.post(f"{base}/login", data=told).status_code


def whoami(client: TestClient, base: str = "/c/alpha") -> dict[str, str]:
    told: dict[str, str] = client.get(f"{base}/api/v1/session").json()
    return told


def test_every_route_says_who_may_use_it(shared: Application) -> None:
    for route in routes(shared.app):
        assert role_of(route) in ("anyone", "reader", "reviewer", "owner"), route.path


def test_only_logging_in_is_open_to_anyone(shared: Application) -> None:
    opened = {(route.path, *sorted(route.methods)) for route in routes(shared.app) if role_of(route) == "anyone"}
    assert opened == {
        ("/", "GET"),
        ("/static/{name}", "GET"),
        ("/c/{case_name}/login", "GET"),
        ("/c/{case_name}/login", "POST"),
    }


#: What a reader may send: their own session, and a question that is too long for an address.
READERS_MAY = {"/logout", "/api/v1/tokens", "/api/v1/preview"}


def test_changes_need_a_reviewer(shared: Application) -> None:
    for route in routes(shared.app):
        if set(route.methods) - set(SAFE) and role_of(route) in ("anyone", "reader"):
            assert route.path.removeprefix("/c/{case_name}") in READERS_MAY | {"/login"}, route.path


def test_whoever_has_not_logged_in_sees_nothing(shared: Application, visitor: TestClient) -> None:
    for route in routes(shared.app):
        if role_of(route) == "anyone":
            continue
        path = re.sub(r"\{(?!case_name).*?\}", "1", route.path).replace("{case_name}", "alpha")
        for method in route.methods:
            answer = visitor.request(method, path)
            if method == "GET" and "/api/" not in path:
                assert answer.status_code == 303, path
                assert answer.headers["location"].startswith("/c/alpha/login?next=")
            else:
                assert answer.status_code == 401, f"{method} {path}"


def test_a_case_that_is_not_there_looks_like_one_that_is(visitor: TestClient) -> None:
    for path in ("/stories", "/api/v1/session"):
        there, not_there = visitor.get(f"/c/alpha{path}"), visitor.get(f"/c/gamma{path}")
        if path.startswith("/api"):
            assert there.status_code == not_there.status_code == 401
    assert "alpha" not in visitor.get("/").text


@pytest.mark.parametrize(("name", "role"), [("rita", "reader"), ("vera", "reviewer"), ("otto", "owner")])
def test_logs_in(visitor: TestClient, name: str, role: str) -> None:
    assert log_in(visitor, name) == 303
    told = whoami(visitor)
    assert (told["user"], told["role"]) == (name, role)


def test_logs_in_with_the_token_of_the_server(visitor: TestClient) -> None:
    assert log_in(visitor, "Guest", TOKEN, "/c/open") == 303
    told = whoami(visitor, "/c/open")
    assert (told["user"], told["role"]) == ("Guest (by token)", "reviewer")


def test_a_case_with_users_is_opened_by_them_alone(visitor: TestClient) -> None:
    assert log_in(visitor, "Guest", TOKEN) == 401
    bearer = {"authorization": f"Bearer {TOKEN}"}
    assert visitor.get("/c/open/api/v1/session", headers=bearer).status_code == 200
    assert visitor.get("/c/alpha/api/v1/session", headers=bearer).status_code == 401


def test_the_token_opens_no_longer_what_has_got_users(visitor: TestClient, cases: dict[str, FakeCase]) -> None:
    log_in(visitor, "Guest", TOKEN, "/c/open")
    cases["open"].admit_user(PEOPLE[0])
    assert visitor.get("/c/open/api/v1/session").status_code == 401


def test_a_guest_cannot_pass_for_a_user(visitor: TestClient) -> None:
    assert log_in(visitor, "otto", TOKEN, "/c/open") == 303
    assert whoami(visitor, "/c/open")["user"] == "otto (by token)"
    assert whoami(visitor, "/c/open")["role"] == "reviewer"


def test_unknown_name_and_wrong_password_look_the_same(visitor: TestClient) -> None:
    answers = []
    for name in ("otto", "nobody"):
        told = {"csrf": form_token(visitor), "name": name, "password": "wrong"}
        answer = visitor.post("/c/alpha/login", data=told)
        answers.append((answer.status_code, re.sub('value=".*?"', "", answer.text)))
    assert answers[0] == answers[1]
    assert answers[0][0] == 401


def test_names_are_throttled_from_any_address(cases: dict[str, FakeCase]) -> None:
    app = create(cases, share=Share(users=True))  # type: ignore[arg-type]
    codes = []
    for n in range(14):
        client = TestClient(app, base_url=HOME, follow_redirects=False, client=(f"192.0.2.{n}", 5000))
        codes.append(log_in(client, "otto", "wrong"))
    assert codes == [401] * 10 + [429] * 4
    client = TestClient(app, base_url=HOME, follow_redirects=False, client=("192.0.2.99", 5000))
    assert log_in(client, "otto") == 429, "the right password has to wait as well"
    assert log_in(client, "vera") == 303


def test_addresses_are_throttled_whatever_the_name(visitor: TestClient) -> None:
    codes = [log_in(visitor, f"name {n}", "wrong") for n in range(23)]
    assert codes == [401] * 20 + [429] * 3
    answer = visitor.post(
        "/c/beta/login", data={"csrf": form_token(visitor, "/c/beta"), "name": "rita", "password": "x"}
    )
    assert answer.status_code == 429, "another case is no way round"
    assert int(answer.headers["retry-after"]) > 0


def test_a_cookie_opens_no_other_case(visitor: TestClient, shared: Application) -> None:
    log_in(visitor, "rita")
    cookie = next(value for value in visitor.cookies.values() if value)
    other = shared.office.doors["beta"].cookie
    for name in (other, shared.office.doors["alpha"].cookie):
        answer = TestClient(shared, base_url=HOME).get("/c/beta/api/v1/session", headers={"cookie": f"{name}={cookie}"})
        assert answer.status_code == 401


def test_out_is_out_at_once(visitor: TestClient, cases: dict[str, FakeCase]) -> None:
    log_in(visitor, "otto")
    cases["alpha"].admit_user(replace(PEOPLE[2], role="reader"))
    assert whoami(visitor)["role"] == "reader"
    cases["alpha"].admit_user(replace(PEOPLE[2], secret=hashed("another password")))
    assert visitor.get("/c/alpha/api/v1/session").status_code == 401, "a new password ends sessions"
    assert log_in(visitor, "otto", "another password") == 303
    cases["alpha"].dismiss("otto")
    assert visitor.get("/c/alpha/api/v1/session").status_code == 401


def test_logging_out_ends_copies_of_the_cookie(visitor: TestClient, shared: Application) -> None:
    log_in(visitor, "rita")
    copy = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    elsewhere = TestClient(shared, base_url=HOME)
    assert elsewhere.get("/c/alpha/api/v1/session", headers={"cookie": copy}).status_code == 200
    assert visitor.post("/c/alpha/logout", data={"csrf": whoami(visitor)["csrf"]}).status_code == 303
    assert elsewhere.get("/c/alpha/api/v1/session", headers={"cookie": copy}).status_code == 401


def test_a_session_from_before_logging_in_is_not_the_one_after(visitor: TestClient) -> None:
    before = form_token(visitor)
    log_in(visitor, "rita")
    assert whoami(visitor)["csrf"] != before


def test_cookies_are_for_the_case_alone(visitor: TestClient) -> None:
    told = visitor.get("/c/alpha/login").headers["set-cookie"]
    assert "HttpOnly" in told and "SameSite=Strict" in told and "Path=/c/alpha;" in told
    assert "Secure" not in told
    secure = TestClient(visitor.app, base_url="https://localhost", follow_redirects=False)
    assert "Secure" in secure.get("/c/alpha/login").headers["set-cookie"]


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "https://evil.example/",
        "/\\evil.example",
        "/c/beta/",
        "/c/alpha/../beta/",
        "javascript:alert(1)",
        "/c/alpha/\r\nSet-Cookie: x=y",
        "/c/alphabet/",
        "",
        "http:/c/alpha/",
        "\t//evil.example",
        "/c/alpha/%0d%0ax",
    ],
)
def test_logging_in_leads_nowhere_else(visitor: TestClient, wanted: str) -> None:
    told = {"csrf": form_token(visitor), "name": "rita", "password": "password of rita", "next": wanted}
    answer = visitor.post("/c/alpha/login", data=told)
    assert answer.headers["location"] in ("/c/alpha/", "/c/alpha/%0d%0ax")
    assert "x" not in answer.cookies


def test_logging_in_leads_back(visitor: TestClient) -> None:
    told = {"csrf": form_token(visitor), "name": "rita", "password": "password of rita", "next": "/c/alpha/stories?q=1"}
    assert visitor.post("/c/alpha/login", data=told).headers["location"] == "/c/alpha/stories?q=1"


def test_tokens_for_programs(visitor: TestClient, shared: Application, cases: dict[str, FakeCase]) -> None:
    log_in(visitor, "vera")
    headers = {"x-csrf-token": whoami(visitor)["csrf"]}
    token = visitor.post("/c/alpha/api/v1/tokens", headers=headers).json()["token"]
    program = TestClient(shared, base_url=HOME, headers={"authorization": f"Bearer {token}"})
    assert program.get("/c/alpha/api/v1/session").json()["user"] == "vera"
    assert program.get("/c/beta/api/v1/session").status_code == 401
    assert program.post("/c/alpha/api/v1/tokens").status_code == 403
    for wrong in (token[:-2] + "xx", "", "x" * 3000, "é", TOKEN[:-1]):
        sent = {b"authorization": f"Bearer {wrong}".encode()}
        assert TestClient(shared, base_url=HOME).get("/c/alpha/api/v1/session", headers=sent).status_code == 401  # type: ignore[arg-type]
    cases["alpha"].dismiss("vera")
    assert program.get("/c/alpha/api/v1/session").status_code == 401


def test_wrong_tokens_are_throttled_and_signed_ones_never_wait(visitor: TestClient, shared: Application) -> None:
    log_in(visitor, "vera")
    token = visitor.post("/c/alpha/api/v1/tokens", headers={"x-csrf-token": whoami(visitor)["csrf"]}).json()["token"]

    def asked(case: str, word: str) -> int:
        program = TestClient(shared, base_url=HOME, headers={"authorization": f"Bearer {word}"})
        return program.get(f"/c/{case}/api/v1/session").status_code

    assert [asked("open", TOKEN) for _ in range(25)] == [200] * 25, "what was right is given back"
    codes = [asked("open", f"a guess of the token {n}") for n in range(23)]
    assert codes == [401] * 20 + [429] * 3
    assert asked("open", TOKEN) == 429
    assert asked("alpha", token) == 200
    visitor.cookies.clear()
    assert log_in(visitor, "vera") == 303


def test_many_tries_at_once_are_no_way_round(cases: dict[str, FakeCase]) -> None:
    door = create(cases, share=Share(users=True)).office.doors["alpha"]  # type: ignore[arg-type]
    with ThreadPoolExecutor(16) as pool:
        told = list(pool.map(lambda n: door.log_in("otto", "wrong", f"192.0.2.{n}"), range(16)))
    assert sum(one is None for one in told) == 10
    assert sum(isinstance(one, int) for one in told) == 6


def test_at_ones_own_computer_one_is_the_owner(mine: TestClient) -> None:
    assert whoami(mine, "")["role"] == "owner"


def test_a_cookie_from_before_sharing_is_worth_nothing(mine: TestClient, tmp_path: Path) -> None:
    mine.get("/login")
    copy = "; ".join(f"{name}={value}" for name, value in mine.cookies.items())
    shared = create(FakeCase(tmp_path / "own"), share=Share(token=TOKEN))  # type: ignore[arg-type]
    answer = TestClient(shared, base_url=HOME).get("/api/v1/session", headers={"cookie": copy})
    assert answer.status_code == 401


def test_a_form_needs_its_token(mine: TestClient) -> None:
    csrf = whoami(mine, "")["csrf"]
    for told in ({}, {"csrf": ""}, {"csrf": "x" * 32}, {"csrf": csrf[:-1]}):
        assert mine.post("/logout", data=told).status_code == 403
    assert mine.post("/logout", data={"csrf": "é\0"}).status_code == 400
    assert mine.post("/logout", data={"csrf": csrf}).status_code == 303


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 303),
        ({"origin": HOME}, 303),
        ({"origin": HOME, "sec-fetch-site": "same-origin"}, 303),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, 303),
        ({"origin": "null"}, 403),
        ({"origin": "null", "sec-fetch-site": "cross-site"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "http://localhost:9999"}, 403),
        ({"origin": "http://localhost:8765.evil.example"}, 403),
        ({"origin": "file://localhost:8765"}, 403),
        ({"origin": HOME, "sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_a_form_comes_from_here(mine: TestClient, headers: dict[str, str], status: int) -> None:
    csrf = whoami(mine, "")["csrf"]
    assert mine.post("/logout", data={"csrf": csrf}, headers=headers).status_code == status


def test_a_form_token_of_another_session_is_none(shared: Application) -> None:
    one, two = (TestClient(shared, base_url=HOME, follow_redirects=False) for _ in range(2))
    log_in(one, "rita")
    log_in(two, "rita")
    assert one.post("/c/alpha/logout", data={"csrf": whoami(two)["csrf"]}).status_code == 403


def test_sharing_is_not_set_up_by_halves() -> None:
    with pytest.raises(BadInput, match="token"):
        Share()
    with pytest.raises(BadInput, match="too short"):
        Share(token="secret")
    with pytest.raises(BadInput, match="no role"):
        Share(token=TOKEN, role="king")
