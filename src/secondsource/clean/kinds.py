"""What kind a single line is, as a recipe: named signs with weights, each for one kind; the heaviest has the line.

A line's kind is one of the kinds of `Furniture`, "byline", or "body". What a line's place on the page makes of it is
decided in `layout`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from secondsource.clean import signs
from secondsource.clean.lines import Line
from secondsource.clean.pagelines import Page


@dataclass(frozen=True, slots=True)
class Sign:
    """`test` says whether the sign is there; `weight` is what it counts for `kind`, "" for what it found."""

    test: Callable[[Line, Page], bool | str | None]
    kind: str
    weight: float


RECIPE = (
    Sign(signs.whole_phrase, "", 2.0),
    Sign(signs.opening_phrase, "", 1.6),
    Sign(signs.inner_phrase, "", 1.0),
    Sign(signs.is_a_credit, "credit", 2.2),
    Sign(signs.told_credit, "credit", 3.0),
    Sign(signs.told_caption, "caption", 3.0),
    Sign(signs.sells_a_picture, "caption", 2.0),
    Sign(signs.labelled_picture, "caption", 1.6),
    Sign(signs.speaks_of_a_picture, "caption", 1.0),
    Sign(signs.over_a_credit, "caption", 0.6),
    Sign(signs.opens_the_page, "caption", 0.6),
    Sign(signs.shows_a_scene, "caption", 0.4),
    Sign(signs.repeats_at_once, "doubled", 1.5),
    Sign(signs.repeats, "doubled", 1.5),
    Sign(signs.reporting_line, "sign-off", 3.0),
    Sign(signs.by_somebody, "byline", 2.0),
    Sign(signs.dated, "page-date", 3.2),
    Sign(signs.path_of_sections, "navigation", 1.6),
    Sign(signs.names_a_section, "section", 1.5),
    Sign(signs.slugged, "slug", 2.0),
    Sign(signs.only_dateline, "dateline", 3.0),
    Sign(signs.only_marks, "rule", 2.0),
    Sign(signs.only_tags, "topics", 2.0),
    Sign(signs.gives_an_address, "contact", 1.2),
    Sign(signs.reads_as_a_sentence, "body", 0.9),
    Sign(signs.follows_a_dateline, "body", 3.5),
    Sign(signs.somebody_speaks, "body", 0.8),
    Sign(signs.takes_a_turn, "body", 1.6),
    Sign(signs.is_long, "body", 0.8),
)
#: The signs that long paragraphs are searched for.
_OF_PARAGRAPHS = tuple(sign for sign in RECIPE if sign.test in (signs.is_long, signs.repeats, signs.told_caption))


def kind_of(line: Line, page: Page) -> str:
    """The kind whose signs weigh most; "" when no sign is there."""
    weights: dict[str, float] = {}
    for sign in RECIPE if not line.long else _OF_PARAGRAPHS:
        if found := sign.test(line, page):
            kind = sign.kind or str(found)
            weights[kind] = weights.get(kind, 0.0) + sign.weight
    best = max(weights, key=lambda kind: (weights[kind], kind), default="")
    return best if weights.get(best, 0.0) >= 0.8 else ""
