"""A case made large: what a run has found in some stories is repeated under other names until there are enough.

Every invented word of a copy is exchanged for another of the same length, so that a copy shares no sentence with what
it was made from; and it is not found by the words that they have in common. The bytes of the copies' captures are not
on the disk, and what was read in them is not in the memory: a report that comes in is laid beside the stories of
the run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from secondsource.case import Case
from secondsource.dossier import slicing
from secondsource.model import codec, packed
from secondsource.model.capture import Capture
from secondsource.model.dossier import Dossier
from secondsource.model.ids import siglum
from secondsource.model.made import made_key
from secondsource.model.relabel import relabel
from secondsource.runner import cards, changes, ground, indexing, waiting
from secondsource.runner.opened import now
from secondsource.runner.resume import counts
from secondsource.runner.rows import SIGLA, rows
from secondsource.store.base import Edition, Indexed, Part, Row
from secondsource.version import VERSION

_WORD = re.compile(r"[^\W\d_]{5,}")
_ID = re.compile(r"\b([a-z]+)-([0-9a-f]{10})\b")
_VOWELS, _OTHERS = "aeiou", "bcdfghjklmnpqrstvwxyz"
#: A packed dossier, and the ids of its reports by their sigla.
Copy = tuple[bytes, Mapping[str, str]]


def enlarge(case: Case, copies: int, tell: Callable[[str], None]) -> None:
    """Publish the edition of a case again with so many copies beside what is in it."""
    whole, at = case.dossier(), case._at
    with case.store.view() as view:
        ids = {name: id_ for id_, name in changes.sigla(view).items()}
        found = ground.ground(view)
    plain = _plain(whole)
    made: list[Copy] = [(packed.pack(whole), ids)]
    for n in range(1, copies + 1):
        dossier, names = _copy(whole, ids, plain, n)
        _hold(case, dossier, names, plain)
        made.append((packed.pack(dossier), names))
    tell(f"{copies} copies made, their sentences indexed")
    everyone = {id_: name for _, names in made for name, id_ in names.items()}
    total = {kind: n * (copies + 1) for kind, n in counts(whole).items()}
    with case.store.view() as view:
        found = ground.ground(view)
    edition = Edition(0, found.key(at.settings.digest()), now(), total)
    with case.store.write() as writer:
        writer.publish(edition, _rows(made, everyone), _parts(made))
        for key, value in found.told(at.settings.digest()).items():
            writer.note(ground.EDITION, key, value)
    tell("edition published")


def _plain(whole: Dossier) -> frozenset[str]:
    """The words that stay: those that the program itself may use."""
    spoken = " ".join(report.text for report in whole.reports[:40]).casefold()
    counted: dict[str, int] = {}
    for word in _WORD.findall(spoken):
        counted[word] = counted.get(word, 0) + 1
    return frozenset(word for word, n in counted.items() if n > 12)


def _copy(whole: Dossier, ids: Mapping[str, str], plain: frozenset[str], n: int) -> tuple[Dossier, dict[str, str]]:
    """The dossier with other words, ids and sigla, and the ids of its reports."""
    texts = {word for report in whole.reports for word in _WORD.findall(report.text)}
    turned = {word: _turned(word, n) for word in texts if word.casefold() not in plain}
    text = _WORD.sub(lambda m: turned.get(m[0], m[0]), "".join(codec.lines(whole)))
    text = _ID.sub(lambda m: f"{m[1]}-{(int(m[2], 16) + n * 0x9E3779B1) % 16**10:010x}", text)
    sigla = {name: siglum(i + n * len(ids)) for i, name in enumerate(ids)}
    unseen = {one.id: f"{one.id}{n}" for one in whole.lineage.hypothetical}
    dossier = relabel(codec.decode(json.loads(text)), sigla | unseen)
    dossier = replace(dossier, reports=tuple(replace(r, file=f"{n}/{r.file}") for r in dossier.reports))
    reports = {new: f"report-{(int(ids[old][7:], 16) + n * 0x9E3779B1) % 16**10:010x}" for old, new in sigla.items()}
    return dossier, reports


def _turned(word: str, n: int) -> str:
    """A word of the same length and look."""
    return "".join(_next(letter, n * 7 + i * n) for i, letter in enumerate(word))


def _next(letter: str, by: int) -> str:
    for row in (_VOWELS, _OTHERS):
        place = row.find(letter.lower())
        if place >= 0:
            other = row[(place + by) % len(row)]
            return other.upper() if letter.isupper() else other
    return letter


def _hold(case: Case, dossier: Dossier, ids: Mapping[str, str], plain: frozenset[str]) -> None:
    captures = [Capture(report.file, _digest(ids[report.id]), report.kind, b"") for report in dossier.reports]
    texts = {report.id: report.text for report in dossier.reports}
    held: dict[str, list[Indexed]] = {}
    for sentence in dossier.sentences:
        span = sentence.span
        mine = held.setdefault(span.report, [])
        mine.append(Indexed(ids[span.report], len(mine) + 1, span.start, span.end, span.of(texts[span.report])))
    with case.store.write() as writer:
        writer.hold(captures, now())
        for name, sentences in held.items():
            writer.index(ids[name], sentences, set(indexing.words_of(texts[name])) - plain)
        writer.keep((made_key("indexed", VERSION, case.settings.language, id_), "indexed", b"") for id_ in ids.values())


def _digest(id_: str) -> str:
    return id_.removeprefix("report-").rjust(64, "0")


def _rows(made: list[Copy], everyone: Mapping[str, str]) -> Iterator[Row]:
    yield Row(SIGLA, SIGLA, json.dumps(everyone).encode())
    for body, ids in made:
        dossier = packed.unpack(Dossier, body)
        cut = slicing.cut(dossier)
        for row in (*rows(dossier, ids, cut.homes), *cards.rows(cut.parts), *waiting.rows(dossier, ids)):
            if row.kind not in (SIGLA, "made", "methods"):
                yield row
    body, ids = made[0]
    first = packed.unpack(Dossier, body)
    yield from (row for row in rows(first, ids, slicing.cut(first).homes) if row.kind in ("made", "methods"))


def _parts(made: list[Copy]) -> Iterator[Part]:
    for body, _ in made:
        for story, part in slicing.cut(packed.unpack(Dossier, body)).parts.items():
            yield Part(story, packed.pack(part))
