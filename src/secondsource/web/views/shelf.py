"""Stories opened for reading: a book each, kept for as long as the edition it comes from is the one that readers see.

What a page prints between its head and its foot is the same for everybody, so it is kept too: a story that is looked at
by many is made once.
"""

from __future__ import annotations

import json
import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from markupsafe import Markup

from secondsource.export.site.book import Book
from secondsource.export.site.render import environment, menu
from secondsource.model.dossier import Dossier
from secondsource.runner.ground import stamp as name_of

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

    from secondsource.case import Case
    from secondsource.store.base import Edition

#: Stories held open, by the letters of their reports: one of 300 reports of 300 words has half a million and takes some
#: 60 MB of memory, so that all of them together take up to a quarter of a gigabyte.
BOOKS = 2_000_000
LEAST = 8_000  # letters that a story counts at least: its templates take room, too
LETTERS = 48_000_000  # characters of finished pages that are kept
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Recent(Generic[K, V]):
    """The last things used, up to a total size; safe to use from several threads."""

    def __init__(self, room: int) -> None:
        self._room, self._taken = room, 0
        self._held: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """What is kept under a key; None when it is gone."""
        with self._lock:
            found = self._held.get(key)
            if found is None:
                return None
            self._held.move_to_end(key)
            return found[0]

    def put(self, key: K, value: V, size: int = 1) -> V:
        """Keep something, and let go of what was not used for longest."""
        with self._lock:
            _, before = self._held.pop(key, (None, 0))
            self._held[key] = value, size
            self._taken += size - before
            while self._taken > self._room and len(self._held) > 1:
                _, (_, gone) = self._held.popitem(last=False)
                self._taken -= gone
        return value


@dataclass(slots=True)
class Volume:
    """A book with its templates. One page of it is made at a time: pages write down what they link to."""

    key: Hashable
    book: Book
    shop: Environment
    edition: str
    lock: threading.RLock = field(default_factory=threading.RLock)

    def print(self, template: str, **context: Any) -> str:
        """What a template makes of the book."""
        return self.shop.get_template(template).render(**context)


_volumes: Recent[Hashable, Volume] = Recent(BOOKS)
_printed: Recent[Hashable, str] = Recent(LETTERS)
#: Who opens a story keeps only those waiting who want the same one (and a few that happen to have the same lock).
_opening = tuple(threading.Lock() for _ in range(64))


def stamp(edition: Edition) -> tuple[Hashable, ...]:
    """What changes whenever readers may see something else."""
    return edition.n, edition.key, edition.made, edition.provisional


def edition_of(case: Case) -> Edition | None:
    """What readers see; None before the first run."""
    return case.edition


def volume(case: Case, base: str, story: str, edition: Edition) -> Volume:
    """The story as a book. Raises what `case.story` raises."""
    key = (str(case.path), base, story, stamp(edition))
    found = _volumes.get(key)
    if found is None:
        with _opening[hash(key) % len(_opening)]:
            found = _volumes.get(key) or _kept(bind(key, case.story(story), base, story, name_of(edition)))
    return found


def _kept(made: Volume) -> Volume:
    letters = sum(len(report.text) for report in made.book.dossier.reports)
    return _volumes.put(made.key, made, max(LEAST, letters))


def narrowed(whole: Volume, chosen: Hashable, dossier: Dossier, base: str, story: str) -> Volume:
    """A part of a story as a book of its own, with the numbers and colours of the whole."""
    key = (whole.key, chosen)
    found = _volumes.get(key)
    return found or _kept(bind(key, dossier, base, story, whole.edition, whole.book))


def bind(key: Hashable, dossier: Dossier, base: str, story: str, edition: str, whole: Book | None = None) -> Volume:
    """A dossier as a book of the web. `edition` is the stamp that goes along with whatever is judged on its pages."""
    book = Book(dossier, numbers=whole)
    shop = environment(book, loader=_ours(), code=_code())
    shop.globals.update(base=base, story_id=story, place=f"{base}/stories/{story}", edition=edition)
    return Volume(key, book, shop, edition)


def printed(held: Volume, name: Hashable, make: Any) -> Markup:
    """A page's inside, from what is kept or made now by `make()`."""
    key = (held.key, name)
    found = _printed.get(key)
    if found is None:
        with held.lock:
            found = _printed.get(key)
            if found is None:
                text: str = make()
                found = _printed.put(key, text, len(text))
    return Markup(found)


def entries_of_menu(held: Volume) -> list[tuple[str, str, str, str]]:
    """The pages of a story: (section, address, label, count)."""
    return menu(held.book)


def _ours() -> Any:
    from jinja2 import ChoiceLoader, PackageLoader, PrefixLoader

    site = PackageLoader("secondsource.export.site")
    return ChoiceLoader([PackageLoader("secondsource.web"), PrefixLoader({"site": site})])


_compiled: Any = None


def _code() -> BytecodeCache:
    """What templates were compiled to, shared by all books: each has an environment of its own."""
    global _compiled
    if _compiled is None:
        from jinja2 import BytecodeCache
        from jinja2.bccache import Bucket

        class Code(BytecodeCache):
            """In memory, by the name and the text of the template."""

            def __init__(self) -> None:
                self._held: dict[tuple[str, str], Any] = {}

            def load_bytecode(self, bucket: Bucket) -> None:
                bucket.code = self._held.get((bucket.key, bucket.checksum))

            def dump_bytecode(self, bucket: Bucket) -> None:
                self._held[bucket.key, bucket.checksum] = bucket.code

        _compiled = Code()
    return _compiled  # type: ignore[no-any-return]


_sigla: Recent[Hashable, dict[str, str]] = Recent(4)


def sigla(case: Case, edition: Edition) -> dict[str, str]:
    """Ids of reports -> their sigla in the edition."""
    key = (str(case.path), stamp(edition))
    found = _sigla.get(key)
    if found is None:
        with case.store.view() as view:
            row = view.row("sigla")
        found = _sigla.put(key, json.loads(row.body) if row else {})
    return found
