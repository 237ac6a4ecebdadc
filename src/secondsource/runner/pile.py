"""Does what is asked for: reads the places, runs the stages on an engine, writes the result."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from secondsource import clean, ingest, stages, stories
from secondsource import dossier as dossiers
from secondsource.dossier import Masking
from secondsource.engine.base import Engine
from secondsource.engine.pool import Pool
from secondsource.engine.serial import Serial
from secondsource.errors import BadInput, NothingRead
from secondsource.export import conllu, folder
from secondsource.model.capture import Capture, Skipped
from secondsource.model.dossier import Dossier
from secondsource.model.kinship import Kinship, Shelved, about
from secondsource.model.parse import Token
from secondsource.model.reading import Reading, Unread
from secondsource.model.span import FILLER
from secondsource.model.wording import Likeness, Pair
from secondsource.runner.ready import FEW, Ready, weight
from secondsource.settings import Settings, load
from secondsource.stages import Progress, silent

#: Sentences that are tagged at once.
BATCH = 200
#: Lines that are kept at once: an index of a million is written some twenty times over.
KEPT = 20_000

A = TypeVar("A")
B = TypeVar("B")


def run(places: Iterable[Path | str], settings: Settings | None = None, progress: Progress | None = None) -> Dossier:
    """The dossier of everything found in `places` (folders and files).

    Items that cannot be used are in its `skipped`. Raises NothingRead when no report could be read at all, BadInput
    when a place does not exist.
    """
    return _run(places, settings or load(), progress or silent)[0]


def write(
    places: Iterable[Path | str],
    out: Path,
    settings: Settings | None = None,
    progress: Progress | None = None,
    masking: Masking | None = None,
) -> Dossier:
    """The same, written to the folder `out` (see export.folder), with names masked if that is asked for, and only
    quotes where the settings want no full text. Raises what `run` raises, and BadInput when `out` holds something that
    is not a dossier or lies inside what is to be read."""
    settings, tell = settings or load(), progress or silent
    given = [Path(place) for place in places]
    folder.check_free(out, given)
    dossier, captures = _run(given, settings, tell)
    tell("writing", 0, 0)
    dossier = _for_sharing(dossier, masking, full_text=settings.full_text)
    folder.write(dossier, captures, out, full_text=settings.full_text)
    return dossier


def share(made: Path, out: Path, masking: Masking | None = None, *, full_text: bool = False) -> Dossier:
    """A dossier in a folder written once more for sharing, to the folder `out`; captures are left out.

    Raises BadInput when there is no dossier, when it is quote-only and full texts are asked for, or when `out` is the
    same folder or holds something else.
    """
    dossier = dossiers.load(made)
    folder.check_free(out, [made])
    if full_text and any(FILLER in report.text for report in dossier.reports):
        raise BadInput(f"{made}: holds quotes only; full texts cannot be had from it")
    dossier = _for_sharing(dossier, masking, full_text=full_text)
    folder.write(dossier, [], out, full_text=full_text)
    return dossier


def _for_sharing(dossier: Dossier, masking: Masking | None, *, full_text: bool) -> Dossier:
    """Names masked before words are left out: a masked name is one in every place."""
    if masking:
        dossier = dossiers.mask(dossier, masking)
    return dossier if full_text else dossiers.quote_only(dossier)


def _run(places: Iterable[Path | str], settings: Settings, progress: Progress) -> tuple[Dossier, list[Capture]]:
    items = list(ingest.read([Path(place) for place in places], stages.ingest_options(settings)))
    captures = [item for item in items if isinstance(item, Capture)]
    skipped = [item for item in items if isinstance(item, Skipped)]
    with Ready(settings.workers) as engine:
        dossier = stages.run(captures, skipped, settings, engine, progress)
    if not dossier.reports:
        raise NothingRead([(item.name, item.reason) for item in dossier.skipped])
    return dossier, captures


def read(places: Iterable[Path | str], settings: Settings | None = None) -> Iterator[Reading | Unread]:
    """Each report found in `places` read by itself, in the order of the places, as soon as it is ready.

    Raises BadInput when a place does not exist or there is no such language engine, MissingExtra when it needs one.
    """
    settings = settings or load()
    found = ingest.read([Path(place) for place in places], stages.ingest_options(settings))
    items = (Unread(item.name, item.reason) if isinstance(item, Skipped) else item for item in found)
    return _spread(items, weight, partial(_read, settings=settings), settings)


def read_lines(file: BinaryIO, settings: Settings | None = None) -> Iterator[Reading | Unread]:
    """Each text of a JSONL file read by itself and exactly as given: offsets are those of the "text" of its line.

    Raises BadInput when there is no such language engine, MissingExtra when it needs a package.
    """
    settings = settings or load()
    items = stages.take(ingest.read_lines(file, settings.max_bytes), settings)
    return _spread(items, weight, partial(_read, settings=settings), settings)


def same_claim(file: BinaryIO, settings: Settings | None = None) -> Iterator[Likeness | Unread]:
    """For each pair of wordings of a JSONL file, whether they make the same claim, in the order of the file.

    Raises BadInput when there is no such language engine or it has no vectors, MissingExtra when it needs a package.
    """
    settings = settings or load()
    pairs = stages.take_pairs(ingest.read_lines(file, settings.max_bytes), settings)
    return _spread(pairs, _wording, partial(_same_claim, settings=settings), settings)


def trace(places: Iterable[Path | str], settings: Settings | None = None, progress: Progress | None = None) -> Kinship:
    """Lineage and stories of everything found in `places` (folders and files), without claims.

    Raises BadInput when a place does not exist or there is no such language engine, MissingExtra when it needs one.
    """
    settings = settings or load()
    return _trace(_found(places, settings), settings, progress or silent)


def trace_lines(
    file: BinaryIO,
    settings: Settings | None = None,
    progress: Progress | None = None,
    index: Path | None = None,
) -> Kinship:
    """The same of the texts of a JSONL file, each exactly as given and called by its "id".

    With an `index` (see `keeping`) they are laid beside the kept reports that share text with them as well, and then
    kept there. What is told then is about them. Raises BadInput when the folder is no index.
    """
    settings, tell = settings or load(), progress or silent
    if index is None:
        items = stages.take(ingest.read_lines(file, settings.max_bytes), settings)
        return _trace(list(items), settings, tell)
    from secondsource.keeping import Case

    case = Case(index)
    beside = case.beside(ingest.read_lines(file, settings.max_bytes), settings)
    found = _trace([*beside.new, *beside.near], settings, tell)
    case.keep()
    new = {clean.report_of(item).id for item in beside.new if isinstance(item, clean.Given)}
    return about(found, new)


def keep_lines(file: BinaryIO, index: Path, settings: Settings | None = None) -> tuple[int, list[Unread]]:
    """Keep the texts of a JSONL file in an index without tracing them: how many were kept, and what could not be."""
    from secondsource.keeping import Case

    settings = settings or load()
    case, count, unread = Case(index), 0, list[Unread]()
    lines = ingest.read_lines(file, settings.max_bytes)
    while batch := list(islice(lines, KEPT)):
        unread += [item for item in case.take(batch, settings) if isinstance(item, Unread)]
        count += case.keep()
    return count, unread


def shelve(
    places: Iterable[Path | str], folder: Path, settings: Settings | None = None, progress: Progress | None = None
) -> Shelved:
    """Put everything found in `places` on the shelf that is kept in `folder`, and tell the stories that it holds now.

    Raises BadInput when the folder holds something else, a shelf made with other settings, or a damaged one, or when
    another run has it; and what `trace` raises.
    """
    settings = settings or load()
    return _shelve(_found(places, settings), folder, settings, progress or silent)


def shelve_lines(
    file: BinaryIO, folder: Path, settings: Settings | None = None, progress: Progress | None = None
) -> Shelved:
    """The same with the texts of a JSONL file, each exactly as given and called by its "id"."""
    settings = settings or load()
    items = stages.take(ingest.read_lines(file, settings.max_bytes), settings)
    return _shelve(list(items), folder, settings, progress or silent)


def _shelve(items: Sequence[stages.Item], folder: Path, settings: Settings, progress: Progress) -> Shelved:
    with stories.Folder(folder, settings.digest()) as shelf, Ready(settings.workers) as engine:
        return stages.shelve(items, shelf, settings, engine, progress)


def _found(places: Iterable[Path | str], settings: Settings) -> list[stages.Item]:
    found = ingest.read([Path(place) for place in places], stages.ingest_options(settings))
    return [Unread(item.name, item.reason) if isinstance(item, Skipped) else item for item in found]


def _trace(items: Sequence[stages.Item], settings: Settings, progress: Progress) -> Kinship:
    with Ready(settings.workers) as engine:
        return stages.trace(items, settings, engine, progress)


def analyze(text: str, told: Mapping[str, Any], settings: Settings | None = None) -> Reading:
    """A text read in this process, exactly as given; what is told beside it has the keys of a line of JSONL.

    Raises BadInput and MissingExtra as `read_lines` does, ItemError when what is told of the text cannot be.
    """
    return stages.analyze("", clean.report_of(clean.given("", {**told, "text": text})), (settings or load()).language)


def tag(lines: Iterable[str], name: str, settings: Settings | None = None) -> Iterator[str | Unread]:
    """The lines of the CoNLL-U file `name` with the columns that the language engine fills, sentence by sentence.

    Words, comments, ranges and empty nodes stay as they are. A sentence that could not be tagged comes with these
    columns empty, after an Unread that says why. Raises BadInput when the file is no CoNLL-U or the engine reads no
    syntax, MissingExtra when it needs a package.
    """
    settings = settings or load()
    waiting: deque[list[conllu.Sentence]] = deque()

    def batches() -> Iterator[list[stages.Words]]:
        sentences = conllu.read(lines, name)
        while batch := list(islice(sentences, BATCH)):
            waiting.append(batch)
            yield [sentence.forms for sentence in batch]

    for tagged in _spread(batches(), _length, partial(_tag, settings=settings), settings):
        batch = waiting.popleft()
        if isinstance(tagged, str):
            yield Unread(f"{name}: {len(batch)} sentences from {batch[0].forms[:5]}", tagged)
            yield from (conllu.filled(sentence, None) for sentence in batch)
        else:
            yield from (conllu.filled(sentence, tokens) for sentence, tokens in zip(batch, tagged, strict=True))


def _read(items: Iterable[stages.Item], engine: Engine, settings: Settings) -> Iterator[Reading | Unread]:
    return stages.read(items, settings, engine)


def _same_claim(pairs: Iterable[Pair | Unread], engine: Engine, settings: Settings) -> Iterator[Likeness | Unread]:
    return stages.same_claim(pairs, settings, engine)


def _tag(
    batches: Iterable[list[stages.Words]], engine: Engine, settings: Settings
) -> Iterator[list[tuple[Token, ...]] | str]:
    return stages.tag(batches, settings, engine)


def _spread(
    items: Iterable[A],
    weight: Callable[[A], int],
    work: Callable[[Iterable[A], Engine], Iterator[B]],
    settings: Settings,
) -> Iterator[B]:
    """The work done on a stream of items: the first few here, as they come (no start-up cost), the rest in a pool."""
    stream = iter(items)
    beyond: list[A] = []

    def few() -> Iterator[A]:
        held = 0
        for item in stream:
            held += weight(item)
            if held > FEW:
                beyond.append(item)
                return
            yield item

    yield from work(few(), Serial())
    if beyond:
        with Pool(settings.workers) as pool:
            yield from work(chain(beyond, stream), pool)


def _wording(pair: Pair | Unread) -> int:
    return 0 if isinstance(pair, Unread) else len(pair.a) + len(pair.b)


def _length(batch: Sequence[stages.Words]) -> int:
    return sum(len(word) + 1 for words in batch for word in words)
