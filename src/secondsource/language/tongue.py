"""Which language a text is written in, as far as it matters: is it English?"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import Any

from secondsource.language.sentences import split
from secondsource.model.parse import Parse
from secondsource.model.report import Report

#: Words looked at; those of a long text are taken from all over it, so that a foreign preface decides nothing.
SAMPLE = 600
#: Share of English small words that settles the matter: English prose has 35 in 100 words, no other language a tenth of
#: that. The classifier, which takes half a second to load, is not asked then.
ENOUGH = 0.12
#: Probability below which the classifier is not believed: headlines, lists of names, numbers.
SURE = 0.5

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SMALL = frozenset(
    (
        "the",
        "of",
        "and",
        "to",
        "that",
        "was",
        "were",
        "with",
        "from",
        "has",
        "have",
        "been",
        "his",
        "they",
        "which",
        "said",
    )
)


def tongue_of(text: str) -> str:
    """The ISO 639-1 code of the language; "en" where nothing speaks against it. Classified by py3langid (Lui and
    Baldwin 2012) unless English small words settle it."""
    found = [m[0].lower() for m in islice(_WORD.finditer(text), 50 * SAMPLE)]
    sample = found[:: max(1, len(found) // SAMPLE)][:SAMPLE]
    if not sample or sum(word in _SMALL for word in sample) >= ENOUGH * len(sample):
        return "en"
    code, sure = _classifier().classify(" ".join(word[:40] for word in sample))
    return str(code) if sure >= SURE else "en"


@lru_cache(maxsize=1)
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


def unread(report: Report, engine: str, tongue: str) -> Parse:
    """The parse of a report that is not in English: its sentences and their words as written, by which lineage can
    still align it, and nothing else."""
    return Parse(report.id, engine, split(report), language=tongue)
