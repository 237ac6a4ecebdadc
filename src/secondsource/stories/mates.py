"""Which reports are likely to share a story, by the rare names, numbers and long words they have in common.

This is a rough look, before anything is parsed, and only serves to date a report by its company; `group` parts the
pile into stories when more is known.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

#: Two reports need so much of the weight of the shorter one's words in common. Reports of other stories stay below
#: 0.05 mostly, a report that shares a story but not one phrase can come down to 0.06.
MIN_LIKENESS = 0.06
#: A word in more reports than this does not lead to candidates (it still counts in the likeness).
MAX_POSTINGS = 200
#: So many of a report's rarest words lead to candidates.
LEADS = 60
#: At most so many mates of a report are kept, the likest first.
MAX_MATES = 40
_WORD = re.compile(r"[^\W_][\w’'-]*|\d[\d.,]*\d")


def story_mates(texts: Sequence[str], wanted: Iterable[int]) -> dict[int, tuple[tuple[int, float], ...]]:
    """For each report wanted (by its number), the numbers of its mates and their likeness (0 to 1), likest first."""
    terms = [_terms(text) for text in texts]
    found_in = Counter(term for bag in terms for term in bag)
    weight = {term: _kind_weight(term) * math.log(1 + len(texts) / n) for term, n in found_in.items()}
    whole = [math.fsum(weight[term] for term in sorted(bag)) for bag in terms]
    postings: dict[str, list[int]] = {}
    for number, bag in enumerate(terms):
        for term in bag:
            if 1 < found_in[term] <= MAX_POSTINGS:
                postings.setdefault(term, []).append(number)
    mates: dict[int, tuple[tuple[int, float], ...]] = {}
    for one in wanted:
        leads = sorted((found_in[term], term) for term in terms[one] if term in postings)[:LEADS]
        others = sorted({other for _, term in leads for other in postings[term]} - {one})
        scored = [
            (other, _likeness(terms[one], terms[other], weight, min(whole[one], whole[other]))) for other in others
        ]
        near = sorted((s for s in scored if s[1] >= MIN_LIKENESS), key=lambda s: (-s[1], texts[s[0]]))
        mates[one] = tuple(near[:MAX_MATES])
    return mates


def _likeness(one: frozenset[str], other: frozenset[str], weight: dict[str, float], smaller: float) -> float:
    return math.fsum(weight[term] for term in sorted(one & other)) / smaller if smaller else 0.0


def _kind_weight(term: str) -> float:
    """Names and numbers tell more of a story than words do."""
    return 1.0 if term[0] == "~" else 2.0


def _terms(text: str) -> frozenset[str]:
    """Names (capitalised inside a sentence, or all in capitals), numbers of two figures or more, and long words."""
    terms = set()
    for match in _WORD.finditer(text):
        word = re.sub(r"[’']s$", "", match[0])
        before = text[max(0, match.start() - 2) : match.start()]
        if word[0].isdigit():
            if len(word) > 1:
                terms.add(word)
        elif word[0].isupper() and (word.isupper() or (before[-1:] == " " and before[:1] not in '.!?:”"')):
            terms.add(word.casefold())
        elif len(word) >= 7:
            terms.add("~" + word.casefold()[:7])
    return frozenset(terms)
