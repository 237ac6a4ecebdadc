"""Signs of what kind a single line is, each a question to a line and its neighbours; its docstring says the reason."""

from __future__ import annotations

import re
from functools import cache

from secondsource.clean.bylines import is_byline, is_sign_off
from secondsource.clean.dateline import is_dateline, read_dateline
from secondsource.clean.lines import Line
from secondsource.clean.pagelines import Page, plain, speaker, squeeze
from secondsource.clean.pageparts import is_breadcrumb, is_page_date, is_section, is_slug
from secondsource.clean.pictures import picture_credit
from secondsource.resources.furniture import phrase_kind
from secondsource.resources.marks import either


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
    return page.blocks.get(line.number) == "caption" or squeeze(line.text) in page.pictures


def told_credit(line: Line, page: Page) -> bool:
    """The page's markup says that this is a credit."""
    return page.blocks.get(line.number) == "credit"


def repeats_at_once(line: Line, page: Page) -> bool:
    """The line says word for word what the line before it says."""
    above = page.beside(line, -1)
    return above is not None and len(line.words) >= 3 and plain(above) == plain(line)


def repeats(line: Line, page: Page) -> bool:
    """The line says word for word what an earlier line said."""
    return len(line.words) >= 4 and page.first_seen[plain(line)] < line.number


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
    return page.turns[speaker(line)] > 1 if speaker(line) else False


def is_long(line: Line, page: Page) -> bool:
    """The line has the length of a paragraph."""
    return len(line.words) >= 45 or line.long


_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+\.\w+|\bhttps?://|\bwww\.|(?:\+?\d[\s()-]*){9,}|\b\d{3}[-.\s]\d{4}\b")


def _phrase(line: Line, place: str) -> str | None:
    found = phrase_kind(line.text)
    return found[0] if found and found[1] == place else None


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
