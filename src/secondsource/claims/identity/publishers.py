"""Who published each report: by the list of publishers, else by the outlet's own name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.model.ids import digest
from secondsource.model.publisher import Publisher
from secondsource.model.report import Report
from secondsource.resources.publishers import Directory, Listed, name_key
from secondsource.text.urls import host_of, name_in

_ASIDE = re.compile(r"\s*\([^)]*\)")  # "Interlink (news agency)"


@dataclass(frozen=True, slots=True)
class _Laid:
    """A report laid to a publisher: the key of it, what it is called there, and what says so."""

    key: str
    name: str
    basis: str
    listed: Listed | None


def published(reports: Sequence[Report], directory: Directory) -> tuple[Publisher, ...]:
    """The publishers of a pile in the order of their first reports; a report of which no outlet is known has none."""
    groups: dict[str, list[tuple[Report, _Laid]]] = {}
    for report in reports:
        if laid := _lay(report, directory):
            groups.setdefault(laid.key, []).append((report, laid))
    return tuple(_publisher(key, found) for key, found in groups.items())


def _publisher(key: str, found: Sequence[tuple[Report, _Laid]]) -> Publisher:
    listed = next((laid.listed for _, laid in found if laid.listed), None)
    names = sorted(laid.name for _, laid in found)
    return Publisher(
        digest("publisher", key),
        listed.name if listed else max(names, key=names.count),
        listed.owner if listed else None,
        tuple(report.id for report, _ in found),
        "; ".join(sorted({laid.basis for _, laid in found})),
        listed.source if listed else "",
        listed.as_of if listed else "",
    )


def _lay(report: Report, directory: Directory) -> _Laid | None:
    """The outlet's name goes before the address: a page may be kept or shown by another house."""
    outlet, host = report.outlet, host_of(report.url or "")
    named = outlet if outlet and outlet.basis != "url" else None
    if named and (listed := directory.by_name(named.name) or directory.by_host(named.name)):
        return _Laid(f"listed {listed.name}", listed.name, f"listed under the name “{named.name}”", listed)
    host = host or (outlet.name if outlet and not named else "")
    if listed := directory.by_host(host):
        return _Laid(f"listed {listed.name}", listed.name, f"listed under the domain of {host}", listed)
    if named and (name := _ASIDE.sub("", named.name).strip() or named.name):
        return _Laid(name_key(name), name, f"its own name ({named.basis})", None)
    if host:
        return _Laid(name_key(name_in(host)), host, f"its domain ({host})", None)
    return None
