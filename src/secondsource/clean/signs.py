"""What a single line is, as a recipe: named signs with weights, each for one kind; the heaviest kind has the line.

A line's kind is one of the kinds of `Furniture`, "byline", or "body". Signs look at a line and its neighbours only;
what a line's place on the page makes of it is decided in `layout`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from secondsource.clean.bylines import is_byline, is_sign_off
from secondsource.clean.dateline import is_dateline, read_dateline
from secondsource.clean.hints import Hints
from secondsource.clean.lines import Line
from secondsource.clean.pageparts import is_breadcrumb, is_page_date, is_section, is_slug
from secondsource.clean.pictures import picture_credit
from secondsource.resources.furniture import phrase_kind
from secondsource.resources.marks import either


@dataclass(frozen=True)
class Page:
    """The lines of a report with what its container says of it."""

    lines: Sequence[Line]
    hints: Hints = field(default_factory=Hints)

    @cached_property
    def first_seen(self) -> dict[str, int]:
        """Each line's words to the number of the first line that has them."""
        seen: dict[str, int] = {}
        for line in self.lines:
            seen.setdefault(_plain(line), line.number)
        return seen

    @cached_property
    def first_headlike(self) -> int:
        """The number of the first line that looks like a headline; how many lines there are where none does."""
        return next((line.number for line in self.lines if line.headlike), len(self.lines))

    @cached_property
    def turns(self) -> Counter[str]:
        """How many lines each speaker's label begins."""
        return Counter(label for line in self.lines if (label := _speaker(line)))

    @cached_property
    def pictures(self) -> frozenset[str]:
        """The captions the container names, plain."""
        return frozenset(_squeeze(caption) for caption in self.hints.captions)

    @cached_property
    def blocks(self) -> dict[int, str]:
        """Number of a line to the kind the page's markup gives it."""
        told: dict[int, str] = {}
        for block in self.hints.blocks:
            for line in self.lines:
                if block.start <= line.start and line.end <= block.end:
                    told[line.number] = block.kind
        return told

    def beside(self, line: Line, step: int) -> Line | None:
        """The line so many lines further on (or back), if there is one."""
        at = line.number + step
        return self.lines[at] if 0 <= at < len(self.lines) else None


@dataclass(frozen=True, slots=True)
class Sign:
    """`test` says whether the sign is there; `weight` is what it counts for `kind`. Its docstring is the reason."""

    test: Callable[[Line, Page], bool | str | None]
    kind: str
    weight: float


def whole_phrase(line: Line, page: Page) -> str | None:
    """The line is a known phrase of pages and nothing more."""
    return _phrase(line, "whole")


def opening_phrase(line: Line, page: Page) -> str | None:
    """The line begins with a known phrase of pages."""
    return _phrase(line, "start") if len(line.words) <= 60 else None


def inner_phrase(line: Line, page: Page) -> str | None:
    """A short line has a known phrase of pages in it."""
    return _phrase(line, "any") if len(line.words) <= 25 else None


def sells_a_picture(line: Line, page: Page) -> bool:
    """The line ends with the credit of a picture."""
    return (found := picture_credit(line.text)) is not None and found.start > 0


def is_a_credit(line: Line, page: Page) -> bool:
    """The line is the credit of a picture and nothing more."""
    return (found := picture_credit(line.text)) is not None and found.start == 0


def labelled_picture(line: Line, page: Page) -> bool:
    """The line begins with a word for a picture."""
    return bool(_label().match(line.text))


def speaks_of_a_picture(line: Line, page: Page) -> bool:
    """The line says that it describes a picture."""
    return bool(_picture().search(line.text))


def over_a_credit(line: Line, page: Page) -> bool:
    """The next line is the credit of a picture."""
    below = page.beside(line, 1)
    return line.closed and below is not None and not below.long and is_a_credit(below, page)


def opens_the_page(line: Line, page: Page) -> bool:
    """A sentence over a picture's credit at the very top of the page."""
    return line.number == 0 and over_a_credit(line, page)


def shows_a_scene(line: Line, page: Page) -> bool:
    """One sentence in the present tense, without anyone speaking."""
    return len(line.words) <= 45 and bool(_scene().match(line.text)) and not _spoken().search(line.text)


def told_caption(line: Line, page: Page) -> bool:
    """The page's markup says that this is a caption."""
    return page.blocks.get(line.number) == "caption" or _squeeze(line.text) in page.pictures


def told_credit(line: Line, page: Page) -> bool:
    """The page's markup says that this is a credit."""
    return page.blocks.get(line.number) == "credit"


def repeats_at_once(line: Line, page: Page) -> bool:
    """The line says word for word what the line before it says."""
    above = page.beside(line, -1)
    return above is not None and len(line.words) >= 3 and _plain(above) == _plain(line)


def repeats(line: Line, page: Page) -> bool:
    """The line says word for word what an earlier line said."""
    return len(line.words) >= 4 and page.first_seen[_plain(line)] < line.number


def reporting_line(line: Line, page: Page) -> bool:
    """The line names who reported, wrote or edited."""
    return is_sign_off(line.text)


def by_somebody(line: Line, page: Page) -> bool:
    """The line names the authors."""
    return page.blocks.get(line.number) == "byline" or (len(line.words) <= 25 and is_byline(line))


def dated(line: Line, page: Page) -> bool:
    """The line is a date with little around it."""
    return page.blocks.get(line.number) == "time" or (is_page_date(line) and not is_byline(line))


def path_of_sections(line: Line, page: Page) -> bool:
    """The line is a path of sections."""
    return is_breadcrumb(line)


