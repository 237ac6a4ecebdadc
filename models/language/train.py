"""Train the language engine's network.

    python models/language/train.py --data DATA --backbone MINILM --out RUN [--steps 12000] [--threads 2]

DATA holds ud-ewt/, ud-gum/, uner-ewt/, ner/ and polnear/ as their publishers lay them out (see CARD.md for what and
under which licence); MINILM is a folder with all-MiniLM-L6-v2's model.safetensors and vocab.txt. RUN gets labels.json,
vocab.txt, log.jsonl, last.pt (weights, their running average and the optimiser: a killed run goes on from there) and
average.pt (what export.py reads). Needs PyTorch; bfloat16 is used where the processor has it.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parents[2] / "src")]

import corpora
import torch
import torch.nn.functional as F
from batches import IGNORE, Cutter, Window, groups, tensors
from corpora import Text
from evaluate import Scorer
from network import Labels, Network
from torch import Tensor

from secondsource.language.pieces import CLS, SEP, Pieces

#: Longest window in pieces; the share of each loss (swept by hand on development data, a few values each).
MOST = 256
SHARES = {
    "arc": 1.0,
    "relation": 1.0,
    "upos": 0.5,
    "xpos": 0.4,
    "opens": 1.0,
    "names": 1.5,
    "roles": 1.5,
    "link": 0.7,
    "vector": 2.0,
}
#: How often each corpus is gone through in one round.
ROUND = {"ewt": 2, "gum": 2, "polnear": 0.25, "wikigold": 1, "btc": 1, "wnut": 1, "re3d": 2}


def training_texts(data: Path) -> dict[str, list[Text]]:
    """Everything that is learnt from, by corpus."""
    made = corpora.treebanks(data)
    ewt, gum = made["ewt"], made["gum"]
    names = {tuple(t.words): t.names for t in corpora.uner(next((data / "uner-ewt").glob("*train*")))}
    for text in ewt:
        text.names = names.get(tuple(text.words))
    for text in gum:
        corpora.gum_names(text)
    few = {"PER": "PER", "ORG": "ORG", "LOC": "LOC"}
    wnut = {"person": "PER", "location": "LOC", "corporation": "ORG", "group": "ORG"}
    dstl = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
    ner = data / "ner"
    btc = [t for p in sorted(ner.glob("BTC/CONLL-format/data/*.conll")) for t in corpora.columns(p, "btc", few)]
    return {
        "ewt": ewt,
        "gum": gum,
        "polnear": corpora.polnear(data / "polnear" / "data" / "train"),
        "wikigold": corpora.columns(next(ner.glob("wikigold/CONLL-format/data/*")), "wikigold", few),
        "btc": btc,
        "wnut": corpora.columns(next(ner.glob("WNUT17/CONLL-format/data/train/*")), "wnut", wnut),
        "re3d": free_re3d(ner / "re3d" / "CONLL-format", dstl),
    }


def free_re3d(folder: Path, kinds: dict[str, str]) -> list[Text]:
    """The training half of re3d without its BBC part, whose licence forbids commerce."""
    train = {tuple(t.words) for t in corpora.columns(next((folder / "data" / "train").glob("*")), "re3d", kinds, 1)}
    made = []
    for path in sorted((folder / "data-by-source" / "conll").glob("*/*.conll")):
        if path.parent.name != "BBC_Online":
            made += [t for t in corpora.columns(path, "re3d", kinds, 1) if tuple(t.words) in train]
    return [corpora.named_only(text) for text in made]


def labels_of(texts: dict[str, list[Text]]) -> Labels:
    """Every label that occurs, the frequent first."""

    def counted(layer: str) -> list[str]:
        seen = Counter(x for corpus in ("ewt", "gum") for t in texts[corpus] for x in getattr(t, layer))
        return [x for x, _ in sorted(seen.items(), key=lambda item: (-item[1], item[0]))]

    def bio(kinds: Iterable[str]) -> list[str]:
        return ["O", *(f"{mark}-{kind}" for kind in kinds for mark in "BI")]

    return Labels(counted("upos"), counted("xpos"), counted("relations"), bio(corpora.NAMES), bio(corpora.ROLES))


class Teacher:
    """The vectors that the published MiniLM gives to sentences: the new network has to keep them."""

    def __init__(self, network: Network, pieces: Pieces) -> None:
        self._network, self._pieces = network, pieces

    @torch.no_grad()
    def vectors(self, text: Text) -> Tensor:
        """(sentences, 384), unit length."""
        starts = [i for i, opens in enumerate(text.opens) if opens or i == 0]
        made = torch.zeros(len(starts), 384)
        rows = []
        for a, b in zip(starts, [*starts[1:], len(text.words)], strict=True):
            rows.append([CLS, *[p for w in text.words[a:b] for p in self._pieces(w)][:254], SEP])
        order = sorted(range(len(rows)), key=lambda i: len(rows[i]))
        for at in range(0, len(order), 32):
            part = order[at : at + 32]
            size = max(len(rows[i]) for i in part)
            ids = torch.tensor([rows[i] + [0] * (size - len(rows[i])) for i in part])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                hidden = self._network.encoder(ids, torch.zeros_like(ids))
            mask = (ids != 0).unsqueeze(-1).float()
            made[part] = F.normalize((hidden.float() * mask).sum(1) / mask.sum(1), dim=-1)
        return made


def teach(texts: dict[str, list[Text]], teacher: Teacher, kept: Path) -> None:
    """Give every text the vectors of its sentences, from the file where they were kept if there is one."""
    everything = [text for corpus in texts.values() for text in corpus]
    if kept.exists():
        vectors = torch.load(kept)
    else:
        vectors = [teacher.vectors(text).to(torch.bfloat16) for text in everything]
        torch.save(vectors, kept)
    for text, rows in zip(everything, vectors, strict=True):
        text.vectors = rows.float()


class Losses:
    """What the network got wrong on one group, head by head."""

    def __call__(self, network: Network, given: dict[str, Tensor], targets: Tensor | None) -> dict[str, Tensor]:
        """The losses by name."""
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = network(given["pieces"], given["shapes"], given["first"], int(given["custom"]))
            if "heads" in given:
                heads = given["heads"].clamp(min=0)
                index = heads.unsqueeze(-1).expand(-1, -1, found["governor"].shape[-1])
                found["relation"] = network.relations(found["dependent"], found["governor"].gather(1, index))
        found = {name: scores.float() for name, scores in found.items()}
        losses = {}
        for layer in ("upos", "xpos", "names", "roles"):
            if layer in given:
                losses[layer] = self._cross(found[layer], given[layer])
        none = torch.cat([torch.zeros_like(given["first"][:, :1]), given["first"]], 1)
        padding = ((none == 0) & (torch.arange(none.shape[1]) > 0)[None]).unsqueeze(1)
        if "heads" in given:
            here = given["sentence"]
            elsewhere = F.pad(here.unsqueeze(2) != here.unsqueeze(1), (1, 0))
            losses["arc"] = self._cross(found["arc"].masked_fill(padding | elsewhere, -1e4), given["heads"])
            losses["relation"] = self._cross(found["relation"], given["relations"])
            known = given["opens"] != IGNORE
            losses["opens"] = F.binary_cross_entropy_with_logits(
                found["opens"].squeeze(-1)[known], given["opens"][known].float()
            )
        if "links" in given:
            losses["link"] = self._cross(found["link"].masked_fill(padding, -1e4), given["links"])
        if targets is not None:
            losses["vector"] = self._vectors(found["vector"], given["sentence"], targets)
        return losses

    @staticmethod
    def _cross(scores: Tensor, wanted: Tensor) -> Tensor:
        if (wanted != IGNORE).any():
            return F.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=IGNORE)
        return scores.sum() * 0

    @staticmethod
    def _vectors(words: Tensor, sentence: Tensor, targets: Tensor) -> Tensor:
        """targets (rows, 384), one for each sentence of the group, row by row."""
        counts = (sentence.max(1).values + 1).tolist()
        base = torch.tensor([sum(counts[:i]) for i in range(len(counts))]).unsqueeze(1)
        flat = (sentence + base)[sentence >= 0]
        sums = torch.zeros_like(targets).index_add(0, flat, words[sentence >= 0])
        known = targets.abs().sum(1) > 0
        return (1 - F.cosine_similarity(sums[known], targets[known], dim=-1)).mean()


def rounds(texts: dict[str, list[Text]], cutter: Cutter, pieces: int, chance: random.Random) -> Iterator[list[Window]]:
    """Groups without end: in each round every corpus as often as ROUND says, all mixed."""
    while True:
        made: list[list[Window]] = []
        for corpus, times in ROUND.items():
            for _ in range(max(1, int(times))):
                some = texts[corpus] if times >= 1 else chance.sample(texts[corpus], int(len(texts[corpus]) * times))
                windows = [w for text in some for w in cutter.windows(text, MOST, chance)]
                made += groups(windows, pieces, chance)
        chance.shuffle(made)
        yield from made


def main() -> None:
    """Train, look at the development halves now and then, keep the average of the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=12_000)
    parser.add_argument("--pieces", type=int, default=2_000, help="pieces in a group")
    parser.add_argument("--rate", type=float, default=2.5e-4, help="highest learning rate of the backbone")
    parser.add_argument("--start", type=Path, help="weights to begin with, instead of the backbone's")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--look", type=int, default=1_500, help="steps between two looks at the development halves")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(asked.threads)
    torch.manual_seed(asked.seed)
    chance = random.Random(asked.seed)

    vocabulary = (asked.backbone / "vocab.txt").read_text(encoding="utf-8").split("\n")
    pieces = Pieces({piece: i for i, piece in enumerate(vocabulary) if piece})
    texts = training_texts(asked.data)
    labels = labels_of(texts)
    labels.save(asked.out / "labels.json")
    (asked.out / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    network = Network(labels)
    network.encoder.load_backbone(asked.backbone / "model.safetensors")
    network.eval()
    began = time.time()
    teach(texts, Teacher(network, pieces), asked.out / "vectors.pt")
    if asked.start:
        network.load_state_dict(torch.load(asked.start))
    sizes = {corpus: (len(some), sum(len(text.words) for text in some)) for corpus, some in texts.items()}
    print(sizes, f"taught in {time.time() - began:.0f} s", flush=True)
    cutter = Cutter(labels, pieces)
    scorer = Scorer(asked.data, cutter, labels)
    fit(network, texts, cutter, scorer, asked, chance)


def fit(
    network: Network,
    texts: dict[str, list[Text]],
    cutter: Cutter,
    scorer: Scorer,
    asked: argparse.Namespace,
    chance: random.Random,
) -> None:
    """The loop."""
    network.encoder.words.weight.requires_grad_(False)  # half of all weights, and rare words would drift apart
    body = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    rates = [{"params": body, "lr": asked.rate}, {"params": heads, "lr": 4 * asked.rate}]
    optimiser = torch.optim.AdamW(rates, weight_decay=0.01, betas=(0.9, 0.98), fused=True)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, step / 400) * max(0.01, 1 - step / asked.steps)
    )
    running_mean = torch.optim.swa_utils.get_ema_multi_avg_fn(0.995)
    average = torch.optim.swa_utils.AveragedModel(network, multi_avg_fn=running_mean)
    step, losses = 0, Losses()
    if (asked.out / "last.pt").exists():
        kept = torch.load(asked.out / "last.pt")
        network.load_state_dict(kept["network"])
        average.load_state_dict(kept["average"])
        optimiser.load_state_dict(kept["optimiser"])
        schedule.load_state_dict(kept["schedule"])
        step = kept["step"]
        chance.seed(asked.seed + step)
    network.train()
    began, seen, running = time.time(), 0, Counter[str]()
    for group in rounds(texts, cutter, asked.pieces, chance):
        given = tensors(group)
        rows = [row for window in group for row in window.vectors]
        found = losses(network, given, torch.stack(rows))
        total = sum(SHARES[name] * loss for name, loss in found.items())
        optimiser.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(body + heads, 1.0)
        optimiser.step()
        schedule.step()
        if step % 4 == 0:
            average.update_parameters(network)
        step, seen = step + 1, seen + sum(len(w.first) for w in group)
        running.update({name: float(loss.detach()) for name, loss in found.items()})
        running.update({f"n_{name}": 1 for name in found})
        if step % 200 == 0:
            shown = {name: round(running[name] / running[f"n_{name}"], 3) for name in SHARES if running[f"n_{name}"]}
            spent = time.time() - began
            print(f"step {step}  {seen / spent:.0f} words/s  {spent:.0f} s  {shown}", flush=True)
            running.clear()
        if step % asked.look == 0 or step == asked.steps:
            scores = scorer(average.module)
            print(f"step {step}  {scores}", flush=True)
            with (asked.out / "log.jsonl").open("a") as log:
                log.write(json.dumps({"step": step, "seconds": round(time.time() - began), **scores}) + "\n")
            torch.save(average.module.state_dict(), asked.out / "average.pt")
            kept = {"network": network, "average": average, "optimiser": optimiser, "schedule": schedule}
            torch.save({**{name: x.state_dict() for name, x in kept.items()}, "step": step}, asked.out / "last.pt")
            network.train()
        if step == asked.steps:
            return


if __name__ == "__main__":
    main()
