"""A page as a list of blocks: the lines a reader sees, each with what the markup says of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Any

from secondsource.clean.hints import BlockKind
from secondsource.resources.pages import page_words

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


@dataclass(slots=True)
class Piece:
    """A run of words in a block, the role that its markup tells, whether it is (in) a link, and the elements around
    it that are furniture by their names."""

    text: str
    role: BlockKind | None
    link: bool
    furniture: tuple[Any, ...]


@dataclass
class PageBlock:
    """One line of the page; `element` is the block element around it. Not changed once its text has been asked for."""

    element: Any
    pieces: list[Piece] = field(default_factory=list)

    @cached_property
    def segments(self) -> list[tuple[str, BlockKind | None]]:
        """The words with single spaces, split where the role changes; joined they are `text`."""
        runs: list[tuple[str, BlockKind | None]] = []
        for piece in self.pieces:
            words = re.sub(r"\s+", " ", piece.text)
            if not runs or runs[-1][0].endswith(" "):
                words = words.lstrip()
            if not words:
                continue
            if runs and (runs[-1][1] == piece.role or not words.strip()):
                runs[-1] = (runs[-1][0] + words, runs[-1][1])
            else:
                runs.append((words, piece.role))
        if runs:
            runs[-1] = (runs[-1][0].rstrip(), runs[-1][1])
        return [run for run in runs if run[0]]

    @cached_property
    def text(self) -> str:
        """The words, with single spaces."""
        return "".join(words for words, _ in self.segments)

    @cached_property
    def role(self) -> BlockKind | None:
        """The role of most of its letters."""
        shares: dict[BlockKind | None, int] = {}
        for words, role in self.segments:
            shares[role] = shares.get(role, 0) + len(words)
        return max(shares, key=lambda role: shares[role]) if shares else None

    @cached_property
    def linked(self) -> float:
        """The share of its letters that are links."""
        total = sum(len(piece.text.strip()) for piece in self.pieces)
        return sum(len(piece.text.strip()) for piece in self.pieces if piece.link) / total if total else 0.0


def page_blocks(body: Any) -> list[PageBlock]:
    """The blocks of a page in their order; `body` is an lxml element, its depth already bounded."""
    walker = _Walker()
    walker.walk(body, (), None, False)
    walker.flush()
    return walker.blocks


class _Walker:
    def __init__(self) -> None:
        self.blocks: list[PageBlock] = []
        self._open: PageBlock | None = None

    def flush(self) -> None:
        """End the line."""
        if self._open and any(not piece.text.isspace() for piece in self._open.pieces):
            self.blocks.append(self._open)
        self._open = None

    def walk(self, element: Any, furniture: tuple[Any, ...], role: BlockKind | None, link: bool) -> None:
        """Take the words of an element and of all below it."""
        tag = element.tag.lower() if isinstance(element.tag, str) else "script"  # comments and the like
        if tag == "br":
            self.flush()
        if tag in page_words().dropped or tag == "br":
            return
        names = [] if tag in ("html", "body") else list(_own_names(element, tag))
        if tag in page_words().apart or _is_hidden(element) or any(name in page_words().furniture for name in names):
            furniture = (*furniture, element)
        role = _role(tag, names) or role
        link = link or tag == "a"
        apart = tag not in page_words().inline or _stands_apart(element, tag)
        if apart:
            self.flush()
        self._add(element.text, element, furniture, role, link)
        for child in element:
            self.walk(child, furniture, role, link)
            self._add(child.tail, element, furniture, role, link)
        if apart:
            self.flush()

    def _add(
        self, text: str | None, element: Any, furniture: tuple[Any, ...], role: BlockKind | None, link: bool
    ) -> None:
        if not text:
            return
        if self._open is None:
            self._open = PageBlock(
                next(e for e in _upward(element) if e.tag not in page_words().inline or e.getparent() is None)
            )
        self._open.pieces.append(Piece(text, role, link, furniture))


def may_wrap(element: Any) -> bool:
    """Whether an element named like furniture can be what holds the story."""
    stubborn = page_words().stubborn.intersection(_own_names(element, element.tag))
    return not stubborn or any(inner is not element for inner in element.iter("h1", "article", "main"))


def _upward(element: Any) -> Iterator[Any]:
    while element is not None:
        yield element
        element = element.getparent()


def _is_hidden(element: Any) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _stands_apart(element: Any, tag: str) -> bool:
    """Whether an inline element is a line of its own: a time or a named span with nothing but space around it."""
    if not (tag == "time" or (tag == "span" and element.get("class"))):
        return False
    parent, before = element.getparent(), element.getprevious()
    around = (before.tail if before is not None else parent.text if parent is not None else None, element.tail)
    siblings = parent is not None and any(
        child.tag not in page_words().inline and child.tag != "br" for child in parent
    )
    return siblings and not any((text or "").strip() for text in around)


def _own_names(element: Any, tag: str) -> Iterator[str]:
    """The words of the names that the page gives an element, and each two that stand side by side."""
    names = [
        element.get("class") or "",
        element.get("id") or "",
        element.get("role") or "",
        element.get("itemprop") or "",
    ]
    names.append(element.get("rel") or "" if tag == "a" else "")
    names.append(element.get("data-component") or element.get("data-testid") or "")
    if "-" in tag:
        names.append(tag)
    for name in " ".join(names).split():
        words = [word.lower() for word in _WORD.findall(name)]
        yield from words
        yield from (f"{one} {two}" for one, two in pairwise(words))


def _role(tag: str, own: list[str]) -> BlockKind | None:
    if tag == "h1":
        return "title"
    if tag == "figcaption":
        return "caption"
    if tag == "time":
        return "time"
    roles = page_words().roles
    told = next((roles[name] for name in reversed(own) if name in roles), None)
    if told:
        return told  # type: ignore[return-value]
    return "heading" if tag in _HEADINGS else "caption" if tag == "figure" else None
