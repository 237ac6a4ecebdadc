"""From bytes to a Report."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.clean.decode import decode, require_words
from secondsource.clean.hints import Hints
from secondsource.clean.html import read_page
from secondsource.clean.mark import mark
from secondsource.clean.record import read_record
from secondsource.model.capture import Capture
from secondsource.model.ids import digest
from secondsource.model.report import Report, SourceMap


@dataclass(frozen=True, slots=True)
class Options:
    """`html_seconds`, `html_depth`: see Settings."""

    html_seconds: float = 10.0
    html_depth: int = 200


@dataclass(frozen=True, slots=True)
class _Opened:
    """What a capture holds: the working text, where it stands in the decoded capture, and what is said beside it."""

    text: str
    encoding: str
    hints: Hints
    source_map: tuple[SourceMap, ...] = ()


def clean(capture: Capture, options: Options) -> Report:
    """The report that a capture holds. Raises ItemError when it holds none.

    An HTML page is parsed by libraries that can crash or hang: call this for one in a worker process only.
    """
    opened = _OPEN[capture.kind](capture, options)
    require_words(capture.name, opened.text)
    hints = opened.hints
    # Who published it, when and where are part of what a report is: a verbatim reprint is a report of its own.
    published = [word or "" for word in (hints.outlet, hints.published, hints.url)]
    bare = Report(
        id=digest("report", opened.text, *filter(None, ["\x1f".join(published).strip("\x1f")])),
        file=capture.name,
        sha256=capture.sha256,
        text=opened.text,
        url=hints.url,
        source_map=opened.source_map,
        extra=hints.extra,
        encoding=opened.encoding,
        kind=capture.kind,
    )
    return mark(bare, hints)


def _open_text(capture: Capture, options: Options) -> _Opened:
    decoded = decode(capture.name, capture.data)
    return _Opened(decoded.text, decoded.encoding, Hints())


def _open_record(capture: Capture, options: Options) -> _Opened:
    return _Opened(*read_record(capture.name, capture.data))


def _open_page(capture: Capture, options: Options) -> _Opened:
    return _Opened(*read_page(capture.name, capture.data, options.html_depth))


_OPEN = {"text": _open_text, "record": _open_record, "html": _open_page}
