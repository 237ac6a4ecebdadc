"""What a line's place on the page makes of it: masthead, kicker, title, subtitle, body, crosshead, what follows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from secondsource.clean.bylines import could_sign, names_place, signs_from
from secondsource.clean.headline import is_masthead, title_among
from secondsource.clean.hints import Hints
from secondsource.clean.kinds import kind_of
from secondsource.clean.lines import Line
from secondsource.clean.pagelines import Page
from secondsource.resources.agencies import known_agency

#: Kinds after which a line nobody knows belongs to the same list.
_LISTS = frozenset(
    {"related", "comment", "topics", "contact", "share", "subscribe", "call-to-readers", "page-reference"}
)
_CROSSHEAD_WORDS = 10
_POINT = re.compile(r"[-–—•*▪●◦·] ?\w|\(?(?:\d{1,2}|[a-z])[.)] \w")


@dataclass(slots=True)
class Layout:
    """The lines of a page by role; every line is in just one of them."""

    title: Line | None = None
    headings: list[Line] = field(default_factory=list)
    body: list[Line] = field(default_factory=list)
    furniture: list[tuple[str, Line]] = field(default_factory=list)

    def of_kind(self, *kinds: str) -> list[Line]:
        """The furniture lines of these kinds, in order."""
        return [line for kind, line in self.furniture if kind in kinds]


def lay_out(lines: Sequence[Line], hints: Hints) -> Layout:
    """Give every line its role."""
    page = Page(lines, hints)
    kinds = [kind_of(line, page) for line in lines]
    _close_brackets(lines, kinds)
    _follow_comments(kinds)
    _keep_lists(lines, kinds)
    told = [n for n, kind in enumerate(kinds) if kind == "body"]
    first, last = (told[0], told[-1]) if told else (len(lines), len(lines))
    layout = Layout()
    first = _head(lines, kinds, first, page, layout)
    for line, kind in zip(lines[first : last + 1], kinds[first : last + 1], strict=True):
        _inside(line, kind, lines, kinds, page, layout)
    _tail(lines[last + 1 :], kinds[last + 1 :], layout)
    return layout


def _close_brackets(lines: Sequence[Line], kinds: list[str]) -> None:
    """A sign-off that opens a bracket runs on to the line that closes it."""
    for n, kind in enumerate(kinds):
        if kind == "sign-off" and lines[n].text[0] == "(" and ")" not in lines[n].text:
            for m in range(n + 1, min(n + 4, len(lines))):
                kinds[m] = "sign-off"
                if ")" in lines[m].text:
                    break


def _follow_comments(kinds: list[str]) -> None:
    """What stands below the readers' comments is comments, when most of the story stands above them."""
    story = [n for n, kind in enumerate(kinds) if kind == "body"]
    for n, kind in enumerate(kinds):
        if kind == "comment" and sum(m < n for m in story) * 2 > len(story):
            kinds[n:] = ["comment"] * (len(kinds) - n)
            return


def _keep_lists(lines: Sequence[Line], kinds: list[str]) -> None:
    """The points of a list that the story opens ("We demand:") are story, though no point is a sentence."""
    begins = kinds.index("body") if "body" in kinds else len(kinds)
    for n, line in enumerate(lines[:-1]):
        opens = n > begins and not kinds[n] and line.text.endswith(":") and len(line.words) > 1
        if not opens or not _POINT.match(lines[n + 1].text):
            continue
        for m in range(n + 1, len(lines)):
            if kinds[m] not in ("", "body") or not _POINT.match(lines[m].text):
                break
            kinds[n] = kinds[m] = "body"


def _head(lines: Sequence[Line], kinds: list[str], first: int, page: Page, layout: Layout) -> int:
    """Sort the lines over the story; the number of the story's first line."""
    free = [line for line, kind in zip(lines[:first], kinds, strict=False) if not kind]
    lead = lines[first] if first < len(lines) else None
    layout.title = title_among(free, lead, page)
    if layout.title is None and lead and _asks(lead) and first + 1 < len(lines):
        layout.title = lead
        kinds[first] = ""
        following = [n for n in range(first + 1, len(lines)) if kinds[n] == "body"]
        first = following[0] if following else len(lines)
    signed = "byline" in kinds[:first]
    for line, kind in zip(lines[:first], kinds[:first], strict=True):
        if line is layout.title:
            continue
        if kind:
            layout.furniture.append((kind, line))
        elif layout.title and line.number > layout.title.number:
            below = page.beside(line, 1)
            listed = below is not None and _POINT.match(below.text)
            if not signed and not listed and (could_sign(line.text) or signs_from(line.text, lines[first:])):
                signed = True
                layout.furniture.append(("byline", line))
            else:
                layout.headings.append(line)
        elif is_masthead(line, page):
            layout.furniture.append(("masthead", line))
        else:
            layout.headings.append(line)
    return first


def _asks(line: Line) -> bool:
    """Whether a closed line is a headline all the same: it ends as a question or a quotation and nobody speaks."""
    return (
        len(line.words) <= 20
        and line.text[-1] in "?”’'\""
        and not re.search(r"\b(?:said|says|told|asked)\b", line.text)
    )


def _inside(line: Line, kind: str, lines: Sequence[Line], kinds: Sequence[str], page: Page, layout: Layout) -> None:
    """Sort a line between the first and the last sentence of the story."""
    if kind and kind not in ("body", "section", "slug", "byline"):
        layout.furniture.append((kind, line))
    elif kind != "body" and _is_crosshead(line, lines, kinds):
        layout.headings.append(line)
    else:
        layout.body.append(line)


def _is_crosshead(line: Line, lines: Sequence[Line], kinds: Sequence[str]) -> bool:
    """A few words without a full stop over a sentence; "Injured: 12" is a line of a list, not one."""
    below = next((m for m in range(line.number + 1, len(lines)) if kinds[m] in ("body", "")), None)
    listed = re.search(r":\s*\S|\d$", line.text)
    return (
        len(line.words) <= _CROSSHEAD_WORDS
        and not line.closed
        and not listed
        and below is not None
        and kinds[below] == "body"
    )


def _tail(lines: Sequence[Line], kinds: Sequence[str], layout: Layout) -> None:
    """Sort the lines under the story."""
    before = ""
    for line, kind in zip(lines, kinds, strict=True):
        if not kind:
            if not before and re.search(r":\s*\d", line.text):
                layout.body.append(line)
                continue
            kind = _unknown_after(line, before, layout)
        layout.furniture.append((kind, line))
        before = kind


def _unknown_after(line: Line, before: str, layout: Layout) -> str:
    """The kind of a line under the story that has no sign of its own."""
    if before in _LISTS:
        return before
    name = (line.shouted or line.titled or known_agency(line.text)) and line.text[-1] not in ":?!"
    if name and len(line.words) <= 4 and before in ("", "sign-off", "end-mark"):
        return "topics" if names_place(line.text, layout.body) else "agency"
    return "related"
