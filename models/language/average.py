"""Average the weights of several runs that began alike.

    python models/language/average.py RUN RUN... --out RUN

Weights that lie on one path have their middle in a flatter place (Izmailov et al. 2018).
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch


def main() -> None:
    """Write OUT/average.pt, with the labels and the vocabulary of the first run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("runs", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    states = [torch.load(run / "average.pt") for run in asked.runs]
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.save(
        {name: sum(state[name] for state in states) / len(states) for name in states[0]}, asked.out / "average.pt"
    )
    for name in ("labels.json", "vocab.txt"):
        shutil.copy(asked.runs[0] / name, asked.out / name)


if __name__ == "__main__":
    main()
