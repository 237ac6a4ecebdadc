"""The numbers of the texts that have some words, in their order, whichever way is short."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Select, exists, func, literal, select

from secondsource.store.asking import Phrase, fits
from secondsource.store.schema import METADATA, items
from secondsource.store.topics.base import Reading
from secondsource.store.words import folded

#: So few texts are read and looked through; among more, the full-text index is asked.
FEW = 1500


class Sought(NamedTuple):
    """All these phrases, but not that one, in the texts of a table."""

    table: str
    phrases: tuple[Phrase, ...]
    without: Phrase | None = None


class Finding(Reading):
    """Something that finds texts by their words."""

    def _numbers(self, sought: Sought, within: Select[Any] | None, behind: int, room: int) -> list[int]:
        """The first `room` numbers after `behind`. `within` selects the numbers that may be found (number, text)."""
        few = None if within is None else self._few(within, behind)
        if few is not None:
            found = [n for n, text in few if fits(folded(text), sought.phrases, sought.without)]
            return found[:room]
        number, matches = self._dialect.found(sought.table, self._dialect.match(sought.phrases, sought.without))
        asked = select(number).where(matches, number > behind).order_by(number).limit(room)
        if within is not None:
            asked = asked.where(exists(within.where(within.selected_columns[0] == number)))
        return list(self._at.execute(asked).scalars())

    def _few(self, within: Select[Any], behind: int) -> list[tuple[int, str]] | None:
        number = within.selected_columns[0]
        found = self._at.execute(within.where(number > behind).order_by(number).limit(FEW + 1)).all()
        return None if len(found) > FEW else [(n, text) for n, text in found]

    def _having(self, kind: str, within: Select[Any], phrases: tuple[Phrase, ...]) -> ColumnElement[bool]:
        """A condition on items of a kind: that they have all phrases."""
        few = self._few(within, -1)
        if few is not None:
            return items.c.n.in_([n for n, text in few if fits(folded(text), phrases)])
        number, matches = self._dialect.found("items", self._dialect.match(phrases))
        # the kind is written so that no index of kinds leads away from the numbers that were found
        return items.c.n.in_(select(number).where(matches)) & (func.coalesce(items.c.kind, literal("")) == kind)


def texts(table: str, kinds: Sequence[str] = (), story: str | None = None) -> Select[Any] | None:
    """What `within` is for some kinds and a story; None: all texts of the table."""
    if table == "items":
        asked = select(items.c.n, items.c.text)
        if kinds:
            asked = asked.where(items.c.kind.in_(list(kinds)))
        if story is not None:
            asked = asked.where(items.c.story == story)
        return asked if kinds or story is not None else None
    if story is None:
        return None
    sentences = METADATA.tables["sentences"]
    reports = select(items.c.id).where(items.c.story == story)
    return select(sentences.c.place, sentences.c.text).where(sentences.c.report.in_(reports))
