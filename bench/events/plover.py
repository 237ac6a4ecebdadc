"""PLOVER sentences: which of the ontology's root types a sentence tells of, by whom and to whom.

The gold records (Open Event Data Alliance, from the examples of the CAMEO manual) are of an early version of the
ontology; what it called DEMAND, YIELD, FIGHT, DISAPPROVE and INVESTIGATE is REQUEST, RETREAT, ASSAULT and ACCUSE today.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path("plover/gold_standard_records/PLOVER_GSR_CAMEO.txt")
TODAY = {"DEMAND": "REQUEST", "YIELD": "RETREAT", "FIGHT": "ASSAULT", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE"}


@dataclass(frozen=True)
class Record:
    """A sentence with the types told of it (one, or two where it has two records), and its parties in its words."""

    text: str
    types: frozenset[str]
    sources: tuple[str, ...]
    targets: tuple[str, ...]


def records(data: Path) -> Iterator[Record]:
    """The sentences in order, each once."""
    rows = [row for row in json.loads((data / FILE).read_text(encoding="utf-8")) if "text" in row]
    types: dict[str, set[str]] = {}
    for row in rows:
        types.setdefault(row["text"], set()).add(TODAY.get(row["event"], row["event"]))
    first = {row["text"]: row for row in reversed(rows)}
    for text in types:
        row = first[text]
        yield Record(text, frozenset(types[text]), _parties(row.get("source")), _parties(row.get("target")))


def _parties(rows: Any) -> tuple[str, ...]:
    return tuple(r["actorText"] for r in rows if r.get("actorText")) if isinstance(rows, list) else ()


def types_in(reading: Mapping[str, Any]) -> list[str]:
    """The types of a reading's events in order of position, what is denied or only possible left out."""
    events = sorted(reading["events"], key=lambda e: e["start"])
    told = [e["type"] for e in events if e["type"] and e["mood"] in ("asserted", "attributed", "planned")]
    return list(dict.fromkeys(told))


def parties_in(reading: Mapping[str, Any], role: str) -> set[str]:
    """The words of everybody who is an actor ("actors") or a target ("targets") of an event."""
    return {word for e in reading["events"] for party in e[role] for word in _words(party)}


def found(party: str, words: set[str]) -> bool:
    """Whether a gold party is among ours: a telling word in common."""
    return bool(_words(party) & words)


def _words(phrase: str) -> set[str]:
    small = {"the", "of", "and", "a", "in", "for", "president", "minister", "prime", "officials", "government"}
    words = {w.casefold() for w in re.findall(r"\w+", phrase)}
    return words - small or words


#: Stems for the baseline, tried in this order: the type whose stem stands first in the sentence.
STEMS = {
    "ASSAULT": "attack bomb kill shoot shot assassinat kidnap clash fight shell explo",
    "PROTEST": "protest demonstrat rall riot strike march",
    "COERCE": "arrest detain ban curfew seiz jail deport",
    "SANCTION": "sanction embargo expel sever suspend",
    "MOBILIZE": "mobiliz deploy troops alert",
    "THREATEN": "threat warn ultimatum",
    "REJECT": "reject refus veto boycott",
    "ACCUSE": "accus blam condemn denounc critici investigat charg",
    "REQUEST": "demand urge call appeal ask request",
    "RETREAT": "withdr retreat releas surrender ceasefire pull",
    "CONCEDE": "resign lift concede apolog",
    "AID": "aid relief assist grant loan food",
    "COOPERATE": "cooperat joint shar exchang",
    "SUPPORT": "support prais back endors welcom",
    "CONSULT": "meet met visit talk discuss negotiat",
    "AGREE": "agree sign promis pledg offer accord",
}


def baseline(text: str) -> list[str]:
    """A bag of keywords: every type of which a stem begins a word, the one that stands first in front."""
    low = text.casefold()
    at = {}
    for type_, stems in STEMS.items():
        m = re.search(rf"\b(?:{'|'.join(stems.split())})", low)
        if m:
            at[type_] = m.start()
    return sorted(at, key=lambda t: at[t])
