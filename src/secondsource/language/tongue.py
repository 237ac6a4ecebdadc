"""Which language a text is written in, as far as it matters: is it English?"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import islice

from secondsource.language.sentences import split
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.resources.tongues import tongues

#: Words looked at; those of a long text are taken from all over it, so that a foreign preface decides nothing.
SAMPLE = 2000
#: Small words of a language, at least, and this much more often than those of English: a quotation or a list of
#: foreign names in an English text has fewer. English prose has 35 in 100 words, its tightest headlines 5 to 10.
LEAST = 4
MORE = 1.5
#: Different ones among them: "Dan" and "Di" are names too.
KINDS = 3
#: Of so many words at least, a text with a smaller share of English small words is no English prose.
MANY, FEWEST = 100, 0.04
#: What cannot be told (ISO 639-2).
UNKNOWN = "und"

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def tongue_of(text: str) -> str:
    """The ISO 639-1 code of the language; "en" where nothing speaks against it, "und" where only that is clear."""
    found = [m[0].casefold().replace("’", "'") for m in islice(_WORD.finditer(text), 20 * SAMPLE)]
    sample = found[:: max(1, len(found) // SAMPLE)]
    script = _script("".join(sample))
    if script:
        return script
    hits: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    known = tongues().words
    for word, count in Counter(sample).items():
        for code in known.get(word, ()):
            hits[code] += count
            kinds[code] += 1
    english = hits.pop("en", 0)
    best, count = min(hits.items(), key=lambda hit: (-hit[1], hit[0]), default=("", 0))
    if count >= LEAST and kinds[best] >= KINDS and count > MORE * english:
        return best
    return UNKNOWN if len(sample) >= MANY and english < FEWEST * len(sample) else "en"


def _script(letters: str) -> str:
    """The language of the script that most letters belong to; "" where that is the Latin one."""
    foreign = Counter(c for c in letters if c > "\u036f")
    counts: Counter[str] = Counter()
    for letter, count in foreign.items():
        code = next((code for first, last, code in tongues().scripts if first <= ord(letter) <= last), "")
        counts[code] += count
    del counts[""]
    if sum(counts.values()) * 2 <= len(letters):
        return ""
    # Japanese is known by its kana, however many ideographs stand between them.
    script = "ja" if counts["ja"] * 10 > counts["zh"] else max(sorted(counts), key=lambda code: counts[code])
    own = tongues().letters.get(script)
    if own is None:
        return script
    telling = {code: sum(foreign[letter] for letter in some) for code, some in own.items()}
    common = next(code for code, some in own.items() if not some)
    best = max(sorted(telling), key=lambda code: telling[code])
    return best if telling[best] else common


def unread(report: Report, engine: str, tongue: str) -> Parse:
    """The parse of a report in another language: its sentences and nothing else."""
    sentences = tuple(replace(sentence, tokens=()) for sentence in split(report))
    return Parse(report.id, engine, sentences, language=tongue)
