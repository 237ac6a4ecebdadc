"""When two counts are one count: the same fate of the same people, the same number."""

from __future__ import annotations

from secondsource.claims.alignment.figure_facts import is_telling, number, same_class
from secondsource.claims.alignment.handed import Trail
from secondsource.claims.alignment.items import Item
from secondsource.claims.alignment.never import other_count

#: For a number that is seldom met by chance, where one of the two does not say what became of the people ("a list of
#: 163 people"): above SAME, below any count that says it.
BARE = 0.6


def same_count(left: Item, right: Item, trail: Trail) -> float:
    """How far two counts are one (0 to 1)."""
    a, b = left.figure, right.figure
    if a is None or b is None or a.unit != b.unit:
        return 0.0
    if a.status != b.status:
        bare = next((figure for figure in (a, b) if not figure.status), None)
        told = bare is not None and is_telling(bare) and a.value == b.value and same_class(a, b)
        return BARE if told else 0.0
    if left.report == right.report and left.sentence == right.sentence:
        return 0.0
    link = trail.between(left.sentence, right.sentence)
    if link and not trail.one_text(left.report, right.report):
        link = None  # two reports may cast one sentence of news in one form
    if link is None and other_count(left, right):
        return 0.0
    x, y = number(a), number(b)
    if x is None or y is None:
        return 0.6 * link.trust if link and x == y and same_class(a, b) else 0.0
    if link is None and (a.qualifier == "vague") != (b.qualifier == "vague"):  # "a handful" is not two
        return 0.0
    if x == y or (a.low, a.high) == (b.low, b.high) != (None, None):
        return 1.0 if link or same_class(a, b) else 0.0
    # A number that was altered on the way is one claim with two readings, if it is the only count of its kind there.
    if link and link.trust >= 0.7 and any(x.kind == "number" for x in link.passage.altered) and same_class(a, b):
        return 0.5
    return 0.0
