"""Two captures of one page or file: which sentences came, went or read otherwise, and which claims that touches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from secondsource import stages
from secondsource.errors import BadInput
from secondsource.model.reading import Reading, Unread
from secondsource.model.span import Span
from secondsource.runner import changes
from secondsource.runner.ground import late
from secondsource.runner.opened import Opened
from secondsource.runner.ready import Ready
from secondsource.runner.rows import all_rows
from secondsource.store.base import Held, View

#: Words in common from which two sentences are one that was rewritten.
ALIKE = 0.5
#: Sentences in a row that were exchanged, up to which each is laid beside each.
MOST = 60


@dataclass(frozen=True, slots=True)
class Diff:
    """What changed from capture `a` to capture `b`: sentences, and the claims (propositions, with their ids in
    `claim_ids`) of the edition that rest on one of them."""

    a: Held
    b: Held
    removed: tuple[str, ...]
    added: tuple[str, ...]
    changed: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]
    claim_ids: tuple[str, ...]


def diff(at: Opened, a: str, b: str | None) -> Diff:
    """What changed between two captures, each named by its digest, by the name it was found under (the current one), or
    by the siglum of its report; with one name, between the last two captures found under it.

    Raises BadInput when there are no such captures, or no second one.
    """
    with at.store.view() as view:
        one, other = (_held(view, a), _held(view, b)) if b else _last_two(view, a)
    left, right = _read(at, one), _read(at, other)
    removed, added, changed = _compared(left, right)
    quote = left.report.quote, right.report.quote
    touched = {
        left.report.id: [*removed, *(x for x, _ in changed)],
        right.report.id: [*added, *(y for _, y in changed)],
    }
    with at.store.view() as view:
        claims = dict(_touched(view, touched))
    return Diff(
        one,
        other,
        tuple(map(quote[0], removed)),
        tuple(map(quote[1], added)),
        tuple((quote[0](x), quote[1](y)) for x, y in changed),
        tuple(claims.values()),
        tuple(claims),
    )


def _last_two(view: View, name: str) -> tuple[Held, Held]:
    newest = _held(view, name)
    held = view.versions(newest.name)
    others = [one for one in held if one.sha256 != newest.sha256]
    if not others:
        raise BadInput(f"{newest.name} was only found as it is: there is no other version of it")
    return others[-1], newest


def _held(view: View, name: str) -> Held:
    versions = view.versions(name)
    if versions:
        return next((one for one in versions if one.current), versions[-1])
    known = {siglum: id_ for id_, siglum in changes.sigla(view).items()}
    if name in known and (row := view.row(known[name])):
        told = json.loads(row.body)
        return next(one for one in view.versions(told["file"]) if one.sha256 == told["sha256"])
    found = [one for one in view.held() if len(name) >= 6 and one.sha256.startswith(name)]
    if not found:
        raise BadInput(f"{name}: no file or page of this name is in the case, and no report or capture is called so")
    return found[-1]


def _read(at: Opened, held: Held) -> Reading:
    with Ready(at.settings.workers) as engine:
        (found,) = stages.read(late(at, [held]), at.settings, engine)
    if isinstance(found, Unread):
        raise BadInput(f"{held.name}: this capture holds no report: {found.reason}")
    return found


def _sentences(reading: Reading) -> list[Span]:
    """All sentences of a text; of a page those of the report, and what an editor has noted under it."""
    notes = [item.span for item in reading.report.furniture if item.kind == "editor-note"]
    return [
        s.span
        for s in reading.parse.sentences
        if s.kind != "furniture" or reading.report.kind == "text" or any(note.shared(s.span) for note in notes)
    ]


def _words(spans: Sequence[Span], text: str) -> list[str]:
    return [" ".join(span.of(text).split()) for span in spans]


def _compared(left: Reading, right: Reading) -> tuple[list[Span], list[Span], list[tuple[Span, Span]]]:
    """Sentences that are gone, that are new, and pairs that were rewritten."""
    mine, theirs = _sentences(left), _sentences(right)
    old, new = _words(mine, left.report.text), _words(theirs, right.report.text)
    removed, added, changed = list[Span](), list[Span](), list[tuple[Span, Span]]()
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        pairs = _paired(old[i:j], new[k:m])
        changed += [(mine[i + x], theirs[k + y]) for x, y in pairs]
        before, after = {x for x, _ in pairs}, {y for _, y in pairs}
        removed += [span for x, span in enumerate(mine[i:j]) if x not in before]
        added += [span for y, span in enumerate(theirs[k:m]) if y not in after]
    return removed, added, changed


def _paired(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Which sentence was rewritten as which: the most alike first, in the order of both."""
    scored = []
    for x, before in enumerate(old[:MOST]):
        words = before.split()
        for y, after in enumerate(new[:MOST]):
            score = SequenceMatcher(None, words, after.split(), autojunk=False).ratio()
            if score >= ALIKE:
                scored.append((-score, x, y))
    pairs: list[tuple[int, int]] = []
    for _, x, y in sorted(scored):
        if all((x < a and y < b) or (x > a and y > b) for a, b in pairs):
            pairs.append((x, y))
    return sorted(pairs)


def _touched(view: View, spans: dict[str, list[Span]]) -> Iterator[tuple[str, str]]:
    """The claims of the edition with a wording in one of these sentences."""
    named = changes.sigla(view)
    here = {named[id_]: held for id_, held in spans.items() if id_ in named and held}
    stories = {row.story for id_ in spans if id_ in named and (row := view.row(id_))}
    for story in stories:
        for row in all_rows(view, "claims", story=story) if here else ():
            told = json.loads(row.body)
            if any(_within(member["span"], here.get(member["report"], ())) for member in told["members"]):
                yield told["id"], told["proposition"]


def _within(span: dict[str, int], sentences: Iterable[Span]) -> bool:
    return any(span["start"] < held.end and held.start < span["end"] for held in sentences)
