"""Pairs of wordings with what people said of them: MSRP, NAnCo, and sentences of news that this project labelled."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from bench.common.engines import report_of

from secondsource.claims import Side, side
from secondsource.claims.wording.common import Common, common
from secondsource.language.english import English

LABELS = Path(__file__).with_name("labels.jsonl")
#: As its authors cut it: thresholds are chosen on the first, figures are of the second.
VALIDATION, TEST = ("Q2", "Q3", "Q5", "Q6"), ("Q4", "Q7", "Q8", "Q9")
_TOKEN = re.compile(r'<token t_id="\d+" sentence="(\d+)" number="\d+">(.*?)</token>')


@dataclass(frozen=True)
class Told:
    """Two wordings, whether they say the same, and what they belong to (pairs of one group are never parted)."""

    a: str
    b: str
    same: bool
    group: str


@dataclass(frozen=True)
class Laid(Told):
    """The same, laid side by side."""

    found: Common


def msrp(data: Path, part: str) -> list[Told]:
    """Microsoft's paraphrase corpus, "train" or "val"; every pair is a group."""
    path = data / "msrp" / f"msr-para-{part}.tsv"
    if not path.is_file():
        return []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
    return [Told(row[3], row[4], row[0] == "1", str(at)) for at, row in enumerate(rows) if len(row) >= 5]


def nanco(data: Path, questions: Sequence[str]) -> list[Told]:
    """All pairs of answers to one question; the question is the group."""
    path = data / "nanco" / "nanco_dataset.json"
    if not path.is_file():
        return []
    found = []
    for question in json.loads(path.read_text(encoding="utf-8")):
        answers = question["answers"]
        if answers[0]["qid"] in questions:
            for one, two in combinations(answers, 2):
                same = one["cluster_global"] == two["cluster_global"]
                found.append(Told(one["Answer"], two["Answer"], same, one["qid"]))
    return found


def labelled(data: Path) -> list[Told]:
    """Pairs of sentences of different reports, labelled for this project (see README.md). The group is the topic, or
    the report."""
    if not all((data / name).is_dir() for name in ("ecbplus", "gva", "fa-kes", "polnear", "nanco")):
        return []
    texts = {name: _reports(data / name / "reports.jsonl") for name in ("gva", "fa-kes")}
    pages = json.loads((data / "nanco" / "documents_recession.json").read_text(encoding="utf-8"))
    texts["nanco"] = {str(at): page["content"] for at, page in enumerate(pages)}

    def words(corpus: str, report: str, place: str) -> str:
        if corpus == "ecbplus":
            return _ecb(data / corpus)[report][place]
        start, end = map(int, place.split("-"))
        text = _polnear(data / corpus, report) if corpus == "polnear" else texts[corpus][report]
        return " ".join(text[start:end].split())

    rows = map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())
    return [
        Told(words(row["corpus"], *row["a"]), words(row["corpus"], *row["b"]), row["same"], _group(row)) for row in rows
    ]


def _group(row: Mapping[str, Any]) -> str:
    report = str(row["a"][0])
    return report.split("_")[0] if row["corpus"] == "ecbplus" else f"{row['corpus']} {report}"


@lru_cache(maxsize=512)
def _polnear(folder: Path, report: str) -> str:
    part, name = report.split("/")
    return (folder / "data" / part / "text" / f"{name}.txt").read_text(encoding="utf-8")


def _reports(path: Path) -> dict[str, str]:
    with path.open(encoding="utf-8") as file:
        return {str(row["id"]): row["text"] for row in map(json.loads, file)}


@lru_cache(maxsize=1)
def _ecb(folder: Path) -> dict[str, dict[str, str]]:
    """Report -> number of a sentence -> its words."""
    found: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*/*.xml")):
        sentences: dict[str, list[str]] = {}
        for match in _TOKEN.finditer(path.read_text(encoding="utf-8")):
            sentences.setdefault(match[1], []).append(html.unescape(match[2]))
        found[path.stem] = {number: " ".join(words) for number, words in sentences.items()}
    return found


class Reader:
    """Lays wordings side by side; each is read once."""

    def __init__(self) -> None:
        self._english = English()
        self._sides: dict[str, Side] = {}

    def laid(self, pairs: Iterable[Told]) -> list[Laid]:
        """The pairs with what the recipe measures of them."""
        return list(self._laid(pairs))

    def plain(self, pairs: Iterable[Told]) -> list[Laid]:
        """The same without vectors."""
        return list(self._laid(pairs, _bare))

    def _laid(self, pairs: Iterable[Told], made: Callable[[Side], Side] = lambda side: side) -> Iterator[Laid]:
        for pair in pairs:
            found = common(made(self._side(pair.a)), made(self._side(pair.b)))
            yield Laid(pair.a, pair.b, pair.same, pair.group, found)

    def _side(self, text: str) -> Side:
        known = self._sides.get(text)
        if known is None:
            parse = self._english.parse(report_of(text))
            known = self._sides[text] = side(text, parse, *self._english.word_vectors(text))
        return known


def _bare(one: Side) -> Side:
    return replace(one, vector=np.zeros(0), inner=np.zeros((len(one.keys), 0)))
