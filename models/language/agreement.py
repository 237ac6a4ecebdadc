"""How far the shipped int8 network and the float32 one it came from agree, and both with the published backbone.

    python models/language/agreement.py --run RUN --data DATA [--backbone MINILM]

On the development half of EWT: share of equal tags and of equal best heads, cosine of sentence vectors. With
--backbone, also the cosine to what all-MiniLM-L6-v2 itself gives.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "src")]

import corpora
import numpy as np
import torch
from batches import Cutter, tensors
from network import Labels, Network
from train import Teacher

from secondsource.language.network import Network as Shipped
from secondsource.language.windows import windows


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--backbone", type=Path)
    asked = parser.parse_args()
    labels = Labels.load(asked.run / "labels.json")
    network = Network(labels)
    network.load_state_dict(torch.load(asked.run / "average.pt"))
    network.eval()
    shipped = Shipped()
    cutter = Cutter(labels, shipped.pieces)
    texts = corpora.conllu(asked.data / "ud-ewt" / "en_ewt-ud-dev.conllu", "ewt")[:60]
    same = {"upos": 0, "xpos": 0, "head": 0}
    words = 0
    cosines: list[float] = []
    taught: list[float] = []
    teacher = _teacher(labels, asked.backbone, shipped)
    for text in texts:
        starts = [i for i, opens in enumerate(text.opens) if opens]
        for a, b in zip(starts, [*starts[1:], len(text.words)], strict=True):
            forms = text.words[a:b]
            cut = windows(forms, [0], [0], shipped.pieces)
            if len(cut) != 1:
                continue
            small = shipped(forms, cut[0])
            one = corpora.Text("ewt", forms, [True, *[False] * (len(forms) - 1)])
            given = tensors(list(cutter.windows(one, 256)))
            with torch.no_grad():
                large = network(given["pieces"], given["shapes"], given["first"])
            words += len(forms)
            same["upos"] += int((large["upos"][0].argmax(-1).numpy() == small.upos).sum())
            same["xpos"] += int((large["xpos"][0].argmax(-1).numpy() == small.xpos).sum())
            same["head"] += int((large["arc"][0].argmax(-1).numpy() == small.arc.argmax(-1)).sum())
            left, right = large["vector"][0].numpy().mean(0), small.vector.mean(0)
            cosines.append(_cosine(left, right))
            if teacher:
                taught.append(_cosine(teacher.vectors(one)[0].numpy(), right))
    print({name: f"{100 * count / words:.2f} %" for name, count in same.items()}, f"of {words} words agree")
    print(f"cosine int8 to float32: mean {np.mean(cosines):.4f}, 1st percentile {np.percentile(cosines, 1):.4f}")
    if taught:
        low = np.percentile(taught, 10)
        print(f"cosine to the backbone's vectors: mean {np.mean(taught):.4f}, 10th percentile {low:.4f}")


def _teacher(labels: Labels, backbone: Path | None, shipped: Shipped) -> Teacher | None:
    if backbone is None:
        return None
    network = Network(labels)
    network.encoder.load_backbone(backbone / "model.safetensors")
    return Teacher(network.eval(), shipped.pieces)


def _cosine(left: np.ndarray, right: np.ndarray) -> float:
    return float(left @ right / max(1e-9, float(np.linalg.norm(left) * np.linalg.norm(right))))


if __name__ == "__main__":
    main()
