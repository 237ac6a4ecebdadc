"""The people whom a word of harm befell: how many, who by name, age and gender, new to the report or told of before."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from secondsource.assertions.counting.trees import Tree
from secondsource.model.parse import Name, Token
from secondsource.model.span import Span
from secondsource.resources.people import noun_of
from secondsource.resources.tolls import toll_words
from secondsource.text.listed import listed
from secondsource.text.numbers import numbers
from secondsource.text.numerals import ONES

Gender = Literal["m", "f", ""]
#: How a victim is brought up: as somebody new, by name, as one told of before, or by a pronoun.
Manner = Literal["new", "named", "known", "pronoun"]

_THEY = listed("they them both all each those these themselves who")
_ONES = listed("he she him her himself herself his")
_NOT_THIRD = listed("i me my we us our you your it its myself yourself ourselves itself this that what something")
_AGE = re.compile(
    r"\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen)[- ](year|month|week|day)s?[- ]old"
    r"|,\s(\d{1,2})(?=[,.;)]|$|\s(?:of|who|was|were|is|died|dies|has|had|from|and)\b)|\((\d{1,2})\)",
    re.I,
)
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}
#: Branches of a noun that say more of it without being part of its own words.
_OUTSIDE = ("acl", "acl:relcl", "conj", "appos", "nmod", "obl", "parataxis", "cc", "advcl", "case", "cop", "nsubj")
_FAR = ("acl", "acl:relcl", "conj", "obl", "parataxis", "cc", "advcl", "case", "cop", "nsubj", "nsubj:pass", "aux:pass")


@dataclass(frozen=True, slots=True)
class Victims:
    """Those harmed as one mention tells of them. `number`: how many, None where that is open ("people", "victims");
    `further`: told to be others than those before."""

    span: Span
    number: float | None
    manner: Manner
    noun: str
    name: str = ""
    said: str = ""
    age: int | None = None
    gender: Gender = ""
    further: bool = False
    low: float | None = None
    counted: bool = False
    ordinal: int = 0

    @property
    def single(self) -> bool:
        """Whether one person is told of."""
        return self.number == 1


def victims(report: str, text: str, tree: Tree, i: int, names: dict[int, Name]) -> Victims | None:
    """Who stands at a token, None where no people do. `names`: the names of people by the offsets that they cover."""
    token, lemma = tree.tokens[i], tree.lemmas[i]
    if tree.words[i] in _NOT_THIRD:
        return None
    if noun_is_age(tree, i):
        return Victims(
            _span(report, tree, i),
            1.0,
            _manner(tree, i, None),
            "old",
            age=_age(text, tree, i, True),
            gender=_gender(tree, i),
        )
    i = _before_more(tree, _past_total(tree, i))
    name = _name(tree, i, names)
    number, low = _number(text, tree, i)
    unread = number is None and low is None and (token.upos == "NUM" or token.xpos == "CD")
    if unread or (number is not None and not number.is_integer()):
        return None  # "1/2 killed"; "1.5 people killed" is a mean
    counted = number is not None
    noun = _noun(tree, i)
    if name is None and not _people(tree, i, noun, number):
        return None
    if tree.words[i] in _ONES or tree.words[i] in _THEY:
        one = 1.0 if tree.words[i] in _ONES else 2.0 if tree.words[i] == "both" else None
        return Victims(_span(report, tree, i), one, "pronoun", lemma, gender=_gender(tree, i))
    plural = token.xpos in ("NNS", "NNPS") and tree.words[i] not in ("year-old",)
    if number is None and low is None and not plural:
        number = 1.0
    more = tree.words[i + 1 : i + 2] == ("more",)
    further = (
        more
        or tree.words[i] in toll_words()["further"]
        or any(tree.words[k] in toll_words()["further"] for k in tree.below(i, _OUTSIDE))
    )
    age = _age(text, tree, i)
    return Victims(
        _span(report, tree, i),
        number,
        _manner(tree, i, name),
        noun,
        _full(tree, i, name),
        " ".join(name.span.of(text).casefold().split()) if name else "",
        age,
        _gender(tree, i),
        further,
        low,
        counted,
        max((_ORDINALS.get(tree.words[k], 0) for k in tree.of(i, "amod")), default=0),
    )


def _past_total(tree: Tree, i: int) -> int:
    """The people in "a total of 50 people"."""
    if tree.lemmas[i] in ("total", "number"):
        return next((k for k in tree.of(i, "nmod") if tree.of(k, "nummod") or tree.tokens[k].upos == "NUM"), i)
    return i


def _before_more(tree: Tree, i: int) -> int:
    """The number in "40 more were hurt"."""
    return i - 1 if tree.words[i] == "more" and i and tree.tokens[i - 1].xpos == "CD" else i


def _name(tree: Tree, i: int, names: dict[int, Name]) -> Name | None:
    """The name of a person at a noun or beside it ("the victim, Ana Ruiz")."""
    beside = ("flat", "appos", "nmod:desc", *(("compound",) if tree.tokens[i].upos == "PROPN" else ()))
    near = [i, *tree.of(i, *beside)]
    found = next((names[tree.tokens[k].start] for k in near if tree.tokens[k].start in names), None)
    return None if found and (found.key in toll_words()["anybody"] or found.key in toll_words().young) else found


def _full(tree: Tree, i: int, name: Name | None) -> str:
    """The name in full: as the report has it elsewhere, or as the words stand here where they are more."""
    if name is None:
        return ""
    for k in (i, *tree.of(i, "appos", "flat")):
        words = [tree.words[j] for j in (k, *tree.of(k, "flat")) if tree.tokens[j].upos == "PROPN"]
        if len(words) > len(name.key.split()):
            return " ".join(words)
    return name.key


def _noun(tree: Tree, i: int) -> str:
    """The noun for the people: "man", "old" of "year-old", "others"."""
    return tree.lemmas[i]


def _people(tree: Tree, i: int, noun: str, number: float | None) -> bool:
    token, know = tree.tokens[i], toll_words()
    if token.upos == "NUM" or token.xpos == "CD":
        aged = (
            tree.relation(i) in ("appos", "conj", "amod")
            and i > 0
            and tree.words[i - 1] == ","
            and tree.words[i].isdigit()
        )
        return not any(tree.of(i, "flat")) and not aged
    if tree.words[i] in _ONES or tree.words[i] in _THEY or tree.words[i] in ("one", "others", "other", "another"):
        return True
    if noun in know["male"] or noun in know["female"] or noun in know.young or noun in know["anybody"]:
        return True
    if noun in ("old", "year-old", "people", "wounded", "injured", "dead", "victim", "casualty", "year"):
        return noun not in ("year", "old")
    found = noun_of(noun) or noun_of(tree.words[i])
    return found is not None and found.kind == "person" and not found.fate and token.upos in ("NOUN", "PROPN", "ADJ")


def noun_is_age(tree: Tree, i: int) -> bool:
    """Whether the head is that of "the 14-year-old"."""
    spelt = "old" in tree.words[i : i + 3] and "year" in tree.words[max(0, i - 2) : i + 1]
    return tree.words[i] == "year-old" or (tree.words[i] in ("old", "year") and spelt)


def _number(text: str, tree: Tree, i: int) -> tuple[float | None, float | None]:
    """How many, and the least that a vague word stands for: the number before the noun, or the word itself."""
    if tree.tokens[i].upos == "NUM" or tree.tokens[i].xpos == "CD":
        found = numbers(text, tree.tokens[i].start, tree.tokens[i].end)
        return (found[0].value, found[0].low) if found else (None, None)
    else:
        kids = tree.of(i, "nummod", "det", "amod", "advmod")
        kids = [
            k for k in kids if k < i and (tree.relation(k) == "nummod" or tree.words[k] in ("several", "few", "dozen"))
        ]
    for k in kids:
        here = tree.below(k)
        found = numbers(text, tree.tokens[here[0]].start, tree.tokens[max(here[-1], k)].end)
        if found:
            return found[-1].value, found[-1].low
    if tree.words[i] in ("pair", "couple", "duo", "twins") and tree.words[i + 1 : i + 2] != ("of",):
        return 2.0, 2.0
    if tree.lemmas[i] in ("dozen", "hundred", "thousand", "score"):
        found = numbers(text, tree.tokens[i].start, tree.tokens[i].end)
        return (found[0].value, found[0].low) if found else (None, None)
    return None, None


def _manner(tree: Tree, i: int, name: Name | None) -> Manner:
    if name:
        return "named"
    lead = [tree.words[k] for k in tree.of(i, "det", "nmod:poss")]
    if any(word in ("the", "that", "this", "these", "those") for word in lead):
        return "known"
    return "new"


def _gender(tree: Tree, i: int) -> Gender:
    know = toll_words()
    near = [tree.lemmas[i], tree.words[i]]
    near += [tree.lemmas[k] for k in tree.of(i, "appos", "amod", "nmod:desc", "flat")]
    near += [tree.lemmas[k] for k in tree.of(i, "compound") if tree.lemmas[k] in ("male", "female", "boy", "girl")]
    male, female = any(w in know["male"] for w in near), any(w in know["female"] for w in near)
    return "" if male == female else "m" if male else "f"


def _age(text: str, tree: Tree, i: int, alone: bool = False) -> int | None:
    """The age told within the words for somebody."""
    here = range(max(0, i - 4), min(len(tree.tokens), i + 3)) if alone else tree.below(i, _FAR)
    start, end = tree.tokens[here[0]].start, tree.tokens[here[-1]].end
    found = _AGE.search(text, start, min(end + 1, len(text)))
    if not found:
        return None
    digits = (found[1] or found[3] or found[4]).casefold()
    number = int(digits) if digits.isdecimal() else ONES.get(digits)
    if number is not None and found[2] and found[2].casefold() != "year":
        return number // 12 if found[2].casefold() == "month" else 0
    return number


def _span(report: str, tree: Tree, i: int) -> Span:
    here = tree.below(i, _OUTSIDE)
    near: list[Token] = [tree.tokens[k] for k in here]
    return Span(report, near[0].start, near[-1].end)
