"""Whatever is typed into an address gets an answer in words, never a fault."""

from __future__ import annotations

from urllib.parse import quote, urlencode

import pytest
from bench.attacks.stand import HOME
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from secondsource.case import Case
from secondsource.web.app import Application, create, routes

FIELDS = (
    "after before limit q kind story status order words name a b judged against sort fragment current claim reports"
)
VALUES = st.one_of(
    st.text(max_size=60),
    st.integers().map(str),
    st.floats().map(str),
    st.sampled_from(
        ["²", "٣", "\x00", "\ud7ff", "9" * 5000, "x" * 10000, "1:2:3", "0:1", "-1", '"', "%", "../", "\u202e"]
    ),
)
QUERY = st.dictionaries(st.sampled_from(FIELDS.split()), VALUES, max_size=4)


@pytest.fixture(scope="module")
def app(read: Case) -> Application:
    return create(read)


@settings(max_examples=120, deadline=None)
@given(data=st.data())
def test_every_page_takes_anything(app: Application, data: st.DataObject) -> None:
    client = TestClient(app, base_url=HOME, follow_redirects=False, raise_server_exceptions=False)
    paths = sorted({route.path for route in routes(app.app) if "GET" in route.methods and "live" not in route.path})
    path = data.draw(st.sampled_from(paths))
    while "{" in path:
        head, _, rest = path.partition("{")
        value = data.draw(st.one_of(VALUES, st.sampled_from(["index.html", "claims.html", "A", "claim-1", "edge-1"])))
        path = head + quote(value[:300], safe="") + rest.partition("}")[2]
    answer = client.get(f"{path}?{urlencode(data.draw(QUERY))}")
    assert answer.status_code < 500, answer.text[:300]
    if answer.status_code >= 400:
        assert answer.text.strip()
