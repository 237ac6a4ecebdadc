"""The network: MiniLM-L6 (Wang et al. 2020) read word by word, with a head for each thing that is asked of a word.

Dependencies are scored as by Dozat and Manning (2017, biaffine arcs); relations by a small perceptron over both ends.
Attributions are BIO roles, and arcs from their words to the first word of their cue.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

WIDTH, LAYERS, ATTENTION_HEADS, INNER, POSITIONS = 384, 6, 12, 1536, 512
ARC, RELATION, LINK = 256, 192, 128
#: Corpora mark names by different customs; the head is told whose custom to follow, and answers by the first.
CUSTOMS = ("uner", "gum", "wikigold", "btc", "wnut", "re3d")


@dataclass(frozen=True)
class Labels:
    """The words of each head, in the order of its scores."""

    upos: list[str]
    xpos: list[str]
    relations: list[str]
    names: list[str]
    roles: list[str]

    def save(self, path: Path) -> None:
        """As JSON."""
        path.write_text(json.dumps(self.__dict__, indent=0, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Labels:
        """From JSON."""
        return cls(**json.loads(path.read_text(encoding="utf-8")))


def read_safetensors(path: Path) -> dict[str, Tensor]:
    """The tensors of a .safetensors file (float32 only)."""
    data = path.read_bytes()
    (size,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + size])
    found = {}
    for name, about in header.items():
        if name != "__metadata__" and about["dtype"] == "F32":
            start, end = (8 + size + at for at in about["data_offsets"])
            found[name] = torch.frombuffer(bytearray(data[start:end]), dtype=torch.float32).reshape(about["shape"])
    return found


class Drop(nn.Module):
    """Dropout that leaves out the same features of all words of a window (Gal and Ghahramani 2016): on a processor
    it costs a hundredth of drawing anew for every word."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """x (B, T, features), unchanged outside training."""
        if not self.training:
            return x
        keep = torch.rand(x.shape[0], 1, x.shape[2], dtype=torch.float32) >= self.share
        return x * (keep.to(x.dtype) / (1 - self.share))


class Layer(nn.Module):
    """One layer of BERT: self-attention and a perceptron, each with a residual and a norm behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.norm_attention, self.norm_output = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = Drop(0.1)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """hidden (B, T, 384); bias (B, 1, 1, T) added to the attention scores."""
        batch, length, _ = hidden.shape

        def split(x: Tensor) -> Tensor:
            return x.reshape(batch, length, ATTENTION_HEADS, WIDTH // ATTENTION_HEADS).transpose(1, 2)

        query, key, value = split(self.query(hidden)), split(self.key(hidden)), split(self.value(hidden))
        scores = (query * (WIDTH // ATTENTION_HEADS) ** -0.5) @ key.transpose(2, 3)
        scores = scores + bias.to(scores.dtype)
        with torch.autocast("cpu", enabled=False):  # which would go to float32 and back for the softmax
            mixed = scores.softmax(-1) @ value.to(scores.dtype)
        mixed = mixed.transpose(1, 2).reshape(batch, length, WIDTH)
        hidden = self.norm_attention(hidden + self.drop(self.out(mixed)))
        return self.norm_output(hidden + self.drop(self.down(F.gelu(self.up(hidden)))))


class Encoder(nn.Module):
    """MiniLM-L6 with an embedding more, for the shapes of words that an uncased vocabulary does not tell."""

    def __init__(self) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(18, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.drop = Drop(0.1)
        nn.init.zeros_(self.shapes.weight)

    def load_backbone(self, path: Path) -> None:
        """The published weights (BERT's names for them)."""
        given = read_safetensors(path)
        own = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            "positions.weight": given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
            "shapes.weight": self.shapes.weight.detach(),
        }
        parts = {
            "query": "attention.self.query",
            "key": "attention.self.key",
            "value": "attention.self.value",
            "out": "attention.output.dense",
            "norm_attention": "attention.output.LayerNorm",
            "up": "intermediate.dense",
            "down": "output.dense",
            "norm_output": "output.LayerNorm",
        }
        for n in range(LAYERS):
            for mine, theirs in parts.items():
                for kind in ("weight", "bias"):
                    own[f"layers.{n}.{mine}.{kind}"] = given[f"encoder.layer.{n}.{theirs}.{kind}"]
        self.load_state_dict(own)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """pieces, shapes (B, T), piece 0 is padding -> (B, T, 384)."""
        bias = (pieces == 0).to(self.words.weight.dtype)[:, None, None, :] * -1e4
        at = torch.arange(pieces.shape[1], device=pieces.device)
        hidden = self.words(pieces) + self.positions(at)[None] + self.shapes(shapes)
        hidden = self.drop(self.norm(hidden))
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden


class Network(nn.Module):
    """Encoder and heads. `forward` gives a dict; (B, W) counts words, W + 1 the same behind a column for "none".

    upos, xpos, opens (1), names, roles: scores (B, W, labels)
    arc, link: (B, W, W + 1)
    dependent, governor: (B, W, 2 * RELATION) and (B, W + 1, 2 * RELATION), halves of the relation's perceptron
    vector: (B, W, 384), averaged over a sentence they are its vector
    """

    def __init__(self, labels: Labels) -> None:
        super().__init__()
        self.labels = labels
        self.encoder = Encoder()
        self.drop = Drop(0.33)
        self.upos = nn.Linear(WIDTH, len(labels.upos))
        self.xpos = nn.Linear(WIDTH, len(labels.xpos))
        self.opens = nn.Linear(WIDTH, 1)
        self.customs = nn.Embedding(len(CUSTOMS), 192)
        self.name_inner, self.name_outer = nn.Linear(WIDTH, 192), nn.Linear(192, len(labels.names))
        self.role_inner, self.role_outer = nn.Linear(WIDTH, 256), nn.Linear(256, len(labels.roles))
        self.arc_dependent, self.arc_head = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.arc_both, self.arc_bias = nn.Linear(ARC, ARC, bias=False), nn.Linear(ARC, 1)
        self.dependent, self.governor = nn.Linear(WIDTH, 2 * RELATION), nn.Linear(WIDTH, 2 * RELATION)
        self.relation = nn.Linear(RELATION, len(labels.relations))
        self.link_from, self.link_to = nn.Linear(WIDTH, LINK), nn.Linear(WIDTH, LINK)
        self.link_both, self.link_bias = nn.Linear(LINK, LINK, bias=False), nn.Linear(LINK, 1)
        self.vector = nn.Linear(WIDTH, WIDTH)
        nn.init.zeros_(self.customs.weight)
        with torch.no_grad():
            self.vector.weight.copy_(torch.eye(WIDTH))
            self.vector.bias.zero_()

    def forward(self, pieces: Tensor, shapes: Tensor, first: Tensor, custom: int = 0) -> dict[str, Tensor]:
        """pieces, shapes (B, T); first (B, W): where each word's first piece stands, 0 for padding."""
        hidden = self.encoder(pieces, shapes)
        word = torch.gather(hidden, 1, first.unsqueeze(-1).expand(-1, -1, WIDTH))
        found = {"vector": self.vector(word)}
        word = self.drop(word)
        behind = torch.cat([hidden[:, :1], word], 1)
        found["upos"], found["xpos"], found["opens"] = self.upos(word), self.xpos(word), self.opens(word)
        found["names"] = self.name_outer(self.drop(F.gelu(self.name_inner(word) + self.customs.weight[custom])))
        found["roles"] = self.role_outer(self.drop(F.gelu(self.role_inner(word))))
        found["arc"] = self._biaffine(word, behind, self.arc_dependent, self.arc_head, self.arc_both, self.arc_bias)
        found["link"] = self._biaffine(word, behind, self.link_from, self.link_to, self.link_both, self.link_bias)
        found["dependent"], found["governor"] = self.dependent(word), self.governor(behind)
        return found

    def _biaffine(
        self, word: Tensor, behind: Tensor, left: nn.Linear, right: nn.Linear, both: nn.Linear, bias: nn.Linear
    ) -> Tensor:
        lower, upper = F.leaky_relu(self.drop(left(word)), 0.1), F.leaky_relu(self.drop(right(behind)), 0.1)
        return both(lower) @ upper.transpose(1, 2) / upper.shape[-1] ** 0.5 + bias(upper).transpose(1, 2)

    def relations(self, dependent: Tensor, governor: Tensor) -> Tensor:
        """(…, 2 * RELATION) of a word and of its head -> scores (…, labels)."""
        add, times = dependent.chunk(2, -1)
        add_head, times_head = governor.chunk(2, -1)
        return self.relation(self.drop(F.gelu(add + add_head + times * times_head)))
