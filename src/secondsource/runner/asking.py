"""What is asked of the edition of a case."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from secondsource.errors import BadInput
from secondsource.model import packed
from secondsource.model.dossier import Dossier
from secondsource.model.items import gathered, written
from secondsource.runner import changes
from secondsource.runner.joined import joined
from secondsource.runner.opened import Opened
from secondsource.runner.rows import all_rows, document
from secondsource.runner.shown import Shown, shown
from secondsource.store.base import Row, Slice, View

#: What one may also call the kinds of rows.
_SINGULAR = {"story": "stories", "entity": "entities", "languages": "languages", "control": "control"}
NOT_YET = "nothing has been worked out yet; begin with  secondsource run"


def kind_of(word: str) -> str:
    """The kind of rows that a word means: "claim" and "claims" are one."""
    return _SINGULAR.get(word) or (word if word.endswith("s") or word in ("sigla", "hypothetical") else f"{word}s")


def rows(at: Opened, kind: str, filters: dict[str, Any]) -> Slice:
    """Some rows of a kind."""
    with at.store.view() as view:
        return view.rows(kind_of(kind), **filters)


def items(
    at: Opened, kind: str, keep: Callable[[Shown], bool] | None, after: str | None, limit: int, **filters: Any
) -> list[Any]:
    """The items of a kind as objects; with `keep` those of which it holds."""
    found: list[Any] = []
    with at.store.view() as view:
        if view.edition() is None:
            raise BadInput(f"{at.folder}: {NOT_YET}")
        while len(found) < limit:
            slice_ = view.rows(kind, after=after, limit=min(1000, max(limit - len(found), 100)), **filters)
            made = (shown(row, _find(at)) for row in slice_.items)
            found += [item for item in made if keep is None or keep(item)]
            after = slice_.next
            if after is None:
                break
    return found[:limit]


def _find(at: Opened) -> Callable[[str], Row | None]:
    def find(id_: str) -> Row | None:
        with at.store.view() as view:
            return view.row(id_)

    return find


def search(at: Opened, words: str, kinds: Sequence[str], story: str | None, after: str | None, limit: int) -> Slice:
    """Hits; a report is called by its siglum, and what is in no edition (yet, or any more) is left out."""
    asked = [kind if kind == "sentence" else kind_of(kind) for kind in kinds]
    with at.store.view() as view:
        found = view.search(words, kinds=asked, story=story, after=after, limit=limit)
        named = changes.sigla(view) if any(hit.kind in ("sentence", "reports") for hit in found.items) else {}
    hits = [
        replace(hit, id=named[hit.id]) if hit.id in named else hit
        for hit in found.items
        if hit.id in named or hit.kind not in ("sentence", "reports")
    ]
    return Slice(tuple(hits), found.next)


def part(at: Opened, story: str) -> Dossier:
    """A story by itself. Raises BadInput for one that is not there."""
    with at.store.view() as view:
        return _part(view, story)


def _part(view: View, story: str) -> Dossier:
    found = view.part(story) or _beginning(view, story)
    if found is None:
        known = [row.id for row in view.rows("stories", limit=5).items]
        raise BadInput(f"no story is called {story}" + (f"; there are {', '.join(known)} …" if known else ""))
    return packed.unpack(Dossier, found.body)


def _beginning(view: View, story: str) -> Any:
    row = view.row(story)
    return view.part(row.id) if row and row.kind == "stories" else None


def whole(at: Opened) -> Dossier:
    """All of the edition. Raises BadInput when there is none."""
    with at.store.view() as view:
        return _whole(at, view)


def _whole(at: Opened, view: View) -> Dossier:
    if view.edition() is None:
        raise BadInput(f"{at.folder}: {NOT_YET}")
    return gathered(document(view))


def text(at: Opened) -> Iterator[str]:
    """The text of its `dossier.json`, piece by piece."""
    with at.store.view() as view:
        if view.edition() is None:
            raise BadInput(f"{at.folder}: {NOT_YET}")
        yield from written(document(view))


def about(at: Opened, names: Iterable[str]) -> Dossier:
    """The smallest part of the edition that holds what is named: the stories of all that, or the whole edition where
    something is named that belongs to no single story. Raises BadInput for a name that nothing has, before anything is
    loaded."""
    with at.store.view() as view:
        return about_in(at, view, names)


def about_in(at: Opened, view: View, names: Iterable[str]) -> Dossier:
    """The same of one state of the case."""
    if view.edition() is None:
        raise BadInput(f"{at.folder}: {NOT_YET}")
    known = {siglum: id_ for id_, siglum in changes.sigla(view).items()}
    stories = dict.fromkeys(story for name in names for story in _stories(view, known, name))
    if stories and None not in stories:
        return joined(view, sorted(story for story in stories if story))
    return _whole(at, view)


def _stories(view: View, known: dict[str, str], name: str) -> list[str | None]:
    """The stories that a name leads to: of an id, or of the reports in "A", "A.s4", "B-A", "A:10-20"."""
    pieces = name.split("-") if all(p in known for p in name.split("-")) else [name]
    return [_story(view, known, piece) for piece in pieces]


def _story(view: View, known: dict[str, str], name: str) -> str | None:
    """The story of one thing; None for what belongs to none, or to several. Raises BadInput."""
    siglum = name.partition(".")[0].partition(":")[0]
    row = view.row(known[siglum]) if siglum in known else view.row(name) if name else None
    row = row or _labelled(view, name) or _place(view, name)
    if row is None:
        raise BadInput(
            f"nothing in this dossier is called {name[:80]!r}, or several things are; ids are shown on its pages and "
            "in dossier.json, a sentence is named like A.s4"
        )
    return row.story or (row.id if row.kind == "stories" else None)


def _labelled(view: View, name: str) -> Row | None:
    """What has this label: an unseen text ("α"), an origin, a source."""
    for kind in ("hypothetical", "origins", "sources"):
        for row in view.rows(kind, words=name, limit=50).items if name.strip() else ():
            if row.text == name:
                return row  # type: ignore[no-any-return]
    return None


def _place(view: View, name: str) -> Row | None:
    """The row of a report's places that has a mention with this id: they have no rows of their own."""
    if not name.startswith("place-"):
        return None
    told = json.dumps(name).encode()
    return next((row for row in all_rows(view, "places") if told in row.body), None)


def report_row(at: Opened, name: str) -> Row:
    """The row of a report, by its siglum or its id. Raises BadInput when there is none."""
    with at.store.view() as view:
        ids = {siglum: id_ for id_, siglum in changes.sigla(view).items()}
        row = view.row(ids.get(name, name))
    if row is None or row.kind != "reports":
        raise BadInput(f"no report is called {name}")
    return row


def all_shown(at: Opened, kind: str, story: str | None = None) -> list[Any]:
    """All items of a kind as objects."""
    with at.store.view() as view:
        return [shown(row, _find(at)) for row in all_rows(view, kind, story=story)]
