"""What others reach: spaCy's rules, run here where they are installed, and figures that are quoted as such.

spaCy's trained pipelines are not on PyPI, so what can be run beside us is its tokenizer and sentence splitter.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.common.counts import Counts
from bench.common.neighbours import how
from bench.common.table import Table
from bench.language.align import Placed, Reading, gold_reading
from bench.language.conllu import Document

from secondsource.text.words import words

HOW = how("spaCy", "spacy", "bench/language")
#: Two pipelines trained on the same open treebanks and names in the same time, from the trial before this engine.
QUOTED: Mapping[str, Mapping[str, Mapping[str, float]]] = {
    "spaCy 3.8 CNN, quoted": {
        "EWT test": {"UPOS": 94.2, "LAS words": 82.1},
        "GUM test": {"UPOS": 95.7, "LAS words": 82.6},
        "UNER test": {"names F1": 64.2},
        "newswire": {"names F1": 55.0},
        "one thread": {"words/s": 8041},
    },
    "MiniLM-L6 int8, quoted": {
        "EWT test": {"UPOS": 97.3, "LAS words": 89.6},
        "GUM test": {"UPOS": 97.8, "LAS words": 89.4},
        "UNER test": {"names F1": 78.3},
        "newswire": {"names F1": 73.9},
        "one thread": {"words/s": 10558},
    },
}


def quoted() -> Table:
    """The quoted figures."""
    note = (
        "Not run here: from a trial of two pipelines, trained on the same open data in the same time. Test halves,"
        " another machine: compare with care."
    )
    table = Table("quoted", "Neighbours, quoted", ("UPOS", "LAS words", "names F1", "words/s"), note=note)
    for who, figures in QUOTED.items():
        for subject, cells in figures.items():
            table.add(subject, who, cells)
    return table


def add_cuts(python: Path, corpora: Mapping[str, Sequence[Document]], table: Table) -> None:
    """Add rows for spaCy's tokenizer and sentence splitter on the same raw texts; without it, say how to get it."""
    answer = _run(python, [document.text for documents in corpora.values() for document in documents])
    if answer is None:
        return
    cut = iter(answer["texts"])
    for name, documents in corpora.items():
        found_words, found_sentences = Counts(), Counts()
        for document in documents:
            gold, found = gold_reading(document), _reading(next(cut), document.text)
            found_words.compare((w.place for w in gold.words), (w.place for w in found.words))
            found_sentences.compare(gold.sentences, found.sentences)
        table.add(name, _who(answer), {"words F1": found_words.f1, "sentences F1": found_sentences.f1})


def add_speed(python: Path, texts: Sequence[str], table: Table) -> None:
    """Add a row for the speed of the same; it only cuts, so it is an upper bound and no rival."""
    answer = _run(python, texts)
    if answer is not None:
        count = sum(len(words(text)) for text in texts)
        cells = {"words/s": count / answer["seconds"], "ms a report": 1000 * answer["seconds"] / len(texts)}
        table.add("1 process", f"{_who(answer)} (cuts only)", cells)


def _who(answer: Mapping[str, Any]) -> str:
    return f"spaCy {answer['version']} blank + sentencizer"


def _run(python: Path, texts: Sequence[str]) -> dict[str, Any] | None:
    if not python.is_file():
        print(HOW)
        return None
    script = Path(__file__).with_name("spacy_blank.py")
    done = subprocess.run(
        [str(python), str(script)], input=json.dumps(texts), capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(HOW, done.stderr.strip()[-500:], sep="\n")
        return None
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def _reading(cut: Mapping[str, Sequence[Sequence[int]]], text: str) -> Reading:
    sentences = []
    for start, end in cut["sentences"]:
        piece = text[start:end]
        if piece.strip():
            left = start + len(piece) - len(piece.lstrip())
            sentences.append((left, left + len(piece.strip())))
    return Reading(tuple(sentences), tuple(Placed((start, end), "", None, "") for start, end in cut["tokens"]))
