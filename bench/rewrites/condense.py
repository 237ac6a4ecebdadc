"""The condensing programs: a summary of the sentences with the most facts, each cut down by its syntax; and a digest
of fewer still, in other words and another order."""

from __future__ import annotations

import random

from bench.rewrites.reword import other_words, shuffled, turned
from bench.rewrites.tree import Tree, sentence, tree_of

from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report

KEPT = 0.4  # of the sentences
FEWEST = 2  # sentences
#: What a sentence can do without.
SPARE = (
    *("acl:relcl", "acl", "appos", "advmod", "advcl", "parataxis", "cc:preconj"),
    *("discourse", "nmod:tmod", "amod", "flat:foreign", "dep", "vocative"),
)
ARTICLES = ("the", "a", "an")


def condense(report: Report, parse: Parse, seed: int) -> str:
    """The gist of a report in its order; `seed` decides nothing."""
    kept = densest(parse, KEPT)
    return " ".join(filter(None, (sentence(pruned(tree_of(report.text, s))) for s in kept))) + "\n"


def digest(report: Report, parse: Parse, seed: int) -> str:
    """The facts of a report in a few reworded sentences."""
    chance = random.Random(seed)
    trees = [tree_of(report.text, s) for s in densest(parse, KEPT)]
    made = [turned(tree, chance) if at % 2 else pruned(tree) for at, tree in enumerate(trees)]
    return " ".join(shuffled([sentence(other_words(text, chance)) for text in made if text], chance)) + "\n"


def densest(parse: Parse, share: float) -> list[Sentence]:
    """The sentences with the most names and numbers for their length, in order."""
    told = [s for s in parse.sentences if s.kind in ("title", "body") and len(s.syntax) > 4]
    ranked = sorted(told, key=lambda s: (-_density(s, parse), s.span))
    return sorted(ranked[: max(FEWEST, round(share * len(told)))], key=lambda s: s.span)


def _density(one: Sentence, parse: Parse) -> float:
    names = {n.key for n in parse.names if one.span.start <= n.span.start < one.span.end}
    numbers = sum(t.upos == "NUM" for t in one.syntax)
    return (len(names) + 1.5 * numbers) / (8 + len(one.syntax))


def pruned(tree: Tree) -> str:
    """The sentence without what can be spared, articles as in a telegram; clauses joined by "and" become short."""
    left = tree.all()
    for i, token in enumerate(tree.tokens):
        if token.relation in SPARE and token.upos != "NUM" and not _holds_facts(tree, i):
            left -= set(tree.under(i))
    left = {i for i in left if tree.words[i].lower() not in ARTICLES or i == 0}
    return tree.text(left)


def _holds_facts(tree: Tree, top: int) -> bool:
    """Whether a branch has a number in it: a summary keeps its figures."""
    return any(tree.tokens[i].upos == "NUM" for i in tree.under(top))
