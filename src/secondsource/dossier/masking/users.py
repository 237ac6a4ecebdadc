"""Who judged is told by a number in a masked dossier, which may go to people who need not know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from secondsource.model.dossier import Dossier
from secondsource.model.judged import number_in
from secondsource.model.ruling import Ruling


def without_users(dossier: Dossier) -> Dossier:
    """The dossier with "reviewer 1", "reviewer 2", ... for those who judged, in the order of their first judgement."""
    if not dossier.judgements:
        return dossier
    users = dict.fromkeys(ruling.user for ruling in dossier.judgements)
    labels = {user: f"reviewer {i}" for i, user in enumerate(users, 1)}
    by_number = {ruling.n: ruling for ruling in dossier.judgements}
    reports = tuple(replace(report, published=_walk(report.published, by_number, labels)) for report in dossier.reports)
    kept = replace(dossier, reports=(), sentences=(), methods=())
    made: Dossier = _walk(kept, by_number, labels)
    return replace(made, reports=reports, sentences=dossier.sentences, methods=dossier.methods)


def _walk(thing: Any, by_number: Mapping[int, Ruling], labels: Mapping[str, str]) -> Any:
    if isinstance(thing, str):
        n = number_in(thing) if thing.endswith("]") else None
        return _unsigned(thing, by_number[n], labels) if n is not None and n in by_number else thing
    if isinstance(thing, tuple):
        return tuple(_walk(item, by_number, labels) for item in thing)
    if isinstance(thing, Ruling):
        return replace(thing, user=labels[thing.user])
    if is_dataclass(thing) and not isinstance(thing, type):
        old = {f.name: getattr(thing, f.name) for f in fields(thing)}
        new = {name: made for name, value in old.items() if (made := _walk(value, by_number, labels)) is not value}
        return replace(thing, **new) if any(new[name] != old[name] for name in new) else thing
    return thing


def _unsigned(words: str, ruling: Ruling, labels: Mapping[str, str]) -> str:
    on = ruling.time[:10]
    return words.replace(f" by {ruling.user} on {on}", f" by {labels[ruling.user]} on {on}", 1)
