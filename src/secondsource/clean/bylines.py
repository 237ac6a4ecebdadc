"""Lines that name who wrote, reported and edited."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from secondsource.clean.lines import Line
from secondsource.resources.agencies import known_agency
from secondsource.resources.marks import either

#: A sign-off is a few lines at most, a byline one.
_SIGN_OFF_LENGTH, _BYLINE_LENGTH = 600, 120  # characters
#: "jd/rm (AFP, dpa)": the initials of the editors and the agencies they used.
INITIALS = re.compile(r"[a-z]{2,4}(?:[/,] ?[a-z]{2,4})* \((?P<agencies>[^()]{2,60})\)")
_PERSON = r"[A-Z][\w’'-]*\.?(?: (?:al-|el-|de |van |von |bin |da |di )?[A-Z][\w’'-]*\.?){1,3}"

#: A name of at most three words.
_NAMES = r"[A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,2}"
#: Lines: a place of which a report is sent is named so early.
_NEAR = 4


def is_byline(line: Line) -> bool:
    """Whether the line says by whom the report is."""
    if line.prose:
        return False
    if m := _by().match(line.text):
        return _begins_with_name(line.text[m.end() :])
    return _person_and_role(line.text)


def is_sign_off(text: str) -> bool:
    """Whether the line names reporters, writers, editors or agencies after the story."""
    if len(text) > _SIGN_OFF_LENGTH:
        return False
    if text[0] not in "([" and len(text.split()) > 40:
        return False
    return bool(_opening().match(text) or _contributed().search(text) or INITIALS.fullmatch(text))


def is_reporting(text: str) -> bool:
    """Whether the line is the kind of sign-off that names the reporters: "(Reporting by Ana Ruiz; Editing by ...)"."""
    return bool(re.match(r"[(\[]?\s*(?:Reporting|Reported|Writing|Written|Compiled)\b", text))


def is_person(text: str) -> bool:
    """Whether the words could be the names of a few persons and nothing else: "Ana Ruiz", "A. Ruiz and B. Lo"."""
    return bool(re.fullmatch(rf"{_PERSON}(?:(?:,| and| &|, and) {_PERSON}){{0,3}}", text))


def could_sign(text: str) -> bool:
    """Whether a line under a headline could be its byline: persons, "Ana Ruiz in Lima", a post, an agency."""
    return is_person(text.split(" in ")[0]) or is_role(text) or known_agency(text) is not None


def signs_from(text: str, story: Sequence[Line]) -> bool:
    """Whether a line says who sent the story and from where: "Kestrel, Lima", "From Kestrel reports"."""
    if re.fullmatch(rf"From {_NAMES} reports?\.?", text):
        return True
    m = re.fullmatch(rf"(?:{_NAMES}), (?P<place>{_NAMES})", text)
    return m is not None and any(m["place"] in line.text for line in story[:_NEAR])


def names_place(name: str, story: Sequence[Line]) -> bool:
    """Whether the story uses the name for a place: "in Lima"."""
    where = re.compile(rf"\b(?:in|near|at|from|to|of|outside|around) (?:the )?{re.escape(name.strip(' .'))}\b", re.I)
    return any(where.search(line.text[:_SIGN_OFF_LENGTH]) for line in story)


def is_role(text: str) -> bool:
    """Whether the words name a post or a part of a newsroom: "Foreign Staff", "our correspondent", "agencies"."""
    return bool(_role().fullmatch(text))


def _begins_with_name(rest: str) -> bool:
    """Whether what follows "By" is a name or a few, up to a bar or comma."""
    words = re.split(r"[|•·,]", rest)[0].split()
    return 0 < len(words) <= 9 and words[0][:1].isupper()


def _person_and_role(text: str) -> bool:
    """ "Ida Hill, Sports Desk, and agencies", "Ana Ruiz in Lima, special correspondent"."""
    if len(text) > _BYLINE_LENGTH or text[-1] in ".!?":
        return False
    if re.match(r"(?:From|FROM) (?:our|OUR) ", text):
        return is_role(text[5:])
    pieces = [piece.strip() for piece in re.split(r",| and |\||&|•| in (?=[A-Z])", text) if piece.strip()]
    roles, persons = sum(map(is_role, pieces)), sum(map(is_person, pieces))
    return roles > 0 and persons > 0 and roles + persons >= len(pieces) - 1


@cache
def _by() -> re.Pattern[str]:
    return re.compile(rf"(?:(?i:{either('by_verbs')}) )?(?:[Bb]y|BY)[: ]\s*(?=[A-Z0-9“\"])")


@cache
def _role() -> re.Pattern[str]:
    return re.compile(rf"(?:and )?(?:{either('role_kinds')} )*{either('roles')}", re.I)


@cache
def _opening() -> re.Pattern[str]:
    """Openings that end in "by", "from" or an agency's plural stand alone; the others need "by", "from" or a colon."""
    phrase = either("sign_off_openings")
    return re.compile(
        rf"[(\[—–-]*\s*{phrase}(?:(?<=by)|(?<=from)|(?<=agencies)|(?<=services)|(?<=reports)|(?<=via)| by\b|:)", re.I
    )


@cache
def _contributed() -> re.Pattern[str]:
    return re.compile(
        r"\bcontributed(?: reporting)?(?: to this (?:report|story|article|dispatch)| from [A-Z][\w ,]{2,40}|)\.?\)?$"
        r"|\bcontributed reporting\b|\breported from [A-Z][\w ,]{2,40}\.?$"
    )
