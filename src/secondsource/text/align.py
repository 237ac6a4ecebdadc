"""Laying one sequence of words beside another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """`size` equal items from `left` on in one sequence and `right` on in the other."""

    left: int
    right: int
    size: int


def blocks(left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """The runs that a longest common subsequence is made of, in order."""
    from rapidfuzz.distance import LCSseq

    found: list[Block] = []
    for op in LCSseq.opcodes(left, right):
        if op.tag == "equal":
            found.append(Block(op.src_start, op.dest_start, op.src_end - op.src_start))
    return found
