"""The trained network, run by onnxruntime: loaded when first needed, checked against its digests."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from secondsource.errors import RunError
from secondsource.language.pieces import CLS, SEP, SHAPES, Pieces, shape
from secondsource.language.windows import Window

Floats = NDArray[np.float32]
Integers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """What the network says of the W words of a window.

    upos, xpos: (W,) indices into the labels. opens: (W,) log-odds that a sentence begins here. names,
    roles: (W, labels) scores. arc, link: (W, W + 1) scores of each word's head and cue, column 0 for none. dependent
    (W, 2R), governor (W + 1, 2R): see `Network.relations`. vector: (W, 384), whose mean over a sentence is its vector.
    """

    upos: Integers
    xpos: Integers
    opens: Floats
    names: Floats
    roles: Floats
    arc: Floats
    link: Floats
    dependent: Floats
    governor: Floats
    vector: Floats


class Network:
    """The network in a folder of weights (see models/language/CARD.md). Raises RunError when a file is missing or is
    not the one that english.json names."""

    def __init__(self, folder: Traversable | None = None) -> None:
        self._folder = folder or files("secondsource.language") / "weights"

    @cached_property
    def _about(self) -> dict[str, Any]:
        try:
            about: dict[str, Any] = json.loads((self._folder / "english.json").read_text(encoding="utf-8"))
        except (OSError, ValueError) as error:
            raise RunError(f"language engine: {self._folder / 'english.json'} cannot be read ({error})") from error
        return about

    def labels(self, head: str) -> list[str]:
        """The labels of "upos", "xpos", "relations", "names" or "roles", in the order of the scores."""
        found: list[str] = self._about["labels"][head]
        return found

    @property
    def digest(self) -> str:
        """What names these weights: the beginning of the digest of all digests."""
        return hashlib.sha256(json.dumps(self._about["sha256"], sort_keys=True).encode()).hexdigest()[:12]

    def _checked(self, name: str) -> bytes:
        try:
            data = (self._folder / name).read_bytes()
        except OSError as error:
            raise RunError(f"language engine: {name} is missing from {self._folder}: reinstall secondsource") from error
        if hashlib.sha256(data).hexdigest() != self._about["sha256"].get(name):
            raise RunError(f"language engine: {name} is not the file it should be (its digest differs): reinstall it")
        return data

    @cached_property
    def pieces(self) -> Pieces:
        """The vocabulary."""
        listed = self._checked("vocabulary.txt").decode("utf-8").split("\n")
        return Pieces({piece: number for number, piece in enumerate(listed) if piece})

    @cached_property
    def lemmas(self) -> Mapping[str, str]:
        """ "form/UPOS" -> lemma, where the rules would say something else."""
        found: dict[str, str] = json.loads(self._checked("lemmas.json"))
        return found

    @cached_property
    def _matrices(self) -> Mapping[str, Floats]:
        import io

        return dict(np.load(io.BytesIO(self._checked("english.npz"))))

    def steps(self, head: str) -> Floats:
        """What it costs to go from one label to the next (labels, labels), for "names" or "roles"."""
        return self._matrices[head]

    @cached_property
    def _session(self) -> Any:
        import onnxruntime

        onnxruntime.set_default_logger_severity(3)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1  # processes share the work, not threads
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        return onnxruntime.InferenceSession(self._checked("english.onnx"), options, providers=["CPUExecutionProvider"])

    def __call__(self, words: Sequence[str], window: Window) -> Found:
        """Read one window of `words` (all the words that the window counts from)."""
        numbers, shapes, first = [CLS], [0], []
        for word, cut in zip(words[window.start : window.end], window.pieces, strict=True):
            form = shape(word)
            first.append(len(numbers))
            numbers += cut
            shapes += [form, *[form + SHAPES] * (len(cut) - 1)]
        given = {"pieces": [*numbers, SEP], "shapes": [*shapes, 0], "first": first}
        outputs = self._session.run(None, {name: np.array([row], dtype=np.int64) for name, row in given.items()})
        return Found(*(output[0] for output in outputs))

    def relations(self, found: Found, dependents: Integers, governors: Integers) -> Integers:
        """Labels of the arcs from words to their heads: (n,) indices into `dependent` and into `governor`."""
        weights, bias = self._matrices["relation"], self._matrices["bias"]
        lower, upper = found.dependent[dependents], found.governor[governors]
        half = lower.shape[1] // 2
        inner = lower[:, :half] + upper[:, :half] + lower[:, half:] * upper[:, half:]
        labels: Integers = (_gelu(inner) @ weights + bias).argmax(1)
        return labels


def _gelu(x: Floats) -> Floats:
    """Gaussian error linear unit, with the error function of Abramowitz and Stegun 7.1.26 (to 1.5e-7)."""
    z = np.abs(x) * np.float32(0.70710678)
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))))
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    return (x * (1 + erf) / 2).astype(np.float32)  # type: ignore[no-any-return]
