"""How the mention of an event stands to the facts: told as a fact, denied, planned, or only possible."""

from __future__ import annotations

from secondsource.assertions.happenings.predicates import Predicate
from secondsource.assertions.happenings.tree import Tree
from secondsource.model.assertion import Mood
from secondsource.resources.predicates import moods
from secondsource.text.listed import listed

_NOT = listed("not n't never no neither nor nobody none hardly cannot without")
_MAY = listed("may might could would should must can ought")
_WILL = listed("will shall 'll ’ll wo")
_IF = listed("if unless whether lest")
_CLAUSE_OF = ("xcomp", "ccomp", "advcl", "acl", "obj", "nsubj:pass", "nmod", "obl", "conj", "nsubj")
#: How many words above an event are asked.
_STEPS = 5


def mood_in(tree: Tree, hit: Predicate) -> Mood | None:
    """The mood that the words on and above an event give it; None for a plain fact."""
    told: Mood | None = None
    at = hit.node
    for step, k in enumerate(tree.up(hit.node)):
        if step > _STEPS:
            break
        if step and not _reaches(tree, at, k):
            break
        if _negated(tree, k, at if step else -1):
            return "denied"
        told = told or _modal(tree, k) or (_above(tree, k, at) if step else None)
        if told in ("denied", "hypothetical"):
            return told
        if tree.rel(k) in ("parataxis", "root"):
            break
        at = k
    return told or (_infinitive(tree, hit.node) if hit.verb else None)


def _reaches(tree: Tree, at: int, above: int) -> bool:
    """Whether what is said of the word above is said of the one below too."""
    relation = tree.rel(at)
    if relation not in _CLAUSE_OF:
        return relation in ("compound", "amod", "appos", "nmod:poss")
    if relation == "conj":
        return bool(tree.kids(above, "aux", "mark")) and not tree.kids(at, "nsubj", "nsubj:pass", "aux")
    if relation in ("advcl", "acl"):
        return any(tree.word(k) in ("to", *_IF) for k in tree.kids(at, "mark"))
    if relation in ("obl", "nmod", "nsubj"):
        return relation != "nmod" or tree.lemma(above) in moods()["hypothetical"] | moods()["denied"]
    return tree.lemma(above) not in moods()["speech"] or tree.lemma(above) in ("deny", "warn")


def _negated(tree: Tree, k: int, below: int) -> bool:
    """Whether a negation hangs on a word (or on its auxiliary)."""
    above = tree.head(k)
    if (
        tree.rel(k) in ("acl", "acl:relcl")
        and above >= 0
        and any(tree.word(d) == "no" for d in tree.kids(above, "det"))
    ):
        return True  # "no hostages are held"
    for kid in tree.kids(k):
        if tree.rel(kid) in ("advmod", "aux", "det", "mark", "case", "cc:preconj") and tree.word(kid) in _NOT:
            return not (tree.word(kid) == "not" and kid + 1 < len(tree.tokens) and tree.word(kid + 1) == "only")
        subject = tree.rel(kid) in ("nsubj", "nsubj:pass") and kid != below
        if subject and (tree.word(kid) in _NOT or any(tree.word(g) == "no" for g in tree.kids(kid, "det"))):
            return True
    return False


def _modal(tree: Tree, k: int) -> Mood | None:
    words = {tree.word(kid) for kid in tree.kids(k, "aux", "mark", "advmod", "cop")}
    if words & _IF or words & _MAY or "possibly" in words:
        return "hypothetical"
    return "planned" if words & _WILL else None


def _infinitive(tree: Tree, k: int) -> Mood | None:
    """What "to" before a verb makes of it: a plan, unless the verb above says that it came to pass."""
    if not any(tree.word(m) == "to" for m in tree.kids(k, "mark")):
        return None
    above = tree.head(k)
    done = above >= 0 and tree.rel(k) in ("xcomp", "ccomp") and tree.lemma(above) in moods()["done"]
    return None if done or above < 0 else "planned"


def _above(tree: Tree, k: int, below: int) -> Mood | None:
    """What the word above makes of it."""
    known, lemma, relation = moods(), tree.lemma(k), tree.rel(below)
    if relation in ("obl", "nsubj", "conj"):
        return None
    if lemma in known["denied"] and relation not in ("advcl", "nmod"):
        return "denied"
    if relation in ("xcomp", "ccomp", "acl", "nmod", "compound", "advcl") or lemma in known["asked"]:
        if lemma in known["hypothetical"] or lemma in known["asked"]:
            return "hypothetical"
        if lemma in known["planned"] and relation != "nmod":
            return "planned"
    if relation == "advcl" and any(tree.word(m) == "to" for m in tree.kids(below, "mark")):
        return "planned"  # "sent troops to attack"
    return None
