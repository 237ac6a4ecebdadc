"""The only place that turns nouns into JSON and back, and the place the published JSON schema is made from.

A dataclass becomes an object with its fields as keys; a Span also carries its `quote`. `RENAMED` holds the few keys
whose word in the format is no legal Python name, `HIDDEN` the fields that stay inside the program.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from secondsource.errors import BadInput
from secondsource.model.claim import Control
from secondsource.model.dossier import Dossier
from secondsource.model.parse import Sentence
from secondsource.model.report import Report
from secondsource.model.span import FILLER, Span

FORMAT = "secondsource-dossier/1"
RENAMED: dict[tuple[type, str], str] = {(Control, "loser"): "from", (Control, "taker"): "to"}
#: The nouns whose objects are not read as they stand (see `as_named`).
NAMED: frozenset[type] = frozenset({Report, *(kind for kind, _ in RENAMED)})
HIDDEN: frozenset[tuple[type, str]] = frozenset({(Sentence, "tokens"), (Sentence, "syntax")})
#: Fields that a quote-only dossier leaves out.
FULL_TEXT: frozenset[tuple[type, str]] = frozenset({(Report, "text"), (Report, "extra")})

T = TypeVar("T")
Json = dict[str, Any]
#: How the JSON text of a dossier ends.
CLOSING = "\n}\n"


def encode(dossier: Dossier, *, full_text: bool = True) -> Json:
    """The dossier as a JSON object; `full_text=False` leaves the reports' texts out, and the quotes of whatever is left
    out of a text with FILLER."""
    coder = Coder(dossier, full_text)
    return {"format": FORMAT, **coder.object(dossier)}


def lines(dossier: Dossier, *, full_text: bool = True) -> Iterator[str]:
    """The JSON text of the same object, piece by piece, the same bytes for the same dossier: an item a line, keys in
    the order of the model. Only one item is held as an object at a time."""
    coder = Coder(dossier, full_text)
    yield opening()
    for key, value in coder.parts(dossier):
        yield f",\n{text(key)}: "
        yield from coder.lines(value, nested=True)
    yield CLOSING


def opening() -> str:
    """How the JSON text of a dossier begins."""
    return f'{{\n"format": {text(FORMAT)}'


def dumps(document: Json) -> str:
    """JSON text of a document made to be read: one-space indent, keys in the order of the model."""
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def text(value: Any) -> str:
    """A value of JSON on one line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


class Coder:
    """Turns the nouns of one dossier into JSON."""

    def __init__(self, dossier: Dossier, full_text: bool) -> None:
        self._texts = {report.id: report.text for report in dossier.reports}
        self._hidden = HIDDEN if full_text else HIDDEN | FULL_TEXT
        self._plans: dict[type, tuple[tuple[str, str], ...]] = {}

    def lines(self, value: Any, *, nested: bool) -> Iterator[str]:
        """A list with an item a line; with `nested` an object with such lists in it, too."""
        if isinstance(value, tuple):
            for i, item in enumerate(value):
                yield f"{',' if i else '['}\n{self.line(item)}"
            yield "\n]" if value else "[]"
        elif nested and is_dataclass(value):
            for i, (key, part) in enumerate(self.parts(value)):
                yield f"{',' if i else '{'}\n{text(key)}: "
                yield from self.lines(part, nested=False)
            yield "\n}"
        else:
            yield self.line(value)

    def line(self, thing: Any) -> str:
        """An item as it stands on its line."""
        return text(self.value(thing))

    def parts(self, thing: Any) -> Iterator[tuple[str, Any]]:
        """The keys of an object and what stands under them."""
        for name, key in self._plan(type(thing)):
            yield key, getattr(thing, name)

    def object(self, thing: Any) -> Json:
        """A noun as an object; a span with its quote."""
        made = {key: self.value(getattr(thing, name)) for name, key in self._plan(type(thing))}
        if isinstance(thing, Span):
            words = self._texts[thing.report][thing.start : thing.end]
            if FILLER not in words or (Report, "text") not in self._hidden:
                made["quote"] = words
        return made

    def value(self, value: Any) -> Any:
        """Anything that stands in a field."""
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, tuple):
            return [self.value(item) for item in value]
        if isinstance(value, float):
            rounded = round(value, 4)
            return int(rounded) if rounded.is_integer() else rounded
        return self.object(value) if is_dataclass(value) else value

    def _plan(self, kind: type) -> tuple[tuple[str, str], ...]:
        """The fields of a noun that are shown, each with its key."""
        if kind not in self._plans:
            shown = (f.name for f in fields(kind) if (kind, f.name) not in self._hidden)
            self._plans[kind] = tuple((name, RENAMED.get((kind, name), name)) for name in shown)
        return self._plans[kind]


