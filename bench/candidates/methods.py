"""Ours and the neighbours' ways to find the pairs of a pile that may be related, each with what it costs."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from secondsource.lineage.index import Index
from secondsource.lineage.sketch import sketch

BATCH = 2000  # reports that are sketched at once
OURS = "secondsource"
PYTHON = Path(__file__).parents[2] / ".tools" / "neighbours" / "bin" / "python"
HOW = """datasketch and rensa are not there. To compare with them (nothing of this project needs them):
    python3 -m venv .tools/neighbours && .tools/neighbours/bin/pip install datasketch rensa
    python bench/candidates --neighbours
or name an interpreter that has them: --python PATH."""


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


def neighbours(texts: Sequence[str], python: Path) -> dict[str, Found]:
    """What datasketch and rensa find, as far as that interpreter has them; says how to get them where there is none."""
    if not python.is_file():
        print(HOW)
        return {}
    script = Path(__file__).with_name("minhash.py")
    done = subprocess.run(
        [str(python), str(script)], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if done.returncode or not json.loads(done.stdout):
        print(HOW, done.stderr.strip()[-500:], sep="\n")
        return {}
    return {
        f"{name} {answer['version']}": Found(set(map(tuple, answer["pairs"])), answer["seconds"])
        for name, answer in json.loads(done.stdout).items()
    }