def names_a_section(line: Line, page: Page) -> bool:
    """Every word of the line names a section."""
    return is_section(line)


def slugged(line: Line, page: Page) -> bool:
    """The line is a wire's slug."""
    return is_slug(line.text)


def only_dateline(line: Line, page: Page) -> bool:
    """The line is a dateline; the story begins on the next."""
    return is_dateline(line.text)


def only_marks(line: Line, page: Page) -> bool:
    """The line has no letters and no figures."""
    return not any(c.isalnum() for c in line.text[:200])


def only_tags(line: Line, page: Page) -> bool:
    """Every word of the line is a hashtag or a handle."""
    return all(word[0] in "#@" for word in line.text[:200].split())


def gives_an_address(line: Line, page: Page) -> bool:
    """A short line with a telephone number, a mail address or a link."""
    return len(line.words) <= 14 and bool(_ADDRESS.search(line.text))


def reads_as_a_sentence(line: Line, page: Page) -> bool:
    """The line reads as a sentence."""
    return line.prose


def follows_a_dateline(line: Line, page: Page) -> bool:
    """A sentence follows a dateline: "LIMA (Kestrel) - Three died." """
    found = read_dateline(line.text) if line.closed else None
    return found is not None and len(line.text[found.end :].split()) >= 2


def somebody_speaks(line: Line, page: Page) -> bool:
    """Somebody says something in a whole sentence."""
    return line.closed and bool(_spoken().search(line.text))


def takes_a_turn(line: Line, page: Page) -> bool:
    """The line begins with the name of a speaker who speaks elsewhere on the page too."""
    return page.turns[_speaker(line)] > 1 if _speaker(line) else False


def is_long(line: Line, page: Page) -> bool:
    """The line has the length of a paragraph."""
    return len(line.words) >= 45 or line.long


RECIPE = (
    Sign(whole_phrase, "", 2.0),
    Sign(opening_phrase, "", 1.6),
    Sign(inner_phrase, "", 1.0),
    Sign(is_a_credit, "credit", 2.2),
    Sign(told_credit, "credit", 3.0),
    Sign(told_caption, "caption", 3.0),
    Sign(sells_a_picture, "caption", 2.0),
    Sign(labelled_picture, "caption", 1.6),
    Sign(speaks_of_a_picture, "caption", 1.0),
    Sign(over_a_credit, "caption", 0.6),
    Sign(opens_the_page, "caption", 0.6),
    Sign(shows_a_scene, "caption", 0.4),
    Sign(repeats_at_once, "doubled", 1.5),
    Sign(repeats, "doubled", 1.5),
    Sign(reporting_line, "sign-off", 3.0),
    Sign(by_somebody, "byline", 2.0),
    Sign(dated, "page-date", 3.2),
    Sign(path_of_sections, "navigation", 1.6),
    Sign(names_a_section, "section", 1.5),
    Sign(slugged, "slug", 2.0),
    Sign(only_dateline, "dateline", 3.0),
    Sign(only_marks, "rule", 2.0),
    Sign(only_tags, "topics", 2.0),
    Sign(gives_an_address, "contact", 1.2),
    Sign(reads_as_a_sentence, "body", 0.9),
    Sign(follows_a_dateline, "body", 3.5),
    Sign(somebody_speaks, "body", 0.8),
    Sign(takes_a_turn, "body", 1.6),
    Sign(is_long, "body", 0.8),
)


def kind_of(line: Line, page: Page) -> str:
    """The kind whose signs weigh most; "" when no sign is there."""
    weights: dict[str, float] = {}
    for sign in RECIPE if not line.long else _OF_PARAGRAPHS:
        if found := sign.test(line, page):
            kind = sign.kind or str(found)
            weights[kind] = weights.get(kind, 0.0) + sign.weight
    best = max(weights, key=lambda kind: (weights[kind], kind), default="")
    return best if weights.get(best, 0.0) >= 0.8 else ""


#: The signs that long paragraphs are searched for.
_OF_PARAGRAPHS = tuple(sign for sign in RECIPE if sign.test in (is_long, repeats, told_caption))

_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\bhttps?://|\bwww\.|(?:\+?\d[\s()-]*){9,}|\b\d{3}[-.\s]\d{4}\b")


def _speaker(line: Line) -> str:
    """The label in capitals before a colon at the head of the line; "" without one."""
    m = re.match(r"([A-Z][A-Z .’'-]{0,30}):\s", line.text)
    return m[1] if m else ""


def _phrase(line: Line, place: str) -> str | None:
    found = phrase_kind(line.text)
    return found[0] if found and found[1] == place else None


def _plain(line: Line) -> str:
    return " ".join(line.words).casefold() if not line.long else f"{len(line.text)} {_edges(line.text)}"


def _edges(text: str) -> str:
    """The beginning and the end of a long paragraph: enough to know it again."""
    return text[:200] + text[-200:]


def _squeeze(text: str) -> str:
    return " ".join(text.split()).casefold()


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{either('picture_labels')}(?: \d+)?(?:\s?[:—–]| - |(?<=caption),? )|pictured\b", re.I)


@cache
def _picture() -> re.Pattern[str]:
    return re.compile(rf"\b{either('picture_phrases')}\b", re.I)


@cache
def _scene() -> re.Pattern[str]:
    """Within the first words, a verb of what can be seen."""
    return re.compile(rf"(?:[\w’',-]+ ){{1,9}}?{either('scene_verbs')}\b")


@cache
def _spoken() -> re.Pattern[str]:
    return re.compile(rf"\b{either('speaking')}\b|[“\"][^“”\"]+[,.!?][”\"]")
