"""Single items of a dossier as JSON, and the document again from them."""

from __future__ import annotations

import pytest

from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.model.dossier import Dossier
from secondsource.model.items import gathered, item, items, kinds, written


def test_items_give_the_document_byte_for_byte(fire: Dossier, pass_town: Dossier) -> None:
    for dossier in (fire, pass_town):
        document = "".join(codec.lines(dossier))
        rows = [(one.kind, one.body) for one in items(dossier)]
        assert "".join(written(rows)) == document
        assert "".join(codec.lines(gathered(rows))) == document


def test_every_list_of_the_document_is_a_kind(fire: Dossier) -> None:
    document = codec.encode(fire)
    lists = [key for key, value in document.items() if isinstance(value, list)]
    inner = list(document["lineage"])
    assert set(kinds()) == {*lists, *inner, "made"}
    assert len(kinds()) == len(lists) + len(inner) + 1


def test_each_item_comes_back(pass_town: Dossier) -> None:
    for one in items(pass_town):
        again = item(one.kind, one.body)
        assert type(again) is type(one.noun)
        if one.kind in ("reports", "stories", "sources", "languages", "made"):
            assert again == one.noun
    moves = [item(one.kind, one.body) for one in items(pass_town) if one.kind == "control"]
    assert [(move.loser, move.taker) for move in moves] == [(move.loser, move.taker) for move in pass_town.control]
    assert any(move.taker for move in moves)


def test_an_item_without_its_text_has_an_empty_one(fire: Dossier) -> None:
    body = codec.text({**codec.encode(fire)["reports"][0], "text": None}).replace('"text": null, ', "")
    assert item("reports", body.encode()).text == ""


@pytest.mark.parametrize(
    ("kind", "body", "why"),
    [
        ("claims", b'{"id": 3}', r"claims\.id: Expected `str`"),
        ("control", b'{"id": "x"}', "control: Object missing required field"),
        ("claims", b'{"id"', "claims: not JSON"),
        ("reports", b"\xff", "reports: not JSON"),
        ("reports", b"[]", "reports: Expected `object`"),
    ],
)
def test_what_is_no_item_is_refused(kind: str, body: bytes, why: str) -> None:
    with pytest.raises(BadInput, match=why):
        item(kind, body)


def test_items_out_of_order_are_refused(fire: Dossier) -> None:
    rows = [(one.kind, one.body) for one in items(fire)]
    with pytest.raises(BadInput, match="out of the order"):
        list(written([*rows[10:], *rows[:10]]))
    with pytest.raises(BadInput, match="made"):
        gathered(rows[1:])
