"""Every mention of people harmed in what a report mainly tells of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from secondsource.assertions.counting.gathered import Told
from secondsource.assertions.counting.harmed import harms
from secondsource.assertions.counting.mainly import elsewhere
from secondsource.assertions.counting.trees import tree
from secondsource.assertions.counting.victims import victims
from secondsource.model.assertion import Figure
from secondsource.model.parse import Name, Parse
from secondsource.model.report import Report


def is_told(parse: Parse, n: int) -> bool:
    """Whether a sentence is of the story. The first line is even where it is taken for furniture: with the outlet's
    name behind it a headline looks like the top of a page."""
    return parse.sentences[n].kind != "furniture" or n == 0


def is_headline(report: Report, parse: Parse, n: int) -> bool:
    """Whether a line is written in the short manner of headlines; the first line is where no full stop ends it."""
    sentence = parse.sentences[n]
    first = n == 0 and not report.quote(sentence.span).rstrip("\"”’' ").endswith((".", "!", "?"))
    return sentence.kind in ("title", "heading") or first


def all_told(report: Report, parse: Parse) -> list[Told]:
    """The mentions of people harmed, in order of position; none where the engine reads no syntax."""
    names: dict[int, Name] = {}
    for name in parse.names:
        if name.type == "person":
            names.update(dict.fromkeys(range(name.span.start, name.span.end), name))
    found: list[Told] = []
    for n, sentence in enumerate(parse.sentences):
        if not sentence.syntax or not is_told(parse, n):
            continue
        here = tree(report.text, sentence.syntax, is_headline(report, parse, n))
        for harm in harms(here):
            if who := victims(report.id, report.text, here, harm.people, names):
                found.append(Told(n, harm, who))
    return found


def sentences_of(parse: Parse, figures: Sequence[Figure]) -> list[int]:
    """The number of the sentence of each figure, -1 before the first."""
    starts = [sentence.span.start for sentence in parse.sentences]
    return [bisect_right(starts, figure.span.start) - 1 for figure in figures]


def beside_the_point(report: Report, parse: Parse, told: Sequence[Told], figures: Sequence[Figure]) -> frozenset[int]:
    """The numbers of the sentences that tell of other events than the main one."""
    harmed = {item.sentence for item in told}
    places = sentences_of(parse, figures)
    harmed |= {n for n, f in zip(places, figures, strict=True) if f.status in ("killed", "wounded") and n >= 0}
    return elsewhere(report, parse, harmed)
