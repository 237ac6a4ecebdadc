"""The API as programs see it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from secondsource.case import Case
from secondsource.web.api_items import KINDS


def listed(client: TestClient, address: str, **asked: Any) -> list[dict[str, Any]]:
    """All pages of a list."""
    found: list[dict[str, Any]] = []
    while True:
        answer = client.get(f"/api/v1/{address}", params=asked)
        assert answer.status_code == 200, answer.text
        told = answer.json()
        assert set(told) >= {"items", "next"}
        found += told["items"]
        if told["next"] is None:
            return found
        asked["after"] = told["next"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_lists_and_items_are_those_of_the_dossier(reader: TestClient, read: Case, kind: Any) -> None:
    whole = listed(reader, kind.name)
    assert len(whole) == read.edition.counts[kind.name]  # type: ignore[union-attr]
    assert listed(reader, kind.name, limit=2) == whole, "page by page it is the same"
    for item in whole[:3]:
        if "id" in item:
            one = reader.get(f"/api/v1/{kind.name}/{item['id']}")
            assert one.status_code == 200
            assert one.json()["id"] == item["id"]


def test_a_report_has_its_text_by_itself_only(reader: TestClient) -> None:
    report = listed(reader, "reports")[0]
    assert "text" not in report
    assert "ferry" in reader.get(f"/api/v1/reports/{report['id']}").json()["text"]


def test_filters(reader: TestClient) -> None:
    claims = listed(reader, "claims")
    status = claims[0]["status"]
    assert listed(reader, "claims", status=status) == [claim for claim in claims if claim["status"] == status]
    assert listed(reader, "claims", words="nobody warned")
    assert not listed(reader, "claims", words="submarine")
    assert not listed(reader, "claims", story="story-of-another-case")
    assert sorted(str(c) for c in listed(reader, "claims", order="rank")) == sorted(str(c) for c in claims)


def test_what_has_not_changed_is_not_sent_again(reader: TestClient) -> None:
    first = reader.get("/api/v1/claims")
    etag = first.headers["etag"]
    assert "no-store" not in first.headers["cache-control"] and "private" in first.headers["cache-control"]
    for tag in (etag, f"W/{etag}", f'"x", {etag}'):
        again = reader.get("/api/v1/claims", headers={"if-none-match": tag})
        assert again.status_code == 304 and not again.content
    assert reader.get("/api/v1/claims", headers={"if-none-match": '"x"'}).status_code == 200


def test_a_new_edition_has_another_etag(mine: TestClient, case: Case) -> None:
    before = mine.get("/api/v1/claims").headers["etag"]
    case.add_bytes("one.txt", b"PORT VELO - At least 14 people died when a ferry sank, the harbour office said.")
    case.run()
    assert mine.get("/api/v1/claims", headers={"if-none-match": before}).status_code == 200


def test_search(reader: TestClient) -> None:
    hits = listed(reader, "search", q="harbour office")
    assert hits
    for hit in hits:
        for start, end in hit["marks"]:
            assert hit["text"][start:end].casefold() in ("harbour", "office")
    assert {hit["kind"] for hit in listed(reader, "search", q="ferry", kind="claims")} == {"claims"}
    assert listed(reader, "search", q="ferry", limit=2) == listed(reader, "search", q="ferry")
    wrong = reader.get("/api/v1/search", params={"q": "ferry", "kind": "spaceships"})
    assert wrong.status_code == 422 and "spaceships" in wrong.json()["error"]["what"]


def test_errors_are_of_one_shape(reader: TestClient) -> None:
    for path in ("claims/claim-nothing", "claims?after=x", "claims?limit=0", "search", "nowhere", "captures/xyz"):
        answer = reader.get(f"/api/v1/{path}")
        assert 400 <= answer.status_code < 500
        assert set(answer.json()) == {"error"}
        assert set(answer.json()["error"]) == {"what", "where", "do"}
        assert all(answer.json()["error"].values())


def test_the_description_describes_what_is_served(reader: TestClient) -> None:
    told = reader.get("/api/v1/openapi.json").json()
    assert told["openapi"].startswith("3.")
    schemas = told["components"]["schemas"]
    text = reader.get("/api/v1/openapi.json").text
    for name in re.findall(r'"#/components/schemas/([^"]+)"', text):
        assert name in schemas, name
    assert "#/$defs/" not in text
    for kind in KINDS:
        assert f"/api/v1/{kind.name}" in told["paths"]
        assert schemas[kind.noun]["properties"]
    assert all("default" in about["responses"] for path in told["paths"].values() for about in path.values())


def test_items_fit_their_description(reader: TestClient) -> None:
    import jsonschema

    told = reader.get("/api/v1/openapi.json").json()
    for kind in KINDS:
        shape = {"$ref": f"#/components/schemas/{kind.noun}", "components": told["components"]}
        for item in listed(reader, kind.name)[:5]:
            jsonschema.validate(item, shape)


def test_case_and_session(reader: TestClient, read: Case) -> None:
    told = reader.get("/api/v1/case").json()
    assert told["captures"] == 5 and told["edition"]["n"] == 1
    session = reader.get("/api/v1/session").json()
    assert session["role"] == "owner" and session["case"] == "read" and not session["shared"]


def test_the_page_for_people_lists_every_address(reader: TestClient) -> None:
    text = reader.get("/api/v1").text
    for path in reader.get("/api/v1/openapi.json").json()["paths"]:
        assert path in text


def test_captures_are_listed_and_given_back_as_they_came(reader: TestClient, read: Case) -> None:
    found = listed(reader, "captures", limit=2)
    assert len(found) == 5
    one = reader.get(f"/api/v1/captures/{found[0]['sha256']}")
    assert one.content == read.captures.get(found[0]["sha256"])
    assert listed(reader, "captures", name=found[0]["name"]) == found[:1]
    assert not listed(reader, "captures", name="of another case")


def test_several_cases_describe_their_own_addresses(read: Case, case: Case) -> None:
    from secondsource.web.app import create

    client = TestClient(create({"one": read, "two": case}), base_url="http://localhost")
    told = client.get("/c/two/api/v1/openapi.json").json()
    assert "/c/two/api/v1/claims" in told["paths"]
    assert client.get("/c/one/api/v1/claims").json()["items"]
    assert client.get("/c/two/api/v1/claims").json()["items"] == []
    assert client.get("/c/three/api/v1/claims").status_code == 404
    front = client.get("/").text
    assert "/c/one/" in front and "/c/two/" in front


@pytest.mark.parametrize("name", ["queue", "changes"])
def test_short_lists_come_in_pages_too(reader: TestClient, name: str) -> None:
    whole = reader.get(f"/api/v1/{name}", params={"limit": 500}).json()["items"]
    found, after = [], "0"
    while after is not None:
        told = reader.get(f"/api/v1/{name}", params={"limit": 2, "after": after}).json()
        assert len(told["items"]) <= 2
        found, after = found + told["items"], told["next"]
    assert found == whole
