"""What a container says beside the text: the head of a page, the keys of a record, the layout around the story."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal[
    "title", "standfirst", "kicker", "byline", "time", "caption", "credit", "sign-off", "heading", "note"
]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the working text, `start` to `end` in code points, whose role the page's markup tells."""

    start: int
    end: int
    kind: BlockKind


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a report before its words are looked at; None or empty where the container is silent.

    `published` and `modified` are ISO dates or date-times as the container states them (zone kept: the day meant is
    the day in that zone). `outlet_basis` names what says who the outlet is ("record", "og:site_name", "json-ld", ...).
    `captions` and `credits` (of pictures) are the words of the page, `blocks` where such things stand in the working
    text (only for HTML; in the order of the text, without overlap). `toponyms` are the names of places that are marked
    in it, as offsets, None where none are asked for.
    """

    title: str | None = None
    outlet: str | None = None
    outlet_basis: str = ""
    byline: str | None = None
    published: str | None = None
    published_basis: str = ""
    modified: str | None = None
    url: str | None = None
    description: str | None = None
    captions: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()
    extra: tuple[tuple[str, str], ...] = ()
    blocks: tuple[Block, ...] = ()
    toponyms: tuple[tuple[int, int], ...] | None = None
