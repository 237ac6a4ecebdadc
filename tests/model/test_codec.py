from __future__ import annotations

import json

import jsonschema
import pytest

from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.model.dossier import Dossier


def test_what_is_written_can_be_read_again(fire: Dossier) -> None:
    document = codec.encode(fire)
    again = codec.decode(json.loads(codec.dumps(document)))
    assert codec.encode(again) == document


def test_what_is_written_piece_by_piece_is_the_same_document(fire: Dossier) -> None:
    for full_text in (True, False):
        assert json.loads("".join(codec.lines(fire, full_text=full_text))) == codec.encode(fire, full_text=full_text)


def test_document_is_an_item_a_line(fire: Dossier) -> None:
    rows = "".join(codec.lines(fire)).split("\n")
    assert sum(row.startswith('{"id": ' + f'"{fire.claims[0].id}"') for row in rows) == 1
    assert len(rows) > sum(map(len, (fire.reports, fire.sentences, fire.claims, fire.lineage.edges)))


def test_document_obeys_the_schema_made_from_the_model(fire: Dossier) -> None:
    schema = codec.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(codec.dumps(codec.encode(fire))), schema)
    jsonschema.validate(json.loads(codec.dumps(codec.encode(fire, full_text=False))), schema)


def test_schema_says_no_to_a_span_without_its_place(fire: Dossier) -> None:
    document = codec.encode(fire)
    del document["sentences"][0]["span"]["start"]
    with pytest.raises(jsonschema.ValidationError, match="start"):
        jsonschema.validate(document, codec.schema())


def test_quote_only_holds_no_text_but_every_quote(fire: Dossier) -> None:
    document = codec.encode(fire, full_text=False)
    assert all("text" not in report for report in document["reports"])
    assert document["sentences"][0]["span"]["quote"]


def test_a_wrong_document_is_refused_with_the_place(fire: Dossier) -> None:
    document = codec.encode(fire)
    document["reports"][2]["published"]["precision"] = "roughly"
    with pytest.raises(BadInput, match=r"dossier\.reports\[2\]\.published\.precision: 'roughly'"):
        codec.decode(document)
    with pytest.raises(BadInput, match="format"):
        codec.decode({"format": "other/1"})
