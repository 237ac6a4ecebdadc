"""Do two wordings say the same? The recipe of `secondsource same-claim` beside plain ways.

    python bench/wording                 MSRP (validation part) and NAnCo (its own test questions), beside rivals
    python bench/wording --ablation      also what each feature is worth, on the pairs that taught the weights
    python bench/wording --fit           print the weights that those pairs give
    python bench/wording --ceiling       also what the measures hold: weights fitted to MSRP's train part (not shipped)
    python bench/wording --floors        a sample; exit status 1 when a floor is not kept
    python bench/wording --results       also writes its part of docs/results-claims.md

The weights come from bench/wording/labels.jsonl (see README.md there) and from NAnCo's validation questions. MSRP may
be used to measure only: nothing that ships was fitted to it. The corpora lie in ../shared/data (or under --data).
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from bench.common import results  # noqa: E402
from bench.common.asked import Bench  # noqa: E402
from bench.common.table import Table  # noqa: E402
from bench.lineage.logistic import Array, chances  # noqa: E402
from bench.wording import corpora, fit  # noqa: E402
from bench.wording.corpora import TEST, VALIDATION, Laid, Reader, Told, labelled, msrp, nanco  # noqa: E402
from bench.wording.measures import accuracy, best, numbered, over_questions, threshold  # noqa: E402
from bench.wording.rivals import RIVALS  # noqa: E402

from secondsource.claims.wording import recipe  # noqa: E402

BENCH = Bench("wording", results.CLAIMS)
OURS = "secondsource"
#: As others gave them, on the test part (MSRP) and by their authors (NAnCo).
QUOTED_MSRP = {"lexical features, quoted (test part)": (76.2, 83.2), "best published, quoted (test part)": (80.4, 85.9)}
QUOTED_NANCO = {"MPNet, quoted": 73.0, "RoBERTa-large taught on answers, quoted": 81.3}
SAMPLE = 2  # every second pair of MSRP, every second answer pair of NAnCo, for --floors


def main() -> int:
    """Measure what is asked for."""
    asked = _arguments()
    if not msrp(asked.data, "val") or not nanco(asked.data, TEST):
        print(f"bench/wording: data not found in {asked.data}, skipped")
        return 0
    reader, every = Reader(), SAMPLE if asked.floors else 1
    tables = [_sentences(asked, reader, every), _answers(asked, reader, every)]
    if asked.floors:
        return BENCH.check(asked, tables, [OURS])
    tables.append(_speed(asked))
    if asked.fit or asked.ablation:
        ours = [pair for pair in labelled(asked.data) if reader.laid([pair])[0].found.whole]
        answers = [pair for pair in reader.laid(nanco(asked.data, VALIDATION)) if not pair.found.whole]
        tasks = [fit.sentences(reader.laid(ours)), fit.plain(reader.plain(ours)), fit.phrases(answers)]
        if asked.fit:
            print("\n".join(map(fit.printed, tasks)))
        if asked.ablation:
            tables.append(fit.ablation(tasks))
    chosen = [f"--{name}" for name in ("ceiling", "ablation") if getattr(asked, name)]
    BENCH.give(asked, tables, *chosen)
    return 0


def _arguments() -> argparse.Namespace:
    parser = BENCH.parser(__doc__, "json")
    for name in ("ablation", "fit", "ceiling"):
        parser.add_argument(f"--{name}", action="store_true")
    return parser.parse_args()


def _scores(pairs: Sequence[Laid]) -> Array:
    """What the product says of the pairs."""
    return np.array([recipe.of(p.found).chance(p.found) for p in pairs])


def _sentences(asked: argparse.Namespace, reader: Reader, every: int) -> Table:
    """MSRP: accuracy and F1."""
    check, train = msrp(asked.data, "val")[::every], msrp(asked.data, "train")
    note = f"{len(check)} pairs of the validation part. A rival's threshold is the best of the train part; ours is 0.5."
    table = Table("sentences", "The same or not: MSRP", ("accuracy", "F1"), note=note)
    laid, gold = reader.laid(check), _gold(check)
    table.add("MSRP", OURS, accuracy((_scores(laid) >= 0.5).astype(float), gold))
    table.add("MSRP", "always the same", accuracy(np.ones(len(check)), gold))
    if every == 1:
        for name, rival in RIVALS.items():
            least = best(np.array(rival(train, check)), _gold(train))
            table.add("MSRP", name, accuracy((np.array(rival(check, train)) >= least).astype(float), gold))
        for name, (right, f1) in QUOTED_MSRP.items():
            table.add("MSRP", name, {"accuracy": right, "F1": f1})
    if asked.ceiling:
        made, here = fit.sentences(reader.laid(train)).weights(), fit.sentences(laid)
        said = chances(made, here.rows, here.held) >= 0.5
        table.add("MSRP", "our measures, weights of its train part", accuracy(said.astype(float), gold))
    return table


def _answers(asked: argparse.Namespace, reader: Reader, every: int) -> Table:
    """NAnCo: balanced accuracy over its test questions."""
    check, before = nanco(asked.data, TEST)[::every], nanco(asked.data, VALIDATION)
    note = f"{len(check)} pairs of answers to its four test questions. A rival's threshold is the mean of the best "
    note += "of each of the other four questions, as its authors choose it; ours is 0.5."
    table = Table("answers", "The same answer or not: NAnCo", ("balanced",), note=note)
    gold, at = _gold(check), numbered([pair.group for pair in check])
    scores = _scores(reader.laid(check))
    table.add("NAnCo", OURS, {"balanced": over_questions((scores >= 0.5).astype(float), gold, at)})
    if every == 1:
        known = _gold(before), numbered([pair.group for pair in before])
        least = threshold(_scores(reader.laid(before)), *known)
        table.add("NAnCo", f"{OURS}, threshold as theirs", {"balanced": over_questions(_from(scores, least), gold, at)})
        for name, rival in RIVALS.items():
            least = threshold(np.array(rival(before, check)), *known)
            said = _from(np.array(rival(check, before)), least)
            table.add("NAnCo", name, {"balanced": over_questions(said, gold, at)})
        for name, value in QUOTED_NANCO.items():
            table.add("NAnCo", name, {"balanced": value})
    return table


def _from(scores: Array, least: float) -> Array:
    return (scores >= least).astype(float)


def _gold(pairs: Sequence[Told]) -> Array:
    return np.array([float(pair.same) for pair in pairs])


def _speed(asked: argparse.Namespace) -> Table:
    """Pairs a second, reading included."""
    pairs = msrp(asked.data, "val")[:200]
    reader = corpora.Reader()
    reader.laid(pairs[:2])
    began = time.process_time()
    _scores(reader.laid(pairs[2:]))
    seconds = time.process_time() - began
    table = Table("speed", "Speed", ("pairs a second",), note="One processor, two sentences of MSRP a pair.")
    table.add("MSRP", OURS, {"pairs a second": (len(pairs) - 2) / seconds})
    return table


if __name__ == "__main__":
    sys.exit(main())
