"""A text as numbers, fast: a 64-bit number for every run of words, a fixed share of which is kept.

What is kept hangs on the run alone, so two texts with a run in common keep it both or neither: the share of kept runs
that two texts have in common is that of all their runs, within chance (Broder 1997, sampling modulo m).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, Any]

RUN = 4  # words: at one word in five changed two runs of four in five are lost, of five two in three
KEEP = 2  # one run in so many is kept
#: Letters beyond ASCII above this share are no accents: the text is in another script, and is cut by Unicode's words.
FOREIGN = 0.2
#: Odd numbers that spread the words of a run over 64 bits (the first digits of the golden ratio and its powers).
SPREAD = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)
_WORD = re.compile(r"\w+")
_LETTERS = bytes(byte if chr(byte).isalnum() and byte < 128 else 32 for byte in range(256))


def words_of(text: str) -> list[bytes]:
    """The words of a text in small letters, without marks and accents; quick rather than exact."""
    plain = text.lower().encode("ascii", "replace")
    if plain.count(b"?") > FOREIGN * len(plain):
        return [word.encode() for word in _WORD.findall(text.casefold())]
    return plain.translate(_LETTERS).split()


def sketch(texts: Sequence[str]) -> tuple[Array, Array]:
    """(runs, owners): the kept runs of all texts as uint64, and for each the position of its text.

    A run that a text repeats is there as often as it stands in it. Texts shorter than RUN words have none.
    """
    import numpy as np

    cut = [words_of(text) for text in texts]
    counts = np.fromiter(map(len, cut), dtype=np.int64, count=len(cut))
    total = int(counts.sum())
    crcs = np.fromiter(map(zlib.crc32, chain.from_iterable(cut)), dtype=np.uint64, count=total)
    if total < RUN:
        return np.empty(0, dtype=np.uint64), np.empty(0, dtype=np.int64)
    owners = np.repeat(np.arange(len(cut)), counts)
    runs = np.zeros(total - RUN + 1, dtype=np.uint64)
    for at, odd in enumerate(SPREAD):
        runs = (runs ^ crcs[at : total - RUN + 1 + at]) * np.uint64(odd)
        runs ^= runs >> np.uint64(29)
    whole = owners[: total - RUN + 1] == owners[RUN - 1 :]
    kept = whole & (runs % np.uint64(KEEP) == 0)
    return runs[kept], owners[: total - RUN + 1][kept]
