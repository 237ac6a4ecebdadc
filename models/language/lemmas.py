"""The dictionary of lemmas: what the treebanks say of a word wherever the rules would say something else."""

from __future__ import annotations

from collections import Counter, defaultdict
from pathlib import Path

from corpora import treebanks

from secondsource.language.lemmas import Lemmas


def dictionary(data: Path) -> dict[str, str]:
    """ "form/UPOS" -> lemma, in order. Names keep only what was seen twice, so that a slip is not learnt."""
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for text in (text for texts in treebanks(data).values() for text in texts):
        for word, upos, lemma in zip(text.words, text.upos or (), text.lemmas or (), strict=True):
            seen[word.lower().replace("’", "'"), upos][lemma] += 1
    bare = Lemmas({})
    made = {}
    for (low, upos), lemmas in sorted(seen.items()):
        lemma, times = max(sorted(lemmas.items()), key=lambda item: item[1])
        if upos == "PROPN":
            if lemma.lower() != low and times > 1:
                made[f"{low}/{upos}"] = lemma.lower()
        elif lemma != bare(low, upos) and lemma != "_":
            made[f"{low}/{upos}"] = lemma
    return made
