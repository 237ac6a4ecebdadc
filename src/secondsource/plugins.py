"""Finds exporters, language engines and other exchangeable parts by name: our own, and those of other packages.

A package offers one by an entry point in its `pyproject.toml`:

    [project.entry-points."secondsource.exporters"]
    ftm = "my_package.ftm:FollowTheMoney"

What stands there is a class that is made without arguments; it has a `name`, the one verb of its kind (see KINDS), and
a docstring, which is its help text. A broken one is told with its distribution and the reason, and costs only itself:
nothing of another package is imported before it is asked for by name. Our own come through the same door, and a name
of ours is never taken by another package.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from secondsource.errors import BadInput, RunError

OWN = "secondsource"
#: What there is of each kind, and the verb that it must have. The Protocols stand in `export.base`, `language.base`,
#: `engine.base`.
KINDS = {"exporters": "write", "analyzers": "parse", "engines": "map"}
#: Ours, as "name = module:class".
BUILT_IN = {
    "exporters": (
        "dossier = secondsource.export.formats:Folder",
        "json = secondsource.export.formats:Json",
        "claims-csv = secondsource.export.formats:ClaimsTable",
        "claims-jsonl = secondsource.export.formats:ClaimsLines",
        "graphml = secondsource.export.formats:Graph",
        "svg = secondsource.export.formats:Picture",
        "tei = secondsource.export.formats:Apparatus",
        "collation = secondsource.export.formats:Collation",
    ),
    "analyzers": (
        "english = secondsource.language.english:English",
        "rules = secondsource.language.rules:Rules",
    ),
    "engines": (
        "serial = secondsource.engine.serial:Serial",
        "pool = secondsource.engine.pool:Pool",
    ),
}


@dataclass(frozen=True, slots=True)
class Plugin:
    """Where something of a kind is to be had. `target` is "module:class", `distribution` the package it comes with."""

    kind: str
    name: str
    target: str
    distribution: str = OWN


@dataclass(frozen=True, slots=True)
class State:
    """A plug-in as it was found when it was loaded: its help text, or why it cannot be used."""

    plugin: Plugin
    help: str = ""
    broken: str = ""


def listed(kind: str) -> tuple[Plugin, ...]:
    """What there is of a kind, ours first; nothing is imported. Of several of one name the first stands."""
    found: dict[str, Plugin] = {}
    for plugin in (*_own(kind), *_others(kind)):
        found.setdefault(plugin.name, plugin)
    return tuple(found.values())


def load(kind: str, name: str) -> Any:
    """The class of that name. Raises BadInput when there is none, RunError when it is there and broken."""
    plugins = {plugin.name: plugin for plugin in listed(kind)}
    if name not in plugins:
        raise BadInput(f"no {kind.removesuffix('s')} is called {name!r} (there are: {', '.join(sorted(plugins))})")
    made, broken = _loaded(plugins[name])
    if broken:
        plugin = plugins[name]
        raise RunError(f"{kind.removesuffix('s')} {name!r} of the package {plugin.distribution} is broken: {broken}")
    return made


def states() -> Iterator[State]:
    """Every plug-in of every kind, loaded. One that is hidden by another of the same name is told as broken."""
    for kind in KINDS:
        first: dict[str, Plugin] = {}
        for plugin in (*_own(kind), *_others(kind)):
            other = first.setdefault(plugin.name, plugin)
            if other is not plugin:
                yield State(plugin, broken=f"its name is taken by {other.distribution} ({other.target})")
                continue
            made, broken = _loaded(plugin)
            yield State(plugin, _help(made), broken)


def _own(kind: str) -> Iterator[Plugin]:
    for line in BUILT_IN[kind]:
        name, _, target = line.partition(" = ")
        yield Plugin(kind, name, target)


def _others(kind: str) -> Iterator[Plugin]:
    """What other packages offer, in the order of their names, so that the order of the disk changes nothing."""
    points = [(_distribution(point), point) for point in entry_points(group=f"{OWN}.{kind}")]
    for distribution, point in sorted(points, key=lambda p: (p[0], p[1].name, p[1].value)):
        yield Plugin(kind, point.name, point.value, distribution)


def _distribution(point: EntryPoint) -> str:
    return point.dist.name if point.dist else "unknown"


def _loaded(plugin: Plugin) -> tuple[Any, str]:
    """The class, and why it cannot be used ("": it can). Whatever the module of somebody else raises is its failing."""
    module, _, name = plugin.target.partition(":")
    try:
        made = import_module(module)
        for part in name.split(".") if name else ():
            made = getattr(made, part)
    except (Exception, SystemExit) as error:
        return None, f"{plugin.target} cannot be loaded ({type(error).__name__}: {_line(error)})"
    return (None, reason) if (reason := _misfit(made, plugin)) else (made, "")


def _misfit(made: Any, plugin: Plugin) -> str:
    """What a class lacks ("": nothing)."""
    verb = KINDS[plugin.kind]
    if not isinstance(made, type):
        return f"{plugin.target} is no class"
    if not callable(getattr(made, verb, None)):
        return f"{plugin.target} has no method {verb!r}"
    if not isinstance(getattr(made, "name", None), str):
        return f"{plugin.target} has no name"
    return ""


def _help(made: Any) -> str:
    lines = (getattr(made, "__doc__", "") or "").strip().splitlines()
    return lines[0] if lines else ""


def _line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
