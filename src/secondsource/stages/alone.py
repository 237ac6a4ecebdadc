"""What is read by itself: a report, a pair of wordings, a sentence that is cut already."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial
from typing import Any

from secondsource import assertions, claims, clean, ingest, language
from secondsource.engine.base import Engine
from secondsource.errors import ItemError
from secondsource.model.capture import Capture
from secondsource.model.parse import Token
from secondsource.model.reading import Reading, Unread
from secondsource.model.report import Report
from secondsource.model.wording import Likeness, Pair
from secondsource.settings import Settings
from secondsource.stages.options import clean_options
from secondsource.stages.reading import analyzer, parse_of, with_headline

#: What is read by itself: a capture, a text handed over as it is, or (passed on) what could not be opened.
Item = Capture | clean.Given | Unread
#: Words of a sentence, and those that somebody else has cut.
Words = tuple[str, ...]


def take(lines: Iterable[tuple[int, bytes | None]], settings: Settings) -> Iterator[Item]:
    """The texts in the lines of a JSONL file, each exactly as given; None is a line that was too long to hold."""
    for number, line in lines:
        yield Unread(number, ingest.too_long(settings.max_bytes)) if line is None else clean.take(number, line)


def read(items: Iterable[Item], settings: Settings, engine: Engine) -> Iterator[Reading | Unread]:
    """Each item read by itself, in the order of the items, as soon as it is ready.

    Raises what `language.load` raises.
    """
    analyzer(settings.language)  # a name that is wrong is wrong for every item
    work = partial(_read_alone, options=clean_options(settings), engine=settings.language)
    yield from engine.map(work, items, not_read_alone, settings.read_seconds)


def _read_alone(item: Item, options: clean.Options, engine: str) -> Reading | Unread:
    if isinstance(item, Unread):
        return item
    if isinstance(item, clean.Given):
        return analyze(item.id, clean.report_of(item), engine)
    try:
        return analyze(item.name, clean.clean(item, options), engine)
    except ItemError as error:
        return Unread(item.name, error.reason)


def analyze(called: Any, report: Report, engine: str) -> Reading:
    """The report with its parse and what it says; of one that is not in English only the sentences are read."""
    parse = parse_of(report, engine)
    said = with_headline(report, assertions.find(report, parse), engine)
    return Reading(called, report, parse, said)


def not_read_alone(item: Item, reason: str) -> Reading | Unread:
    """What stands in the place of an item that could not be read."""
    return Unread(item.name if isinstance(item, Capture) else item.id, reason)


def take_pairs(lines: Iterable[tuple[int, bytes | None]], settings: Settings) -> Iterator[Pair | Unread]:
    """The pairs of wordings in the lines of a JSONL file; None is a line that was too long to hold."""
    for number, line in lines:
        yield Unread(number, ingest.too_long(settings.max_bytes)) if line is None else clean.take_pair(number, line)


def same_claim(pairs: Iterable[Pair | Unread], settings: Settings, engine: Engine) -> Iterator[Likeness | Unread]:
    """Whether the two wordings of each pair make the same claim, in the order of the pairs, as soon as it is known.

    Raises what `language.load_vectorizer` raises.
    """
    _vectorizer(settings.language)
    work = partial(_same_claim, engine=settings.language)
    yield from engine.map(work, pairs, _not_judged, settings.read_seconds)


def _same_claim(pair: Pair | Unread, engine: str) -> Likeness | Unread:
    if isinstance(pair, Unread):
        return pair
    if (tongue := language.tongue_of(f"{pair.a} {pair.b}")) != "en":  # one of them is often too short to tell
        return Unread(pair.id, f'not in English (it seems to be "{tongue}")')
    return claims.judge(pair.id, *(_side(text[: claims.CHARACTERS], engine) for text in (pair.a, pair.b)))


@lru_cache(maxsize=256)
def _side(text: str, engine: str) -> claims.Side:
    """A wording made ready; one wording often stands in many pairs."""
    able = _vectorizer(engine)
    return claims.side(text, able.parse(clean.report_of(clean.Given("wording", text))), *able.word_vectors(text))


def _not_judged(pair: Pair | Unread, reason: str) -> Likeness | Unread:
    return Unread(pair.id, reason)


def tag(
    batches: Iterable[Sequence[Words]], settings: Settings, engine: Engine
) -> Iterator[list[tuple[Token, ...]] | str]:
    """The syntax of sentences that are cut already, batch by batch in their order; the reason where one failed.

    Raises what `language.load_tagger` raises.
    """
    _tagger(settings.language)
    yield from engine.map(partial(_tag, engine=settings.language), batches, _not_tagged, settings.read_seconds)


def _tag(batch: Sequence[Words], engine: str) -> list[tuple[Token, ...]] | str:
    return _tagger(engine).tag(batch)


def _not_tagged(batch: Sequence[Words], reason: str) -> list[tuple[Token, ...]] | str:
    return reason


@lru_cache(maxsize=1)
def _vectorizer(name: str) -> language.Vectorizer:
    return language.load_vectorizer(name)


@lru_cache(maxsize=1)
def _tagger(name: str) -> language.Tagger:
    return language.load_tagger(name)
