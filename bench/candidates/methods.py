"""Ours and the neighbours' ways to find the pairs of a pile that may be related, each with what it costs."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from secondsource.lineage.join import Index
from secondsource.lineage.sketch import sketch

BATCH = 2000  # reports that are sketched at once
PERMUTATIONS = 128
THRESHOLD = 0.5  # of resemblance: what users of these libraries usually set
RUN = 3  # words of a shingle, as their documentation has it
_WORD = re.compile(r"\w+")


class Found(NamedTuple):
    """Pairs of positions, and the processor's seconds that they took, cutting into words included."""

    pairs: set[tuple[int, int]]
    seconds: float


def ours(texts: Sequence[str]) -> Found:
    """The join of sampled runs by containment."""
    began = time.process_time()
    found = index_of(texts).pairs()
    seconds = time.process_time() - began
    return Found(set(zip(found.left.tolist(), found.right.tolist(), strict=True)), seconds)


def index_of(texts: Sequence[str]) -> Index:
    """All texts, ready to be joined."""
    index = Index()
    for at in range(0, len(texts), BATCH):
        batch = texts[at : at + BATCH]
        index.add(*sketch(batch), len(batch))
    return index


def _shingled(text: str) -> set[str]:
    words = _WORD.findall(text.lower())
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def datasketch(texts: Sequence[str]) -> Found:
    """MinHash with locality-sensitive hashing, in Python and numpy."""
    from datasketch import MinHash, MinHashLSH

    began = time.process_time()
    index, pairs = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS), set()
    for at, text in enumerate(texts):
        signature = MinHash(num_perm=PERMUTATIONS)
        signature.update_batch([shingle.encode() for shingle in _shingled(text)])
        pairs |= {(int(other), at) for other in index.query(signature)}
        index.insert(str(at), signature)
    return Found(pairs, time.process_time() - began)


def rensa(texts: Sequence[str]) -> Found:
    """MinHash with locality-sensitive hashing, in Rust."""
    from rensa import RMinHash, RMinHashLSH

    began = time.process_time()
    index, pairs = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32), set()
    for at, text in enumerate(texts):
        signature = RMinHash(num_perm=PERMUTATIONS, seed=42)
        signature.update(list(_shingled(text)))
        pairs |= {(int(other), at) for other in index.query(signature)}
        index.insert(at, signature)
    return Found(pairs, time.process_time() - began)


Method = Callable[[Sequence[str]], Found]
OURS = "secondsource"
NEIGHBOURS: dict[str, Method] = {"datasketch": datasketch, "rensa": rensa}


def methods(neighbours: bool) -> dict[str, Method]:
    """Ours, and with `neighbours` those that are installed."""
    return {OURS: ours} | ({name: way for name, way in NEIGHBOURS.items() if find_spec(name)} if neighbours else {})
