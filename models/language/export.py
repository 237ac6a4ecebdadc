"""Turn a trained network into what the package ships.

    python models/language/export.py --run RUN --data DATA --out src/secondsource/language/weights

Reads RUN/average.pt, labels.json and vocab.txt; writes english.onnx (int8), english.npz (the small matrices that are
applied after decoding), vocabulary.txt, lemmas.json and english.json (labels, digests of the files beside it). Needs
PyTorch, onnx and onnxruntime.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import sys
import tempfile
from itertools import pairwise
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "src")]

import numpy as np
import torch
from corpora import polnear, uner
from lemmas import dictionary
from network import Labels, Network
from torch import Tensor, nn

#: Weights of the steps between labels beside the network's own scores. Swept 0 to .5 on the development halves.
NAME_STEPS, ROLE_STEPS = 0.0, 0.1
OUTPUTS = ("upos", "xpos", "opens", "names", "roles", "arc", "link", "dependent", "governor", "vector")


class Answering(nn.Module):
    """The network as a graph: tags decided, the other scores as they are, padding out of reach."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """See network.Network; upos and xpos (B, W) become labels, opens (B, W) a score."""
        found = self.network(pieces, shapes, first)
        padding = (first == 0).to(torch.float32)
        none = torch.cat([torch.zeros_like(padding[:, :1]), padding], 1).unsqueeze(1) * -1e4
        found["upos"], found["xpos"] = found["upos"].argmax(-1), found["xpos"].argmax(-1)
        found["opens"] = found["opens"].squeeze(-1)
        found["arc"], found["link"] = found["arc"] + none, found["link"] + none
        return tuple(found[name] for name in OUTPUTS)


def to_onnx(network: Network, path: Path) -> None:
    """The graph in float32."""
    pieces = torch.randint(1000, 2000, (2, 14))
    first = torch.arange(1, 9).repeat(2, 1)
    axes: dict[str, dict[int, str]] = {name: {0: "batch", 1: "length"} for name in ("pieces", "shapes")}
    axes["first"] = {0: "batch", 1: "words"}
    for name in OUTPUTS:
        axes[name] = {0: "batch", 1: "behind" if name == "governor" else "words"}
        if name in ("arc", "link"):
            axes[name][2] = "behind"
    torch.onnx.export(
        Answering(network).eval(),
        (pieces, torch.ones_like(pieces), first),
        str(path),
        input_names=["pieces", "shapes", "first"],
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )


def to_int8(source: Path, target: Path) -> None:
    """Weights in int8, a scale for each channel; scores between words stay in float32. The range is reduced to 7 bits
    so that processors without VNNI give the same answers."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    ready = source.with_suffix(".ready.onnx")
    quant_pre_process(str(source), str(ready), skip_symbolic_shape=True)
    graph = onnx.load(str(ready)).graph
    constant = {item.name for item in graph.initializer}
    between = [node.name for node in graph.node if node.op_type == "MatMul" and not constant & set(node.input)]
    quantize_dynamic(
        str(ready),
        str(target),
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=between,
    )


def steps(rows: list[list[str]], labels: list[str], weight: float) -> np.ndarray:
    """What it costs to go from one label to the next, (labels, labels): minus infinity, nearly, where an I would follow
    nothing of its kind, else how much likelier the step is than the label by itself, times `weight`."""
    index = {label: i for i, label in enumerate(labels)}
    counts = np.full((len(labels), len(labels)), 0.5)
    for row in rows:
        for before, after in pairwise(row):
            counts[index[before], index[after]] += 1
    chance = counts / counts.sum(1, keepdims=True)
    made = weight * (np.log(chance) - np.log(counts.sum(0) / counts.sum()))
    for j, label in enumerate(labels):
        for i, before in enumerate(labels):
            if label[0] == "I" and before[2:] != label[2:]:
                made[i, j] = -1e4
    return made.astype(np.float32)


def small_matrices(network: Network, data: Path, path: Path) -> None:
    """The last layer of the relation's perceptron; the steps between labels, counted in the training halves."""
    labels = network.labels
    names = [text.names for text in uner(next((data / "uner-ewt").glob("*train*"))) if text.names]
    roles = [text.roles for text in polnear(data / "polnear" / "data" / "train") if text.roles]
    np.savez(
        path,
        relation=network.relation.weight.detach().numpy().T.copy(),
        bias=network.relation.bias.detach().numpy(),
        names=steps(names, labels.names, NAME_STEPS),
        roles=steps(roles, labels.roles, ROLE_STEPS),
    )


def main() -> None:
    """Write everything into one folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--data", type=Path, required=True, help="the corpora, for lemmas and steps between labels")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--float", action="store_true", help="keep float32 (to see what int8 costs)")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    labels = Labels.load(asked.run / "labels.json")
    network = Network(labels)
    network.load_state_dict(torch.load(asked.run / "average.pt"))
    network.eval()
    with tempfile.TemporaryDirectory() as folder:
        graph = Path(folder) / "graph.onnx"
        to_onnx(network, graph)
        if asked.float:
            shutil.copy(graph, asked.out / "english.onnx")
        else:
            to_int8(graph, asked.out / "english.onnx")
    small_matrices(network, asked.data, asked.out / "english.npz")
    shutil.copy(asked.run / "vocab.txt", asked.out / "vocabulary.txt")
    made = dictionary(asked.data)
    (asked.out / "lemmas.json").write_text(json.dumps(made, ensure_ascii=False, indent=0), encoding="utf-8")
    beside = ("english.onnx", "english.npz", "vocabulary.txt", "lemmas.json")
    digests = {n: hashlib.sha256((asked.out / n).read_bytes()).hexdigest() for n in beside if (asked.out / n).exists()}
    about = {"labels": labels.__dict__, "sha256": digests}
    (asked.out / "english.json").write_text(json.dumps(about, ensure_ascii=False, indent=1), encoding="utf-8")
    print({n: f"{(asked.out / n).stat().st_size / 1e6:.2f} MB" for n in digests})


if __name__ == "__main__":
    main()
