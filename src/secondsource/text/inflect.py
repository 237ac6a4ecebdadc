"""English word forms by rule: the forms of a verb, the plural and the singular of a noun."""

from __future__ import annotations

from typing import Literal

from secondsource.text.listed import listed

VerbForm = Literal["base", "third", "past", "participle", "ing"]

_VERBS = """
arise arose arisen|be was been|beat beat beaten|become became become|begin began begun|bind bound bound|bleed bled bled
blow blew blown|break broke broken|bring brought brought|build built built|burst burst burst|buy bought bought
cast cast cast|catch caught caught|choose chose chosen|come came come|cost cost cost|cut cut cut|deal dealt dealt
do did done|draw drew drawn|drive drove driven|fall fell fallen|feel felt felt|fight fought fought|find found found
flee fled fled|fly flew flown|forbid forbade forbidden|freeze froze frozen|get got got|give gave given|go went gone
hang hanged hanged|have had had|hide hid hidden|hit hit hit|hold held held|hurt hurt hurt|keep kept kept|lay laid laid
lead led led|leave left left|lose lost lost|make made made|meet met met|overcome overcame overcome
overrun overran overrun|overthrow overthrew overthrown|pay paid paid|put put put|quit quit quit|retake retook retaken
rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|set set set
shake shook shaken|shed shed shed|shoot shot shot|shut shut shut|sink sank sunk|slay slew slain|speak spoke spoken
spend spent spent|spread spread spread|split split split|stand stood stood|steal stole stolen|stick stuck stuck
strike struck struck|sweep swept swept|swear swore sworn|take took taken|tear tore torn|tell told told
throw threw thrown|undergo underwent undergone|uphold upheld upheld|win won won|withdraw withdrew withdrawn
withhold withheld withheld|write wrote written|think thought thought|hear heard heard|know knew known
read read read|show showed shown|sing sang sung|understand understood understood|undertake undertook undertaken
weep wept wept|teach taught taught|wear wore worn|bear bore borne|grow grew grown|sit sat sat|sleep slept slept
"""
#: Verbs of news whose past forms no rule makes: base -> (past, participle).
IRREGULAR_VERBS = {
    base: (past, participle)
    for base, past, participle in (row.split() for line in _VERBS.split("\n") if line for row in line.split("|"))
}
#: Verbs that double their last letter before -ed and -ing.
DOUBLING = listed(
    "abet acquit admit ban bar beg begin chop clap commit compel concur control cut defer deter drag drop expel fit",
    "flip get grab gun hit incur infer kidnap knit mob nab net nod occur overrun patrol permit pin plan plot prefer",
    "propel put quip quit ram rebel rebut refer regret rip rob run set shed shrug shut slam slap slip snap sob split",
    "spot stab step stop strip submit swap tap top transfer trap trip win wrap",
)
IRREGULAR_NOUNS = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "foot": "feet",
    "life": "lives",
    "wife": "wives",
    "knife": "knives",
    "half": "halves",
    "calf": "calves",
    "loaf": "loaves",
    "shelf": "shelves",
    "thief": "thieves",
    "wolf": "wolves",
    "goose": "geese",
    "mouse": "mice",
    "tooth": "teeth",
    "crew": "crew",
    "aircraft": "aircraft",
    "police": "police",
    "clergy": "clergy",
    "deer": "deer",
    "fish": "fish",
    "series": "series",
    "sheep": "sheep",
    "cattle": "cattle",
    "dead": "dead",
}


def verb_forms(base: str) -> dict[str, VerbForm]:
    """Form -> which form it is. A phrase inflects in its first word ("gun down" -> "gunned down"), two verbs joined by
    "and" inflect alike ("shot and killed").

    Where past and participle are the same word it is called "past".
    """
    if " and " in base:
        left, _, right = base.partition(" and ")
        other = {form: word for word, form in verb_forms(right).items()}
        pairs = {word: (form, other.get(form, other["past"])) for word, form in verb_forms(left).items()}
        return {f"{word} and {second}": form for word, (form, second) in pairs.items()}
    first, _, rest = base.partition(" ")
    tail = f" {rest}" if rest else ""
    stem = first + first[-1] if first in DOUBLING else first
    silent = first.endswith("e") and not first.endswith(("ee", "ye", "oe"))
    ing = (first[:-2] + "ying" if first.endswith("ie") else first[:-1] + "ing") if silent else stem + "ing"
    if first.endswith(("s", "x", "z", "ch", "sh", "o")):
        third = first + "es"
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        third = first[:-1] + "ies"
    else:
        third = first + "s"
    if first in IRREGULAR_VERBS:
        past, participle = IRREGULAR_VERBS[first]
    elif first.endswith("y") and first[-2:-1] not in "aeiou":
        past = participle = first[:-1] + "ied"
    else:
        past = participle = first + "d" if first.endswith("e") else stem + "ed"
    forms: dict[str, VerbForm] = {base: "base", third + tail: "third", ing + tail: "ing"}
    forms.setdefault(participle + tail, "participle")
    forms[past + tail] = "past" if past + tail != base else "base"
    return forms


def plural(noun: str) -> str:
    """The plural of a noun, or of the last word of a phrase."""
    head, gap, last = noun.rpartition(" ")
    if last in IRREGULAR_NOUNS:
        return head + gap + IRREGULAR_NOUNS[last]
    if last.endswith("man") and last not in ("german", "human", "roman", "shaman", "ottoman"):
        return noun[:-2] + "en"
    if last.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def singular(noun: str) -> str:
    """The singular of a regular plural; a word that does not look like one comes back as it is."""
    for one, many in IRREGULAR_NOUNS.items():
        if noun == many:
            return one
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "zes", "ches", "shes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is")):
        return noun[:-1]
    return noun
