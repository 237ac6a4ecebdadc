"""How the network does on the development halves, from gold words and sentences. The benches measure the product."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import corpora
import numpy as np
import torch
from batches import IGNORE, Cutter, Window, groups, tensors
from corpora import Text
from network import Labels, Network

from secondsource.language import decoding


class Scorer:
    """Reads the development halves once, scores a network as often as asked."""

    def __init__(self, data: Path, cutter: Cutter, labels: Labels) -> None:
        self._labels = labels
        texts = {
            "ewt": corpora.conllu(data / "ud-ewt" / "en_ewt-ud-dev.conllu", "ewt")[::2],
            "gum": corpora.conllu(data / "ud-gum" / "en_gum-ud-dev.conllu", "gum")[::2],
            "uner": corpora.uner(data / "uner-ewt" / "en_ewt-ud-dev.iob2"),
            "polnear": corpora.polnear(data / "polnear" / "data" / "dev")[::5],
        }
        self._windows = {name: _cut(cutter, part) for name, part in texts.items()}

    @torch.no_grad()
    def __call__(self, network: Network) -> dict[str, float]:
        """Percentages by name."""
        network.eval()
        made: dict[str, float] = {}
        for corpus in ("ewt", "gum"):
            found = self._tree_scores(network, self._windows[corpus])
            made |= {f"{corpus}_{name}": value for name, value in found.items()}
        made["uner"] = self._names(network, self._windows["uner"])
        return made | self._attributions(network, self._windows["polnear"])

    def _outputs(self, network: Network, windows: list[Window]) -> Iterable[tuple[Window, dict[str, np.ndarray]]]:
        ordered = sorted(windows, key=lambda w: len(w.pieces))
        for at in range(0, len(ordered), 12):
            group = ordered[at : at + 12]
            given = tensors(group)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                found = network(given["pieces"], given["shapes"], given["first"])
            arrays = {name: x.float().numpy() for name, x in found.items()}
            for row, window in enumerate(group):
                size = len(window.first)
                yield (
                    window,
                    {
                        name: x[row, :size, : size + 1]
                        if name in ("arc", "link")
                        else x[row, : size + (name == "governor")]
                        for name, x in arrays.items()
                    },
                )

    def _tree_scores(self, network: Network, windows: list[Window]) -> dict[str, float]:
        total = unlabelled = labelled = tagged = fine = 0
        opens = {"both": 0, "gold": 0, "found": 0}
        for window, found in self._outputs(network, windows):
            sentence = np.array(window.sentence)
            arcs = np.where(sentence[:, None] == sentence[None], found["arc"][:, 1:], -1e4)
            heads = np.concatenate([found["arc"][:, :1], arcs], 1).argmax(1)
            both = torch.tensor(found["dependent"]), torch.tensor(found["governor"][heads])
            relations = network.relations(*both).argmax(-1).numpy()
            right = heads == np.array(window.heads)
            total += len(heads)
            unlabelled += int(right.sum())
            labelled += int((right & (relations == np.array(window.relations))).sum())
            tagged += int((found["upos"].argmax(-1) == np.array(window.upos)).sum())
            fine += int((found["xpos"].argmax(-1) == np.array(window.xpos)).sum())
            starts, wanted = found["opens"][:, 0] > 0, np.array(window.opens) == 1
            starts[0] = wanted[0] = False
            opens["both"] += int((starts & wanted).sum())
            opens["gold"] += int(wanted.sum())
            opens["found"] += int(starts.sum())
        shares = {"uas": unlabelled, "las": labelled, "upos": tagged, "xpos": fine}
        made = {name: round(100 * count / total, 2) for name, count in shares.items()}
        return made | {"opens": round(200 * opens["both"] / max(1, opens["gold"] + opens["found"]), 2)}

    def _names(self, network: Network, windows: list[Window]) -> float:
        both = gold = answers = 0
        for window, found in self._outputs(network, windows):
            want = set(decoding.spans([self._labels.names[i] for i in window.names or []]))
            got = set(decoding.spans([self._labels.names[i] for i in found["names"].argmax(-1)]))
            both, gold, answers = both + len(want & got), gold + len(want), answers + len(got)
        return round(200 * both / max(1, gold + answers), 2)

    def _attributions(self, network: Network, windows: list[Window]) -> dict[str, float]:
        counts = {kind: [0, 0] for kind in (*corpora.ROLES, "triple")}
        for window, found in self._outputs(network, windows):
            want = decoding.spans([self._labels.roles[i] for i in window.roles or []])
            scores = found["roles"] - found["roles"].max(-1, keepdims=True)
            scores = np.exp(scores) / np.exp(scores).sum(-1, keepdims=True)
            got = decoding.spans([self._labels.roles[i] for i in scores.argmax(-1)])
            for kind in corpora.ROLES:
                a, b = {s for s in want if s[2] == kind}, {s for s in got if s[2] == kind}
                counts[kind][0] += 2 * len(a & b)
                counts[kind][1] += len(a) + len(b)
            size = len(window.first)
            gold_links = np.zeros((size, size + 1), dtype=np.float32)
            for at, link in enumerate(window.links or []):
                gold_links[at, max(0, link) if link != IGNORE else 0] = 1
            links = np.exp(found["link"] - found["link"].max(-1, keepdims=True))
            gold = decoding.attributions(want, gold_links, np.ones(size))
            mine = decoding.attributions(got, links / links.sum(-1, keepdims=True), scores.max(-1))
            counts["triple"][0] += 2 * matched(gold, mine)
            counts["triple"][1] += len(gold) + len(mine)
        return {f"polnear_{kind.lower()}": round(100 * a / max(1, b), 2) for kind, (a, b) in counts.items()}


def _cut(cutter: Cutter, texts: list[Text]) -> list[Window]:
    return [window for text in texts for window in cutter.windows(text, 256)]


def matched(gold: list[decoding.Attributed], mine: list[decoding.Attributed]) -> int:
    """How many gold attributions are found: cues overlap, sources overlap or both are empty, contents share half of
    their union."""
    free = list(mine)
    count = 0
    for want in gold:
        for got in free:
            sources = _places(want.source), _places(got.source)
            contents = _places(want.content), _places(got.content)
            union = len(contents[0] | contents[1])
            if (
                _places(want.cue) & _places(got.cue)
                and (sources[0] & sources[1] or not (sources[0] or sources[1]))
                and 2 * len(contents[0] & contents[1]) >= union > 0
            ):
                free.remove(got)
                count += 1
                break
    return count


def _places(ranges: tuple[tuple[int, int], ...]) -> set[int]:
    return {i for start, end in ranges for i in range(start, end)}


__all__ = ["Scorer", "groups", "matched"]
