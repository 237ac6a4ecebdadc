"""The dateline: the place, day and agency that stand before the first words of a story."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from secondsource.resources.agencies import known_agency
from secondsource.resources.marks import marks
from secondsource.text.dates import DateMention, find_dates

#: A dateline is short; nothing further on is looked at.
REACH = 110  # characters
#: Two figures of a year from here on are of the last century.
_TURN = 40
_SHORT = re.compile(r"\b(\d{1,2} [A-Za-z]{3,4}\.?) '?(\d\d)\b(?![\d:.,])")
_ENDS = re.compile(r"\s*(?:--+|[-–—|:])\s+|\.\s+")


@dataclass(frozen=True, slots=True)
class Dateline:
    """Characters 0 to `end` of the line are the dateline; `agency` is where in it an agency is credited, if at all."""

    end: int
    place: str
    date: DateMention | None
    agency: tuple[int, int] | None


def read_dateline(line: str, text: str = "") -> Dateline | None:
    """The dateline at the head of a paragraph: "LIMA, Oct. 9 (Kestrel) -", "GENEVA -", "Oslo, NTB.".

    `text` is the whole report: a place in capitals before a colon counts only when the report also names it elsewhere,
    else it is taken for the label of a speaker.
    """
    for stop in _ENDS.finditer(line[: REACH + 4]):
        rest = line[stop.end() : stop.end() + 2].lstrip("\"'“‘(«")
        begins = rest[:1].isupper() or rest[:1].isdigit() or line.startswith("[", stop.end())
        if begins and (found := _judge(line[: stop.start()], stop[0].strip(), len(line[: stop.end()].rstrip()), text)):
            return found
        if stop.start() > REACH:
            break
    return None


def is_dateline(line: str) -> bool:
    """Whether the line is a dateline and nothing more, the story beginning on the next."""
    found = read_dateline(f"{line} X") if len(line) <= REACH else None
    return found is not None and found.end == len(line)


def _judge(head: str, mark: str, end: int, text: str) -> Dateline | None:
    """What stands before the mark, if all of it is place, day and agency."""
    agency = None
    bare = head = _unbracketed(head)
    m = re.search(r"\s*\(([^()]{2,40})\)$", head)
    if m and not find_dates(m[1]):
        agency, bare = (m.start(1) - 1, m.end(1) + 1), head[: m.start()]
    elif m:
        bare = f"{head[: m.start()]}, {m[1]}"
    dates = find_dates(bare)
    if old := _short_date(bare):
        dates = (old,)
    if len(dates) > 1:
        return None
    if dates:
        bare = bare[: dates[0].start] + bare[dates[0].end :]
    places = [piece.strip() for piece in bare.split(",") if piece.strip()]
    if places and not agency and (known_agency(places[-1]) or (len(places) > 1 and _acronym(places[-1]))):
        at = head.rindex(places[-1])
        agency = (at, at + len(places.pop()))
    if not all(map(_named, places)) or len(places) > 3:
        return None
    place = ", ".join(places)
    if not _enough(places, mark, dates[0] if dates else None, agency, text):
        return None
    return Dateline(end, place, dates[0] if dates else None, agency)


def _unbracketed(head: str) -> str:
    """The words with the country in brackets after a city told behind a comma, as long as they were."""
    return re.sub(r" \(([^()]{2,30})\)(?=,)", r", \1 ", head)


def _short_date(head: str) -> DateMention | None:
    """A day whose year has two figures, as older wires write it: "3 JAN 90"."""
    m = _SHORT.search(head)
    year = str((1900 if int(m[2]) >= _TURN else 2000) + int(m[2])) if m else ""
    full = find_dates(f"{m[1].capitalize() if m[1].islower() else m[1]} {year}") if m else ()
    return replace(full[0], start=m.start(), end=m.end()) if m and full and full[0].complete else None


def _enough(places: list[str], mark: str, date: DateMention | None, agency: tuple[int, int] | None, text: str) -> bool:
    """Whether so much is told that these words can be nothing but a dateline."""
    if not places:
        return agency is not None and mark not in ".:"
    first = places[0]
    if first.casefold() in marks("not_places"):
        return False
    if mark == ".":
        return agency is not None
    told = date is not None or agency is not None
    if mark == ":":
        elsewhere = first.isupper() and re.search(rf"(?<!\w){re.escape(first.title())}(?!\w)", text) is not None
        return told or elsewhere or (first.isupper() and len(places) > 1)
    return told or first.isupper() or (len(places) == 2 and mark in "–—--")


def _named(piece: str) -> bool:
    """Whether a piece is a name of at most four words."""
    words = re.split(r"[ /]", piece)
    return len(words) <= 4 and all(
        w in marks("particles") or (w[:1].isupper() and not re.search(r"\d", w)) for w in words if w
    )


def _acronym(piece: str) -> bool:
    return bool(re.fullmatch(r"[A-Z]{3,6}", piece))
