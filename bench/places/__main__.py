"""Measure where places are put: on LGL, local reports that no rule was written for, and on names of a war.

    python bench/places               names given and names found, beside the site with the most people
    python bench/places --sample 5    every fifth article
    python bench/places --list        also the sixty names drawn, with the site of each
    python bench/places --results     also writes its part of docs/results-facts.md
    python bench/places --floors      a quick sample; exit status 1 when a floor is not kept
    python bench/places --json OUT    also every figure, by name

Where names are given, nothing else of the text is read but what stands beside them. Rules were looked at on the even
articles only, counted from 0. The corpora lie beside the checkout, in ../shared/data (or under --data); what is not
there is skipped.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.engines import load_all  # noqa: E402
from bench.places import measures  # noqa: E402
from bench.places.corpus import lgl  # noqa: E402

BENCH = Bench("places", results.FACTS)
#: Every third article is enough to see that something broke.
QUICK = 3


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    path = asked.data / "geo" / "lgl.xml"
    if not path.is_file():
        print(f"bench/places: skipped, no LGL at {path}")
        return 0
    articles = list(lgl(path))[:: QUICK if asked.floors else asked.sample]
    tables = [measures.given_names(articles)]
    if asked.floors:
        return BENCH.check(asked, tables, [measures.OURS])
    tables.append(measures.costs(articles))
    for engine in load_all([asked.engine]).values():
        tables.append(measures.own_names(articles, engine))
        if (asked.data / "fa-kes" / "reports.jsonl").is_file():
            tables.append(measures.drawn(asked.data, engine, print if asked.list else lambda line: None))
    BENCH.give(asked, tables)
    return 0


def _arguments() -> argparse.Namespace:
    wanted = "print the names drawn, each with its site"
    parser = BENCH.parser(__doc__, "json", sample="only every Nth article", list=wanted)
    parser.add_argument("--engine", default="english", help="the engine that finds names (default: english)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
