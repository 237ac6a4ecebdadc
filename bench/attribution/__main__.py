"""Measure who is said to say what: on PolNeAR, a corpus that no rule was written for, and on the scored sets.

    python bench/attribution                  every engine that is there, side by side, on all development articles
    python bench/attribution --sample 5       every fifth article
    python bench/attribution --engine rules --list   also what was missed and what is extra
    python bench/attribution --neighbours     beside what people reach among themselves and what others published
    python bench/attribution --results        also writes its part of docs/results-language.md
    python bench/attribution --floors         a quick sample; exit status 1 when a floor is not kept
    python bench/attribution --json OUT       also every figure, by name

A gold attribution is found when the cues overlap, the sources overlap (or both are empty) and the contents have half of
their union in common, one to one. PolNeAR counts a quotation that runs on as one attribution, so a statement that leans
on another is joined to it. What people want, plan and feel counts too, and so do our statements of both acts.
The corpora lie beside the checkout, in ../shared/data (or under --data); what is not there is skipped.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.attribution import corpus, measures  # noqa: E402
from bench.attribution.corpus import ROLES, Article, Attribution  # noqa: E402
from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402

BENCH = Bench("attribution", results.LANGUAGE)
#: Every fifth article is enough to see that something broke.
QUICK = 5


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    folder = asked.data / "polnear" / "data"
    if not folder.is_dir():
        print(f"bench/attribution: skipped, no PolNeAR at {folder}")
        return 0
    engines = BENCH.engines(asked)
    articles = list(corpus.polnear(folder / "dev"))[:: QUICK if asked.floors else asked.sample]
    triples, spans = measures.polnear(engines, articles, _teller(articles, asked.list))
    if asked.floors:
        return BENCH.check(asked, [triples, spans], engines)
    if asked.neighbours or asked.results:
        both = [article for part in ("dev", "train") for article in corpus.polnear(folder / part)]
        measures.agreement(triples, spans, both)
        measures.quoted(triples, spans)
    tables = [triples, spans]
    rows = asked.data / "cofenet-polnear" / "valid.txt"
    if rows.is_file():
        tables.append(measures.cofenet(engines, list(corpus.cofenet(rows))[:: asked.sample]))
    tables.append(measures.scored_sets(list(engines), asked.data.parent))
    BENCH.give(asked, tables)
    return 0


def _arguments() -> argparse.Namespace:
    wanted = "print what was missed and what is extra on PolNeAR"
    others = "also what people and others reach"
    parser = BENCH.parser(__doc__, "engine", "json", sample="only every Nth article", list=wanted, neighbours=others)
    return parser.parse_args()


def _teller(articles: list[Article], wanted: bool) -> measures.Listener:
    texts = {article.name: article.text for article in articles}

    def tell(what: str, article: str, item: Attribution) -> None:
        if wanted:
            words = [item.words(role, texts[article])[:150] for role in ROLES]
            print(f"{what:6} {article[:24]} | {' | '.join(words)}")

    return tell


if __name__ == "__main__":
    sys.exit(main())
