"""Which of the lines over a story is its headline, and which is the name over the door."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from secondsource.clean.lines import Line
from secondsource.clean.pagelines import Page
from secondsource.resources.marks import marks
from secondsource.resources.outlets import outlets

#: A domain, or the frequency of a station.
_SENDER = re.compile(
    r"\b[\w-]+\.(?:com|org|net|co|info|news|example|tv|gov|int|eu|uk|io)\b|\b\d{2,3}(?:\.\d)? ?(?:FM|AM|MHz|kHz)\b"
)


@dataclass(frozen=True, slots=True)
class Feature:
    """What speaks for a line as the headline; `measure` gives 0 to 1. Its docstring is the reason."""

    measure: Callable[[Line, Line | None, Page], float]
    weight: float


def told_by_page(line: Line, lead: Line | None, page: Page) -> float:
    """The page's markup or record gives this as the title."""
    hinted = page.hints.title is not None and _letters(line.text) == _letters(page.hints.title)
    return float(hinted or page.blocks.get(line.number) == "title")


def has_length(line: Line, lead: Line | None, page: Page) -> float:
    """Four words or more."""
    return {0: -2.0, 1: -2.0, 2: -1.0, 3: 0.2}.get(len(line.words), 1.0 if len(line.words) <= 32 else 0.0)


def shares_words(line: Line, lead: Line | None, page: Page) -> float:
    """It shares its words with the first paragraphs of the story."""
    if lead is None:
        return 0.0
    mine = {w.casefold()[:5] for w in line.words if w.casefold() not in marks("headline_words")}
    opening = (lead, page.beside(lead, 1), page.beside(lead, 2))
    theirs = {w.casefold()[:5] for paragraph in opening if paragraph for w in paragraph.words}
    return len(mine & theirs) / len(mine) if mine else 0.0


def has_syntax(line: Line, lead: Line | None, page: Page) -> float:
    """It has the small words of a sentence, or most of its words in small letters."""
    return float(line.has_syntax)


def has_label(line: Line, lead: Line | None, page: Page) -> float:
    """It begins with a label and a colon ("Live:", "Explainer:")."""
    label, colon, _ = line.text.partition(":")
    return float(bool(colon) and label.casefold() in marks("not_places"))


def names_outlet(line: Line, lead: Line | None, page: Page) -> float:
    """It is a name of an outlet or an office."""
    return float(_outlet_like(line))


def comes_first(line: Line, lead: Line | None, page: Page) -> float:
    """No line that could be a headline stands over it."""
    return float(line.number <= page.first_headlike)


def between_kicker_and_subtitle(line: Line, lead: Line | None, page: Page) -> float:
    """A shorter line stands over it and a longer one under it, both headlines by their looks."""
    above, below = page.beside(line, -1), page.beside(line, 1)
    if above is None or below is None or below is lead or not (above.headlike and below.headlike):
        return 0.0
    return float(len(above.words) < len(line.words) < len(below.words))


def has_two_sentences(line: Line, lead: Line | None, page: Page) -> float:
    """It has a full stop inside, as subtitles have."""
    return float(bool(re.search(r"[a-z][.!?][”’\"]? [A-Z]", line.text)))


def cries_a_quotation(line: Line, lead: Line | None, page: Page) -> float:
    """It is in quotation marks and in capitals, or somebody says it in the story."""
    if line.text[0] not in "“‘\"'«" or line.text[-1] not in "”’\"'»" or len(line.words) < 3 or lead is None:
        return 0.0
    said = _letters(line.text)
    told = any(said in _letters(other.text[:2000]) for other in page.lines[lead.number :][:40])
    return float(line.shouted or told)


def names_sender(line: Line, lead: Line | None, page: Page) -> float:
    """It has an address of the web or the frequency of a station in it."""
    return float(bool(_SENDER.search(line.text)))


FEATURES = (
    Feature(told_by_page, 5.0),
    Feature(has_length, 1.0),
    Feature(shares_words, 0.8),
    Feature(has_syntax, 0.8),
    Feature(comes_first, 0.4),
    Feature(between_kicker_and_subtitle, 0.7),
    Feature(has_two_sentences, -0.6),
    Feature(cries_a_quotation, 1.2),
    Feature(has_label, -1.0),
    Feature(names_outlet, -1.2),
    Feature(names_sender, -3.0),
)
#: Below this a line over the story is no headline: a masthead or a lone word.
MIN_TITLE = 0.6


def title_among(lines: Sequence[Line], lead: Line | None, page: Page) -> Line | None:
    """The headline among the unsorted lines over the story; of equals the first."""
    scored = [(sum(f.weight * f.measure(line, lead, page) for f in FEATURES), -line.number) for line in lines]
    score, number = max(scored, default=(0.0, 0))
    return page.lines[-number] if score >= MIN_TITLE else None


def is_masthead(line: Line, page: Page) -> bool:
    """Whether a line over the headline names the outlet or the office that publishes."""
    if not any(c.isalpha() for c in line.text):
        return False
    hinted = page.hints.outlet is not None and _letters(page.hints.outlet) == _letters(line.text)
    name = len(line.words) <= 4 and (line.titled or line.shouted or len(line.words) == 1)
    first = line.number <= 1 and name and ":" not in line.text and not line.has_syntax
    first = first or (line.number == 0 and _named_apart(line.text))
    return hinted or bool(_SENDER.search(line.text)) or _outlet_like(line) or first


def _named_apart(text: str) -> bool:
    """Whether a name stands before a bar, a dash or its own acronym: "Vale Voices – the paper of the valley"."""
    m = re.match(r"(?P<name>[^|–—:()]{3,60}?)(?: [|–—-] |\s?\([A-Z]{2,8}\))", text)
    words = m["name"].split() if m else []
    return 0 < len(words) <= 7 and all(w[0].isupper() or w in marks("joining_words") for w in words)


def _outlet_like(line: Line) -> bool:
    """A short run of capitalised words, one at its edge telling an outlet or an office."""
    if len(line.words) > 12 or ":" in line.text or not (line.titled or line.shouted):
        return False
    edges = {w.casefold() for part in re.split(r"\s[-–—|:]\s|[,|]", line.text) for w in _edges(part)}
    return bool(edges & outlets().names or edges & outlets().offices)


def _edges(part: str) -> list[str]:
    words = [w for w in re.findall(r"[^\W\d_][\w’'&-]*", part) if w.casefold() != "the"]
    return [words[0], words[-1]] if words and len(words) <= 7 else []


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
