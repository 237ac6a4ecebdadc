"""Reports made to be found: by their sentences, and by some telling words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby, islice

from secondsource.model.dossier import Dossier
from secondsource.model.made import made_key
from secondsource.model.parse import Sentence
from secondsource.runner.opened import Opened, Progress
from secondsource.stages import Pile
from secondsource.store.base import Indexed, Writer
from secondsource.version import VERSION

#: Reports that are indexed in one transaction.
AT_ONCE = 200
#: Words of a report by which others are found that tell of the same: the first so many that are no short ones.
WORDS, LETTERS = 120, 5
_WORD = re.compile(rf"[^\W\d_]{{{LETTERS},}}|\d{{2,}}")


def index(at: Opened, pile: Pile, progress: Progress) -> set[str]:
    """Index the reports of a pile that are not indexed yet; the keys under which it is kept that they are."""
    keys = {report: made_key("indexed", VERSION, at.settings.language, id_) for report, id_ in pile.ids.items()}
    with at.store.view() as view:
        known = view.made(list(keys.values()))
    missing = (
        (report, held) for report, held in _by_report(pile.dossier) if report in keys and keys[report] not in known
    )
    texts = {report.id: report.text for report in pile.dossier.reports}
    done, total = 0, len(keys) - len(known)
    while some := list(islice(missing, AT_ONCE)):
        with at.store.write() as writer:
            for report, held in some:
                writer.index(pile.ids[report], _sentences(pile.ids[report], texts[report], held), _words(texts, held))
            writer.keep((keys[report], "indexed", b"") for report, _ in some)
        done += len(some)
        progress("indexing", done, total)
    return set(keys.values())


def drop(writer: Writer, gone: Iterable[str], keys: Iterable[str]) -> None:
    """Have reports found no longer that are in no edition any more. `keys` of those that are stay (see `index`); the
    others go at once, so that a report that comes back is indexed again."""
    writer.unindex(sorted(gone))
    writer.forget(("indexed",), keys)


def words_of(text: str) -> list[str]:
    """The telling words of a text."""
    return list(islice(dict.fromkeys(m[0].casefold() for m in _WORD.finditer(text)), WORDS))


def _by_report(dossier: Dossier) -> Iterator[tuple[str, list[Sentence]]]:
    for report, held in groupby(dossier.sentences, key=lambda sentence: sentence.span.report):
        yield report, list(held)


def _sentences(report: str, text: str, held: Iterable[Sentence]) -> Iterator[Indexed]:
    for n, sentence in enumerate(held, 1):
        span = sentence.span
        yield Indexed(report, n, span.start, span.end, text[span.start : span.end])


def _words(texts: dict[str, str], held: Iterable[Sentence]) -> list[str]:
    told = (s.span.of(texts[s.span.report]) for s in held if s.kind in ("title", "body"))
    return words_of("\n".join(told))
