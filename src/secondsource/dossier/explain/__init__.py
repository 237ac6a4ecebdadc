"""Why a thing in a dossier is what it is: the whole reasoning for anything that has an id, or for a sentence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from secondsource.dossier.explain.account import Account, Section
from secondsource.dossier.explain.book import Book
from secondsource.dossier.explain.claims import of_claim, of_conflict
from secondsource.dossier.explain.facts import of_control, of_event, of_figure
from secondsource.dossier.explain.find import Place, find
from secondsource.dossier.explain.kinship import of_edge, of_origin, of_unseen
from secondsource.dossier.explain.people import of_entity, of_source, of_statement
from secondsource.dossier.explain.reports import of_place, of_report, of_story
from secondsource.model.assertion import Figure, Statement
from secondsource.model.claim import Claim, Conflict, Control, Entity, Event, Source
from secondsource.model.dossier import Dossier
from secondsource.model.lineage import Edge, Origin, Unseen
from secondsource.model.report import Report
from secondsource.model.story import Story

__all__ = ["Account", "account", "explain", "find"]

_TELL: dict[type, Callable[[Any, Book], Account]] = {
    Claim: of_claim,
    Conflict: of_conflict,
    Edge: of_edge,
    Unseen: of_unseen,
    Origin: of_origin,
    Report: of_report,
    Story: of_story,
    Place: of_place,
    Source: of_source,
    Statement: of_statement,
    Entity: of_entity,
    Figure: of_figure,
    Event: of_event,
    Control: of_control,
}


def account(dossier: Dossier, name: str) -> Account:
    """Everything about the thing that `name` names: an id or its beginning, a siglum, "A.s4", "B-A" for an edge, "α".

    Raises BadInput with the nearest names when it names nothing, or several things.
    """
    thing = find(dossier, name)
    book = Book(dossier)
    made = _TELL[type(thing)](thing, book)
    said = tuple(book.rulings(made.id))
    return replace(made, sections=(*made.sections, Section("What people judged", said))) if said else made


def explain(dossier: Dossier, name: str) -> str:
    """The same as text."""
    return account(dossier, name).text()
