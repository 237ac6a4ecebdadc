"""Asks a store questions, one after another:  python client.py CASE QUESTIONS PAUSE SEED"""

from __future__ import annotations

import json
import sys
import time
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.store.ingest import opened, questions
from bench.store.pile import Sentences


def main() -> None:
    """Print the seconds of each answer, by kind of question."""
    folder, count, pause, seed = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    store, took = opened(folder), dict[str, list[float]]()
    for kind, words in islice(questions(seed, Sentences().words), count):
        began = time.perf_counter()
        with store.view() as view:
            view.search(words, limit=30)
        took.setdefault(kind, []).append(time.perf_counter() - began)
        time.sleep(pause)
    store.close()
    print(json.dumps(took))


if __name__ == "__main__":
    main()
