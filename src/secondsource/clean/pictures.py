"""Credits of pictures: how they look, and whom they name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from secondsource.resources.agencies import known_agency
from secondsource.resources.marks import either

_BRACKETED = re.compile(r"[(\[](?P<names>[^()\[\]]{2,80})[)\]]\.?$")
_BARE = re.compile(r"(?:^|(?<=[.!?”\"] ))(?P<names>[^.!?:]{2,80})$")
_PARTS = re.compile(r"\s*[/|]\s*|\s+(?:via|for|through)\s+|,\s+|\s+-\s+")


@dataclass(frozen=True, slots=True)
class PictureCredit:
    """Characters `start` to `end` of a line are a picture credit; `agencies` are those it names, persons left out."""

    start: int
    end: int
    agencies: tuple[str, ...]


def picture_credit(line: str) -> PictureCredit | None:
    """The picture credit that ends the line, or is the line."""
    tail = line[-140:]
    shift = len(line) - len(tail)
    for pattern, enough in ((_labelled(), _names), (_BRACKETED, _bracketed), (_BARE, _telling)):
        m = pattern.search(tail)
        if m and enough(m["names"], tail[: m.start()].rstrip()):
            start = m.start("label") if "label" in m.groupdict() else m.start()
            while start and tail[start - 1] in "([":
                start -= 1
            return PictureCredit(start + shift, len(line), _agencies(m["names"]))
    return None


def _names(names: str, before: str) -> bool:
    """Whether these are names only, no sentence: a label stands before them."""
    words = re.findall(r"[^\W\d_][\w.'’-]*", names)
    small = [
        w for w in words if w[0].islower() and w not in ("and", "de", "al", "el", "van", "via", "for", "of", "file")
    ]
    return bool(words) and len(words) <= 10 and not small and not re.search(r"\d{2}|\b(?:GMT|UTC)\b", names)


def _bracketed(names: str, before: str) -> bool:
    """Names in brackets at the end: of a seller or agency, parted by strokes, or standing after a full stop."""
    if not _names(names, before) or re.search(r"\b(Reporting|Editing|Writing)\b", names):
        return False
    return _telling(names, before) or (before[-1:] in '.!?”"' and len(names.split()) >= 2)


def _telling(names: str, before: str) -> bool:
    """Names that only a picture credit has together: a person or agency, a stroke, and an agency or seller."""
    if not _names(names, before):
        return False
    parts = [part for part in _PARTS.split(names) if part]
    seller = any(_seller().search(part) or ((a := known_agency(part)) and a.kind == "photo") for part in parts)
    wire = any(known_agency(part) for part in parts)
    return (len(parts) > 1 and (wire or seller)) or (seller and len(names.split()) <= 6)


def _agencies(names: str) -> tuple[str, ...]:
    """The agencies among the names; the only name when there is but one, for it may be an agency nobody knows."""
    whole = [part.strip(" .") for part in _PARTS.split(names) if part.strip(" .").casefold() not in ("", "file")]
    parts = [
        a.name if (a := known_agency(re.sub(r" (?:Photo|Images|Pictures)$", "", part))) else part for part in whole
    ]
    kept = [part for part in parts if _agency_like(part)]
    if not kept and parts:
        kept = [parts[-1]]
    return tuple(a.name if (a := known_agency(part)) else part for part in kept)


def _agency_like(part: str) -> bool:
    return bool(known_agency(part) or _seller().search(part) or re.fullmatch(r"[A-Z]{2,6}|\w+", part))


@cache
def _labelled() -> re.Pattern[str]:
    """ "Photograph: Ana Ruiz", "Photo by Ana Ruiz", "(Image: Sea Pictures)"."""
    label = rf"(?P<label>{either('credit_labels')})"
    return re.compile(
        rf"(?:^|[\s(\[|.]){label} ?(?::|(?<=by)|(?<=of)|(?<=via)"
        rf"|(?<=image source),|(?<=image credit),|(?<=image copyright),?|(?<=photo credit),)"
        rf" ?(?P<names>[^:()\[\]]{{2,80}})[)\].]*$",
        re.I,
    )


@cache
def _seller() -> re.Pattern[str]:
    return re.compile(rf"\b{either('sellers')}\b", re.I)
