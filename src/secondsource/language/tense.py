"""Whether a time belongs to something past or to something still to come, by the words of its clause."""

from __future__ import annotations

import re
from functools import lru_cache

from secondsource.resources.times import time_words
from secondsource.text.inflect import IRREGULAR_VERBS

#: What tells that a thing is still to come.
_SIGNS = (
    r"\b(?:will|shall|won['’]t|would|must|should|may|might|"
    r"(?<!been )(?:INTENT) to|(?:is|are) (?:due|set|expected|scheduled|planned|slated)|"
    r"was (?:due|set|scheduled|expected)|"
    r"(?<!been )due|scheduled|(?<!previously )planned|planning|(?:is|are) [a-z]{2,}ing|effective|"
    r"begins|starts|opens|ends|expires|arrives|leaves|returns|meets|votes|faces)\b|['’]ll\b"
)
#: The same where it stands behind the time: verbs alone, for what is "planned" there may be planned on that day.
_AHEAD_BEHIND = re.compile(
    r"\b(?:will|shall|won['’]t|must|may|(?:plans|hopes|intends|expects|aims|is|are|due|set|scheduled|expected) to|"
    r"(?:is|are) (?:due|set|expected|scheduled|planned|slated|going))\b|['’]ll\b",
    re.I,
)
_CALLED_OFF = re.compile(r"\s*(?:was|were|had been|has been) ")
#: Directly before a time: what lies at its end or has it as its earliest hour.
_NOT_BEFORE = re.compile(
    r"\b(?:as (?:early|soon|late) as|no (?:later|earlier|sooner) than|due|effective|payable|expires|deadline(?: of)?)"
    r"(?: on| by| in)?\s+\Z",
    re.I,
)
_UNTIL = re.compile(r"\b(?:until|till)\s+(?:the\s+)?\Z")
_NOT = re.compile(r"\bnot\b|n['’]t\b|\bnever\b")
_BY = re.compile(r"\b(?:by|from|through)\s+(?:the\s+)?\Z")
#: Past forms of irregular verbs that are neither a base form nor a participle ("will be held" is to come).
_PASTS = "|".join(
    sorted({past for past, participle in IRREGULAR_VERBS.values() if past != participle} - set(IRREGULAR_VERBS))
)
_BEHIND = re.compile(rf"\b(?:{_PASTS}|were|had|has|have|says|said|told)\b|\b[a-z]{{2,}}ed\b", re.I)
_DONE = re.compile(rf"\b(?:{_PASTS}|were|had|has|have)\b", re.I)
_PAST = re.compile(rf"\b(?:{_PASTS}|were|had|said|told|heard|happened|died)\b", re.I)
_CLAUSE = re.compile(r"[;:]|[,!?] |[\"“”]")
_REACH = 160  # characters: how far from the expression its verb is looked for


def lies_ahead(sentence: str, start: int, end: int) -> bool:
    """Whether the expression between two offsets of a sentence belongs to a thing still to come, by its clause."""
    near = sentence[max(0, start - _REACH) : start]
    before, after = _last_clause(near), sentence[end : end + _REACH]
    if _NOT_BEFORE.search(near) or (_UNTIL.search(near) and not _NOT.search(before)):
        return True
    if _opens(before) and re.search(r"\b(?:Until|By)\s+\Z", near):
        return not _DONE.search(after)
    if _told_since(before):
        return not _CALLED_OFF.match(after)
    if not _BEHIND.search(before) and _told_first(_first_clause(after.lstrip(", ") if _opens(before) else after)):
        return True
    return bool(_BY.search(near)) and not _DONE.search(sentence[max(0, start - _REACH) : end + _REACH])


@lru_cache(maxsize=1)
def _ahead() -> re.Pattern[str]:
    return re.compile(_SIGNS.replace("INTENT", "|".join(time_words()["intent"])), re.I)


def _opens(before: str) -> bool:
    """Whether the expression opens its clause, so that the comma behind it ends nothing ("On Friday, they will")."""
    return len(before.split()) <= 2


def _told_since(before: str) -> bool:
    """Whether a sign of what is to come stands before, with no verb of the past after it ("will tell what I saw")."""
    signs = list(_ahead().finditer(before))
    return bool(signs) and not _PAST.search(before, signs[-1].end())


def _told_first(after: str) -> bool:
    """Whether a sign of what is to come is the first verb behind."""
    sign = _AHEAD_BEHIND.search(after)
    return sign is not None and not _BEHIND.search(after, 0, sign.start())


def _last_clause(words: str) -> str:
    marks = list(_CLAUSE.finditer(words))
    return words[marks[-1].end() :] if marks else words


def _first_clause(words: str) -> str:
    mark = _CLAUSE.search(words)
    return words[: mark.start()] if mark else words
