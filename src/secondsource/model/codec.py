"""The only place that turns nouns into JSON and back, and the place the published JSON schema is made from.

A dataclass becomes an object with its fields as keys; a Span also carries its `quote`. `RENAMED` holds the few keys
whose word in the format is no legal Python name, `HIDDEN` the fields that stay inside the program.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass, replace
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from secondsource.errors import BadInput
from secondsource.model.claim import Control
from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Sentence
from secondsource.model.report import Report
from secondsource.model.span import FILLER, Span

FORMAT = "secondsource-dossier/1"
RENAMED: dict[tuple[type, str], str] = {(Control, "loser"): "from", (Control, "taker"): "to"}
HIDDEN: frozenset[tuple[type, str]] = frozenset({(Sentence, "tokens"), (Sentence, "syntax")})
#: Fields that a quote-only dossier leaves out.
FULL_TEXT: frozenset[tuple[type, str]] = frozenset({(Report, "text"), (Report, "extra")})

Json = dict[str, Any]


def encode(dossier: Dossier, *, full_text: bool = True) -> Json:
    """The dossier as a JSON object; `full_text=False` leaves the reports' texts out, and the quotes of whatever is left
    out of a text with FILLER."""
    coder = _Coder(dossier, full_text)
    return {"format": FORMAT, **coder.object(dossier)}


def lines(dossier: Dossier, *, full_text: bool = True) -> Iterator[str]:
    """The JSON text of the same object, piece by piece, the same bytes for the same dossier: an item a line, keys in
    the order of the model. Only one item is held as an object at a time."""
    coder = _Coder(dossier, full_text)
    yield f'{{\n"format": {_text(FORMAT)}'
    for key, value in coder.parts(dossier):
        yield f",\n{_text(key)}: "
        yield from coder.lines(value, nested=True)
    yield "\n}\n"


def items(dossier: Dossier) -> Iterator[tuple[str, Any, str]]:
    """The same in its pieces: (key, item, its JSON text) for each item of each list, those of the lineage among them;
    for what is no list (key, object, its JSON text). See `stitched`."""
    coder = _Coder(dossier, full_text=True)
    for key, value in coder.parts(dossier):
        lists = coder.parts(value) if isinstance(value, Lineage) else ((key, value),)
        for name, held in lists:
            if isinstance(held, tuple):
                yield from ((name, item, _text(coder.value(item))) for item in held)
            else:
                yield name, held, "".join(coder.lines(held, nested=True))


def stitched(pieces: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """The JSON text of a dossier from the JSON texts of its pieces: the same as `lines` gives. `pieces` tells those
    under a key, in order; one text may hold several items, with ",\\n" between."""
    yield f'{{\n"format": {_text(FORMAT)}'
    for field in fields(Dossier):
        yield f",\n{_text(field.name)}: "
        if field.name == "lineage":
            for i, part in enumerate(fields(Lineage)):
                yield f"{',' if i else '{'}\n{_text(part.name)}: "
                yield from _listed(pieces(part.name))
            yield "\n}"
        elif field.name == "made":
            yield from pieces(field.name)
        else:
            yield from _listed(pieces(field.name))
    yield "\n}\n"


def _listed(texts: Iterable[str]) -> Iterator[str]:
    some = False
    for text in texts:
        yield f"{',' if some else '['}\n{text}"
        some = True
    yield "\n]" if some else "[]"


def dumps(document: Json) -> str:
    """JSON text of a document made to be read: one-space indent, keys in the order of the model."""
    return json.dumps(document, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


class _Coder:
    """Turns the nouns of one dossier into JSON."""

    def __init__(self, dossier: Dossier, full_text: bool) -> None:
        self._texts = {report.id: report.text for report in dossier.reports}
        self._hidden = HIDDEN if full_text else HIDDEN | FULL_TEXT
        self._plans: dict[type, tuple[tuple[str, str], ...]] = {}

    def lines(self, value: Any, *, nested: bool) -> Iterator[str]:
        """A list with an item a line; with `nested` an object with such lists in it, too."""
        if isinstance(value, tuple):
            for i, item in enumerate(value):
                yield f"{',' if i else '['}\n{_text(self.value(item))}"
            yield "\n]" if value else "[]"
        elif nested and is_dataclass(value):
            for i, (key, part) in enumerate(self.parts(value)):
                yield f"{',' if i else '{'}\n{_text(key)}: "
                yield from self.lines(part, nested=False)
            yield "\n}"
        else:
            yield _text(self.value(value))

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
    dossier: Dossier = _read(Dossier, document, "dossier")
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


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _read(hint: Any, value: Any, where: str) -> Any:
    origin, options = get_origin(hint), get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return _read_object(hint, value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise BadInput(f"{where}: expected a list, found {type(value).__name__}")
        if len(options) == 2 and options[1] is not Ellipsis:
            return tuple(_read(o, v, f"{where}[{i}]") for i, (o, v) in enumerate(zip(options, value, strict=True)))
        return tuple(_read(options[0], item, f"{where}[{i}]") for i, item in enumerate(value))
    if origin in (Union, UnionType):
        return _read_union(options, value, where)
    if origin is Literal:
        if value not in options:
            raise BadInput(f"{where}: {value!r} is none of {', '.join(map(str, options))}")
        return value
    return _read_plain(hint, value, where)


def _read_plain(hint: Any, value: Any, where: str) -> Any:
    if hint is float and isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    if hint in (str, int, bool) and type(value) is hint:
        return value
    raise BadInput(f"{where}: expected {getattr(hint, '__name__', hint)}, found {type(value).__name__}")


def _read_union(options: tuple[Any, ...], value: Any, where: str) -> Any:
    if value is None and NoneType in options:
        return None
    rest = [option for option in options if option is not NoneType]
    for option in rest:
        if (option is str) == isinstance(value, str):
            return _read(option, value, where)
    return _read(rest[0], value, where)


def _read_object(kind: type, value: Any, where: str) -> Any:
    if not isinstance(value, dict):
        raise BadInput(f"{where}: expected an object, found {type(value).__name__}")
    hints, made = _hints(kind), {}
    for f in fields(kind):
        key = RENAMED.get((kind, f.name), f.name)
        if key in value:
            made[f.name] = _read(hints[f.name], value[key], f"{where}.{key}")
        elif (kind, f.name) == (Report, "text"):
            made[f.name] = ""
        elif f.default is MISSING and f.default_factory is MISSING:
            raise BadInput(f"{where}: the key {key!r} is missing")
    return kind(**made)


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
    hints, properties, required = _hints(kind), {}, []
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
