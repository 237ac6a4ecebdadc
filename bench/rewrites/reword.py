"""The rewording program: other words from a table, actives and passives exchanged, clauses and sentences reordered.

What a "spinner" does: every fact is kept, hardly any run of words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml
from bench.rewrites.tree import Tree, sentence, tree_of

from secondsource.model.parse import Parse
from secondsource.model.report import Report

SWAPPED = 0.85  # share of the words with a substitute that get it
SAID = ("said", "says", "stated", "reported", "confirmed", "announced", "added", "told")
PARTICIPLES = {"took": "taken", "shot": "shot", "hit": "hit", "struck": "struck", "drove": "driven", "held": "held"}


@cache
def table() -> dict[str, list[str]]:
    """Words with what may stand for them."""
    found: dict[str, list[str]] = yaml.safe_load(Path(__file__).with_name("words.yml").read_text(encoding="utf-8"))
    return found


def reword(report: Report, parse: Parse, seed: int) -> str:
    """The report told again, sentence for sentence but in another order and other words."""
    chance = random.Random(seed)
    told = [s for s in parse.sentences if s.kind in ("title", "body") and s.syntax]
    made = [other_words(turned(tree_of(report.text, s), chance), chance) for s in told]
    return " ".join(shuffled([m for m in map(sentence, made) if m], chance)) + "\n"


def turned(tree: Tree, chance: random.Random) -> str:
    """The sentence with its parts in another order, where its tree allows it."""
    for turn in (attribution_moved, made_passive, made_active, front_moved):
        if found := turn(tree):
            return found
    return tree.text(tree.all())


def attribution_moved(tree: Tree) -> str:
    """ "A said that B" becomes "B, according to A"; "B, A said" becomes "According to A, B"."""
    for verb, word in enumerate(tree.words):
        if word.lower() in SAID and (who := tree.child(verb, "nsubj")) is not None:
            what = tree.child(verb, "ccomp", "parataxis")
            if what is None and tree.tokens[verb].relation == "parataxis":
                rest = tree.all() - set(tree.under(verb))
                return f"According to {tree.text(tree.under(who))} {tree.text(rest)}"
            if what is not None and tree.tokens[verb].relation == "root":
                content = set(tree.under(what)) - {tree.child(what, "mark")}
                others = tree.all() - set(tree.under(what)) - set(tree.under(who)) - {verb}
                first, last = tree.text(content - {None}), tree.text(others)
                return f"{first} according to {tree.text(tree.under(who))} {last}"
    return ""


def made_passive(tree: Tree) -> str:
    """ "A killed B" becomes "B were killed by A"."""
    verb = tree.root()
    if verb is None or tree.tokens[verb].xpos not in ("VBD", "VBZ", "VBP"):
        return ""
    who, whom = tree.child(verb, "nsubj"), tree.child(verb, "obj")
    word = tree.words[verb].lower()
    form = PARTICIPLES.get(word, word if word.endswith("ed") else "")
    if who is None or whom is None or not form or who > verb or whom < verb:
        return ""
    subject, object_ = tree.under(who), tree.under(whom)
    be = "were" if tree.tokens[whom].xpos in ("NNS", "NNPS") else "was"
    rest = tree.all() - set(subject) - set(object_) - {verb}
    before, after = {i for i in rest if i < verb}, {i for i in rest if i > verb}
    return f"{tree.text(before)} {tree.text(object_)} {be} {form} by {tree.text(subject)} {tree.text(after)}"


def made_active(tree: Tree) -> str:
    """ "B were killed by A" becomes "A killed B"."""
    verb = tree.root()
    if verb is None or (whom := tree.child(verb, "nsubj:pass")) is None:
        return ""
    be = tree.child(verb, "aux:pass")
    for i, token in enumerate(tree.tokens):
        if token.head == verb and token.relation in ("obl", "obl:agent") and be is not None:
            by = tree.child(i, "case")
            if by is not None and tree.words[by].lower() == "by":
                agent, object_ = set(tree.under(i)) - {by}, tree.under(whom)
                rest = tree.all() - agent - set(object_) - {verb, be, by}
                return f"{tree.text(agent)} {tree.words[verb]} {tree.text(object_)} {tree.text(rest)}"
    return ""


def front_moved(tree: Tree) -> str:
    """A time or place at the end goes to the front, one at the front to the end."""
    verb = tree.root()
    if verb is None:
        return ""
    for i in range(len(tree.words) - 1, -1, -1):
        if tree.tokens[i].head == verb and tree.tokens[i].relation in ("obl", "obl:tmod", "advcl", "obl:unmarked"):
            part = set(tree.under(i)) & tree.all()
            rest = tree.all() - part
            if rest and min(part, default=0) > verb:
                return f"{tree.text(part)} {tree.text(rest)}"
            if rest and part and max(part) < verb:
                return f"{tree.text(rest)} {tree.text(part)}"
    return ""


def other_words(text: str, chance: random.Random) -> str:
    """The text with most words of the table exchanged."""

    def swap(found: re.Match[str]) -> str:
        substitutes = table().get(found.group().lower())
        return chance.choice(substitutes) if substitutes and chance.random() < SWAPPED else found.group()

    for phrase in ("at least", "more than"):
        text = re.sub(rf"\b{phrase}\b", lambda found: swap(found), text, flags=re.IGNORECASE)
    return re.sub(r"\w+", swap, text)


def shuffled(sentences: Sequence[str], chance: random.Random) -> list[str]:
    """The sentences in another order: each within three places of where it stood."""
    return [s for _, s in sorted((at + chance.uniform(0, 3), s) for at, s in enumerate(sentences))]
