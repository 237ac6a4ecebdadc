"""An HTML page: the working text of its article, what its head says, and where each line stands in the page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from secondsource.clean.decode import decode
from secondsource.clean.hints import Block, BlockKind, Hints
from secondsource.clean.page.article import article, letters
from secondsource.clean.page.blocks import PageBlock, page_blocks
from secondsource.clean.page.guard import declared_encoding, deeper_than
from secondsource.clean.page.head import read_head
from secondsource.clean.page.source import source_map
from secondsource.errors import ItemError
from secondsource.model.report import SourceMap


def read_page(name: str, data: bytes, depth: int) -> tuple[str, str, Hints, tuple[SourceMap, ...]]:
    """The working text of a page, the encoding of its bytes, its hints and its source map.

    One line a block, the title first; captions, credits, bylines and sign-offs of the article are in the text and
    named in `Hints.blocks`; navigation, related stories, consent boxes, share bars and readers' comments are not.
    Raises ItemError when there is no story. Parsers crash or hang on some pages: worker processes only.
    """
    decoded = decode(name, data, declared_encoding(data))
    if deeper_than(decoded.text, depth):
        raise ItemError(name, f"the page's tags are nested more than {depth} deep; save its words as a .txt file")
    root = _parse(name, decoded.text)
    hints = read_head(root)
    body = next(root.iter("body"), root)
    chosen = article(page_blocks(body), _story(decoded.text), hints.title)
    if not chosen:
        raise ItemError(
            name, "no story found on the page, only navigation and furniture; save its words as a .txt file"
        )
    text, hints, lines = _written(chosen, hints)
    return text, decoded.encoding, hints, source_map(lines, decoded.text)


def _parse(name: str, page: str) -> Any:
    import lxml.html
    from lxml.etree import ParserError

    # lxml refuses a declaration in a text that is decoded already, and ends a page at a NUL.
    page = re.sub(r"^\ufeff?\s*<\?xml[^>]*>", "", page).replace("\0", " ")
    try:
        return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(huge_tree=True, remove_comments=False))
    except (ParserError, ValueError) as error:
        raise ItemError(name, f"not a page that can be read ({error})") from error


def _story(page: str) -> str | None:
    """What trafilatura takes for the story; None when it finds none (or fails, as it does on some pages)."""
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.bare_extraction(page, fast=True, include_comments=False, with_metadata=False)
    except Exception:  # a library fed with arbitrary pages; our own reading goes on without its vote
        return None
    text = getattr(found, "text", None)
    return text if isinstance(text, str) else None


def _written(
    chosen: list[tuple[PageBlock, BlockKind | None]], hints: Hints
) -> tuple[str, Hints, list[tuple[int, str]]]:
    """The text, the hints with the blocks in it, and the lines with their starts (in the order of the page)."""
    written: list[str] = []
    blocks: list[Block] = []
    lines: list[tuple[int, str]] = []
    at = 0
    if hints.title and not any(role == "title" for _, role in chosen):
        written.append(hints.title)  # the page shows its title nowhere but in its head
        blocks.append(Block(0, len(hints.title), "title"))
        at = len(hints.title) + 1
    for block, role in chosen:
        line = block.text
        written.append(line)
        lines.append((at, line))
        blocks += _named(block, role, at)
        at += len(line) + 1
    return "\n".join(written), replace(hints, blocks=tuple(blocks)), lines


def _named(block: PageBlock, role: BlockKind | None, at: int) -> list[Block]:
    """The line's block; a line of several roles (a caption and its credit) is one block a role."""
    if role in (None, "title", "heading", "sign-off"):
        return [Block(at, at + len(block.text), role)] if role else []
    found: list[Block] = []
    for words, own in block.segments:
        end = at + len(words)
        if letters(words):
            found.append(Block(at + len(words) - len(words.lstrip()), at + len(words.rstrip()), own or role))
        at = end
    return found
