"""A reading as one JSON object, for one line of JSONL. Every place is `start` and `end` in code points of the text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from secondsource.model.assertion import ControlMention, EventMention, Figure, Speaker, Statement, Toll
from secondsource.model.parse import Name, Parse, Token
from secondsource.model.place import PlaceMention, Site
from secondsource.model.reading import Reading, Unread
from secondsource.model.report import Report
from secondsource.model.span import Span

Json = dict[str, Any]
_HALVES = re.compile("[\ud800-\udfff]")


def line(item: Reading | Unread, *, text: bool = False) -> str:
    """The JSON of an item in one line, without a line break at its end."""
    return written(as_object(item, text=text))


def written(made: Json) -> str:
    """An object as JSON in one line, whatever characters it holds."""
    line = json.dumps(made, ensure_ascii=False, allow_nan=False)
    return _HALVES.sub(lambda half: f"\\u{ord(half[0]):04x}", line)  # an id may hold what no encoding can


def as_object(item: Reading | Unread, *, text: bool = False) -> Json:
    """The JSON object of an item.

    The report's own text is in it with `text`, and always for a page, whose words no file holds.
    """
    if isinstance(item, Unread):
        return {"id": item.id, "skipped": item.reason}
    report, parse, said = item.report, item.parse, item.assertions
    statements = joined(said.statements)
    standing = _standing(said.statements)
    made: Json = {"id": item.id, "language": parse.language}
    if text or report.kind == "html":
        made["text"] = report.text
    return made | {
        "sentences": [{**_place(s.span), "kind": s.kind} for s in parse.sentences],
        "tokens": _tokens(parse),
        "entities": [_entity(name) for name in parse.names],
        "speakers": [_plain(speaker) for speaker in said.speakers],
        "statements": [_statement(s, report, said.speakers) for s in statements],
        "times": [_lifted(moment, "span") for moment in parse.moments],
        "figures": [_figure(figure, standing) for figure in said.figures],
        "events": [_event(event, standing) for event in said.events],
        "control": [_control(control) for control in said.control],
        "places": [_toponym(place) for place in said.places],
        "toll": _toll(said.toll) if said.toll else None,
        "relations": [_plain(relation) for relation in said.relations],
    }


def joined(statements: Sequence[Statement]) -> list[Statement]:
    """The statements with those that go on put into the one that they lean on, their content behind its own; where the
    language engine saw the whole of what was said, that is the content."""
    standing = _standing(statements)
    contents: dict[str, tuple[Span, ...]] = {}
    for statement in statements:
        if standing(statement.id) == statement.id:
            contents[statement.id] = statement.content
    for statement in statements:
        if standing(statement.id) != statement.id:
            contents[standing(statement.id)] += statement.content
    return [replace(s, content=s.whole or contents[s.id]) for s in statements if s.id in contents]


def _standing(statements: Sequence[Statement]) -> Callable[[str], str]:
    """A function from a statement's id to that of the statement which it goes on with, or its own."""
    leans = {s.id: s.leans_on for s in statements if s.leans_on}
    known = {s.id for s in statements}

    def stands(id_: str) -> str:
        seen = {id_}
        while (above := leans.get(id_)) and above in known and above not in seen:
            seen.add(above)
            id_ = above
        return id_ if leans.get(id_) not in seen else min(seen)  # a circle has no first one

    return stands


def _tokens(parse: Parse) -> list[Json]:
    """The words of all sentences in one list: with syntax where there is any, else as written."""
    made: list[Json] = []
    for sentence in parse.sentences if parse.language == "en" else ():
        base = len(made)
        made += [_token(token, base) for token in sentence.syntax or sentence.tokens]
    return made


def _entity(name: Name) -> Json:
    """A name; the words for a place's people are a group."""
    return {**_place(name.span), "type": "group" if name.demonym else name.type, "name": name.head}


def _token(token: Token, base: int) -> Json:
    return {
        "start": token.start,
        "end": token.end,
        "lemma": token.lemma,
        "upos": token.upos,
        "xpos": token.xpos,
        "head": token.head + base if token.head >= 0 else -1,
        "deprel": token.relation,
    }


def _statement(statement: Statement, report: Report, speakers: Sequence[Speaker]) -> Json:
    """Every field of a statement; its speaker by label, its chain with the report itself as the last hop."""
    by_id = {speaker.id: speaker for speaker in speakers}
    made: Json = _plain(statement)
    for inner in ("leans_on", "hops", "whole"):
        made.pop(inner, None)
    made["speaker"] = by_id[statement.speaker].label
    made["chain"] = [*_hops(statement, by_id), last_hop(report)]
    return made


def _hops(statement: Statement, by_id: Mapping[str, Speaker]) -> list[Json]:
    """Those whom a statement went through, with the words that name them here where there are any."""
    spans = [*statement.hops, *([None] * len(statement.chain))]
    made = []
    for at, (id_, span) in enumerate(zip(statement.chain, spans, strict=False)):
        span = span or (statement.source[0] if at == 0 and statement.source else None)
        made.append({"id": id_, "label": by_id[id_].label, "kind": by_id[id_].kind, **(_place(span) if span else {})})
    return made


def last_hop(report: Report) -> Json:
    """Who lays all this before the reader."""
    return {"label": report.outlet.name if report.outlet else "this report", "kind": "outlet"}


def _figure(figure: Figure, standing: Callable[[str], str]) -> Json:
    made = _lifted(figure, "span")
    window = figure.window
    made["window"] = {"earliest": window.start, "latest": window.end} if window else None
    made["statement"] = standing(figure.statement) if figure.statement else None
    return made


def _event(event: EventMention, standing: Callable[[str], str]) -> Json:
    made = _lifted(event, "trigger")
    made["date"] = made.pop("when")
    if place := made["place"]:
        made["place"] = {**(place.pop("span") or {}), **place}
    made["statement"] = standing(event.statement) if event.statement else None
    return made


def _control(control: ControlMention) -> Json:
    made = _lifted(control, "evidence")
    made["from"], made["to"], made["date"] = made.pop("loser"), made.pop("taker"), made.pop("when")
    return made


def _toponym(place: PlaceMention) -> Json:
    """A mention with its site laid open: `lat` and `lon` are null where it is not known which place is meant."""
    made = _lifted(place, "span")
    site = made.pop("site") or dict.fromkeys(f.name for f in fields(Site))
    site["gazetteer_id"], site["site"] = site.pop("id"), site.pop("name")
    made["others"] = [{**other.pop("site"), **other} for other in made["others"]]
    return {**made, **site}


def _toll(toll: Toll) -> Json:
    made: Json = _plain(toll)
    for key in ("by_class", "injured_by_class"):
        made[key] = dict(made[key])
    return made


def _lifted(thing: Any, span: str) -> Json:
    """The fields of a noun, the place of this one span standing for the whole."""
    made: Json = _plain(thing)
    return {**made.pop(span), **made}


def _plain(value: Any) -> Any:
    """Nouns as objects without the name of their report, spans as places, numbers as short as they can be written."""
    if isinstance(value, Span):
        return _place(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value) if f.name != "report"}
    if isinstance(value, float):
        return int(value) if value.is_integer() else round(value, 4)
    return value


def _place(span: Span) -> Json:
    return {"start": span.start, "end": span.end}
