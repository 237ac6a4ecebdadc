"""MinHash with locality-sensitive hashing by datasketch and by rensa, run by an interpreter that has them.

    PYTHON bench/candidates/minhash.py < TEXTS.json

Reads a JSON list of texts; writes for each library its version, the pairs of positions that it finds, and the seconds
of processor time that it took, cutting into words included. A library that is not there is left out.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from importlib.util import find_spec

PERMUTATIONS = 128
THRESHOLD = 0.5  # of resemblance: what users of these libraries usually set
RUN = 3  # words of a shingle, as their documentation has it
_WORD = re.compile(r"\w+")


def shingled(text: str) -> set[str]:
    """The runs of words of a text."""
    words = _WORD.findall(text.lower())
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def datasketch(texts: Sequence[str]) -> list[tuple[int, int]]:
    """In Python and numpy."""
    from datasketch import MinHash, MinHashLSH

    index, pairs = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), []
    for at, text in enumerate(texts):
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([shingle.encode() for shingle in shingled(text)])
        pairs += [(int(other), at) for other in index.query(signature)]
        index.insert(str(at), signature)
    return pairs


def rensa(texts: Sequence[str]) -> list[tuple[int, int]]:
    """In Rust."""
    from rensa import RMinHash, RMinHashLSH

    index, pairs = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32), []
    for at, text in enumerate(texts):
        signature = RMinHash(num_perm=PERMUTATIONS, seed=42)
        signature.update(list(shingled(text)))
        pairs += [(int(other), at) for other in index.query(signature)]
        index.insert(at, signature)
    return pairs


WAYS: dict[str, Callable[[Sequence[str]], list[tuple[int, int]]]] = {"datasketch": datasketch, "rensa": rensa}


def main() -> None:
    """Answer on the standard output."""
    texts = json.load(sys.stdin)
    answer = {}
    for name, way in WAYS.items():
        if find_spec(name):
            began = time.process_time()
            pairs = way(texts)
            answer[name] = {"version": version(name), "seconds": time.process_time() - began, "pairs": pairs}
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