def decode(document: Json) -> Dossier:
    """The dossier that a JSON object stands for.

    Raises BadInput with the place in the document when something is missing or of the wrong type. The reports of a
    quote-only document have texts of FILLER with the quotes in their places.
    """
    if document.get("format") != FORMAT:
        raise BadInput(f'format: expected "{FORMAT}", found {document.get("format")!r}')
    named = dict(document)
    for key, kind in (("reports", Report), ("control", Control)):
        if isinstance(named.get(key), list):
            named[key] = [as_named(kind, item) for item in named[key]]
    dossier = built(Dossier, named, "dossier")
    if all("text" in report for report in document["reports"]):
        return dossier
    texts = pieced(document)
    return replace(dossier, reports=tuple(replace(r, text=r.text or texts.get(r.id, "")) for r in dossier.reports))


def pieced(document: Json) -> dict[str, str]:
    """Report -> its text as far as its quotes give it, FILLER elsewhere."""
    spans = list(spans_of(document))
    texts: dict[str, list[str]] = {}
    for span in spans:
        held = texts.setdefault(span["report"], [])
        held += FILLER * (span["end"] - len(held))
    for span in spans:
        if "quote" in span:
            texts[span["report"]][span["start"] : span["end"]] = span["quote"]
    return {report: "".join(held) for report, held in texts.items()}


def spans_of(node: Any) -> Iterator[Json]:
    """Every span in a document, at any depth."""
    if isinstance(node, dict):
        if node.keys() >= {"report", "start", "end"} and isinstance(node["start"], int):
            yield node
            return
        for value in node.values():
            yield from spans_of(value)
    elif isinstance(node, list):
        for item in node:
            yield from spans_of(item)


def built(kind: type[T], value: Any, where: str) -> T:
    """The noun that a piece of a document stands for. Raises BadInput with the place, which begins with `where`."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError as error:
        raise refused(error, where) from error


def refused(error: msgspec.ValidationError, where: str) -> BadInput:
    """What is wrong with a document, after its place; in the words of the document."""
    what, _, path = str(error).partition(" - at `$")
    place = where + path.rstrip("`")
    what = re.sub(r"^Invalid enum value (.*)", r"\1 is none of the words that may stand there", what)
    if re.match(r"(dossier\.)?control\b", place):
        for (_, name), word in RENAMED.items():
            place, what = re.sub(rf"\.{name}$", f".{word}", place), what.replace(f"`{name}`", f"`{word}`")
    return BadInput(f"{place}: {what}")


def as_named(kind: type, value: Any) -> Any:
    """An object of a document with its keys as the model's fields: for the few that have another word there, or may
    have none."""
    if not isinstance(value, dict):
        return value
    words = {word: name for (of, name), word in RENAMED.items() if of is kind}
    named = {words.get(key, key): part for key, part in value.items()} if words else value
    return {"text": "", **named} if kind is Report else named


def schema() -> Json:
    """The JSON schema (draft 2020-12) of the dossier format, made from the model."""
    definitions: dict[str, Json] = {}
    _define(Dossier, definitions)
    top = definitions.pop("Dossier")
    top["properties"] = {"format": {"const": FORMAT}, **top["properties"]}
    top["required"] = ["format", *top["required"]]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A dossier of Second Source",
        **top,
        "$defs": dict(sorted(definitions.items())),
    }


def _define(kind: type, definitions: dict[str, Json]) -> None:
    if kind.__name__ in definitions:
        return
    definitions[kind.__name__] = {}  # holds the place while its fields are looked at
    hints, properties, required = get_type_hints(kind), {}, []
    for f in fields(kind):
        if (kind, f.name) in HIDDEN:
            continue
        key = RENAMED.get((kind, f.name), f.name)
        properties[key] = _shape(hints[f.name], definitions)
        if (kind, f.name) not in FULL_TEXT:
            required.append(key)
    if kind is Span:
        properties["quote"] = {"type": "string"}  # left out in a quote-only dossier where the words are not quoted
    summary = (kind.__doc__ or "").strip().split("\n\n")[0].replace("\n    ", " ")
    definitions[kind.__name__] = {
        "description": summary,
        "type": "object",
        "properties": properties,
        "required": required,
    }


def _shape(hint: Any, definitions: dict[str, Json]) -> Json:
    origin, options = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        _define(hint, definitions)
        return {"$ref": f"#/$defs/{hint.__name__}"}
    if origin is tuple:
        if len(options) == 2 and options[1] is not Ellipsis:
            shapes = [_shape(option, definitions) for option in options]
            return {"type": "array", "prefixItems": shapes, "minItems": 2, "maxItems": 2}
        return {"type": "array", "items": _shape(options[0], definitions)}
    if origin in (Union, UnionType):
        return {"anyOf": [_shape(option, definitions) for option in options]}
    if origin is Literal:
        return {"enum": list(options)}
    names = {str: "string", int: "integer", float: "number", bool: "boolean", NoneType: "null"}
    return {"type": names[hint]}
