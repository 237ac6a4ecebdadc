"""A report: the working text of a capture, and what stands around the story in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.capture import CaptureKind
from secondsource.model.span import Span

Precision = Literal["minute", "day", "week", "month", "year", "range", "none"]
CreditKind = Literal["wire", "photo", "staff", "in-text"]


@dataclass(frozen=True, slots=True)
class Published:
    """When a report was published.

    `value` is the ISO day (or month, or year) when it is known to that precision; `earliest` and `latest` are ISO days
    that bound it; all are None when nothing is known. `basis` shows the words it rests on, or says in words how it was
    inferred.
    """

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = "none"
    basis: tuple[Span | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published the report, and what says so ("og:site_name", "masthead", "record", "url", ...)."""

    name: str
    basis: str


@dataclass(frozen=True, slots=True)
class Credit:
    """An agency named in the report, and for what: the text, a picture, its own people, or one thing told to it."""

    agency: str
    kind: CreditKind
    span: Span


@dataclass(frozen=True, slots=True)
class Furniture:
    """Words that belong to the page and not to the story.

    `kind`: caption, credit, related, subscribe, share, page-date, doubled, navigation, advert, comment, sign-off,
    editor-note, masthead, section, topics, counter, ...
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class SourceMap:
    """A run of the working text that stands letter for letter in the decoded capture."""

    start: int
    length: int
    capture_start: int


@dataclass(frozen=True, slots=True)
class Report:
    """One report as the stages see it.

    `id` is a digest of the working text and of the outlet, time and URL its container states; `sha256` is the
    capture's. For a plain-text file `text` is the decoded file,
    newlines and byte order mark kept; for HTML it is the extracted working text. `headings` are kickers, subtitles and
    crossheads: neither furniture nor body. `page_dates` are dates of the page that are not trusted as dates of the
    story. `extra` keeps the unknown keys of a JSONL record, as (key, JSON text) pairs,
    and its title where the text does not hold it. `aliases` are further names
    under which the same bytes or the same text were found. `kind` is the capture's; `encoding` how its bytes were
    decoded. `toponyms` are the
    names of places that whoever handed the text over has marked in it, None where nobody did.
    """

    id: str
    file: str
    sha256: str
    text: str
    title: Span | None = None
    byline: Span | None = None
    dateline: Span | None = None
    headings: tuple[Span, ...] = ()
    outlet: Outlet | None = None
    published: Published = Published()
    credits: tuple[Credit, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    page_dates: tuple[Span, ...] = ()
    url: str | None = None
    source_map: tuple[SourceMap, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    aliases: tuple[str, ...] = ()
    kind: CaptureKind = "text"
    encoding: str = "utf-8"
    toponyms: tuple[Span, ...] | None = None

    def quote(self, span: Span) -> str:
        """The words of a span of this report."""
        return self.text[span.start : span.end]

    def is_furniture(self, start: int, end: int) -> bool:
        """Whether at least half of these characters are furniture, byline or dateline."""
        marked = [item.span for item in self.furniture]
        marked += [span for span in (self.byline, self.dateline) if span]
        taken = sum(max(0, min(end, s.end) - max(start, s.start)) for s in marked)
        return taken * 2 >= end - start
