"""From the network's scores to trees, spans and attributions. All scores are numpy arrays of one window of W words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Indices = NDArray[np.int64]
Range = tuple[int, int]


def tree(arcs: Scores) -> Indices:
    """The best tree of one sentence: (n, n + 1) scores of each word's head (column 0: the root) -> (n,) heads, 0 for
    the one root, otherwise head + 1. Greedy where that is a tree; else maximum spanning tree (Chu, Liu; Edmonds), with
    roots made so dear that there is only one."""
    heads: Indices = arcs.argmax(1)
    if _is_tree(heads):
        return heads
    size = len(arcs) + 1
    scores = np.full((size, size), -1e9)
    scores[1:] = arcs
    scores[1:, 0] -= 1e5
    np.fill_diagonal(scores, -1e9)
    best: Indices = _arborescence(scores)[1:]
    return best


def _is_tree(heads: Indices) -> bool:
    parents: list[int] = [-1, *heads.tolist()]
    if parents.count(0) != 1:
        return False
    state = [1] + [0] * (len(parents) - 1)
    for at in range(1, len(parents)):
        path = []
        while state[at] == 0:
            state[at] = 2
            path.append(at)
            at = parents[at]
        if state[at] == 2:
            return False
        for done in path:
            state[done] = 1
    return True


def _arborescence(scores: NDArray[np.float64]) -> Indices:
    """Best head of every node but 0; row: dependent, column: head."""
    size = len(scores)
    heads: Indices = scores.argmax(1)
    heads[0] = 0
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = [i for i in range(size) if i not in cycle]
    ring = sorted(cycle)
    kept = scores[ring, heads[ring]]
    small = np.full((len(rest) + 1, len(rest) + 1), -1e9)
    small[:-1, :-1] = scores[np.ix_(rest, rest)]
    out = scores[np.ix_(rest, ring)]
    small[:-1, -1] = out.max(1)
    enter = scores[np.ix_(ring, rest)] - kept[:, None]
    small[-1, :-1] = enter.max(0) + kept.sum()
    small[0] = -1e9
    inner = _arborescence(small)
    found: Indices = heads.copy()
    for at, node in enumerate(rest[1:], 1):
        found[node] = ring[int(out[at].argmax())] if inner[at] == len(rest) else rest[inner[at]]
    entry = int(inner[-1])
    found[ring[int(enter[:, entry].argmax())]] = rest[entry]
    return found


def _cycle(heads: Indices) -> set[int]:
    state = [1] + [0] * (len(heads) - 1)
    for at in range(1, len(heads)):
        path = []
        while state[at] == 0:
            state[at] = 2
            path.append(at)
            at = int(heads[at])
        if state[at] == 2:
            return set(path[path.index(at) :])
        for done in path:
            state[done] = 1
    return set()


def paths(scores: Sequence[Scores], steps: Sequence[Scores]) -> list[Indices]:
    """The best labels of several rows at once (Viterbi): scores (W, L) log-probabilities of each row, with its steps
    (L, L), what it costs to go from one label to the next; no row may begin with a label that label 0 cannot go to.
    All rows have as many labels."""
    if not scores:
        return []
    lengths = [len(row) for row in scores]
    longest = max(lengths)
    padded = np.zeros((len(scores), longest, scores[0].shape[1]), dtype=np.float32)
    for number, row in enumerate(scores):
        padded[number, : len(row)] = row
    moves = np.stack(steps)
    back = np.zeros(padded.shape, dtype=np.int64)
    best = padded.copy()
    best[:, 0] += np.minimum(0, moves[:, 0])
    for at in range(1, longest):
        ways = best[:, at - 1, :, None] + moves
        back[:, at] = ways.argmax(1)
        best[:, at] += ways.max(1)
    return [_back(best[n, size - 1], back[n, :size]) for n, size in enumerate(lengths)]


def _back(last: Scores, back: Indices) -> Indices:
    labels = np.zeros(len(back), dtype=np.int64)
    label = int(last.argmax())
    for at in range(len(back) - 1, -1, -1):
        labels[at] = label
        label = int(back[at, label])
    return labels


def spans(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, kind) of each span of a BIO row; an I that follows nothing of its kind opens a span."""
    found: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for at, label in enumerate([*labels, "O"]):
        if kind and label != f"I-{kind}":
            found.append((start, at, kind))
            kind = ""
        if label != "O" and not kind:
            start, kind = at, label[2:]
    return found


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution as ranges of words; `sure` is the cue's probability."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]
    sure: float


def attributions(roles: Sequence[tuple[int, int, str]], links: Scores, sure: Scores) -> list[Attributed]:
    """Role spans hung on their cues: each span goes to the cue that its words point at most.

    `links` (W, W + 1) are probabilities; column 0 is "no cue", column i + 1 the word i. `sure` (W,) is the probability
    of each word's role. Spans that point nowhere are left out.
    """
    anchors = [start for start, _, kind in roles if kind == "CUE"]
    if not anchors:
        return []
    columns = [0] + [at + 1 for at in anchors]
    parts: dict[int, dict[str, list[Range]]] = {}
    for start, end, kind in roles:
        weight = links[start:end, columns].mean(0)
        target = start if kind == "CUE" and weight[0] >= weight[1:].max() else anchors[int(weight[1:].argmax())]
        if kind != "CUE" and weight[0] > weight[1:].max():
            continue
        parts.setdefault(target, {"SOURCE": [], "CUE": [], "CONTENT": []})[kind].append((start, end))
    return [
        Attributed(tuple(p["SOURCE"]), tuple(p["CUE"]), tuple(p["CONTENT"]), float(sure[at]))
        for at, p in sorted(parts.items())
        if p["CUE"]
    ]
