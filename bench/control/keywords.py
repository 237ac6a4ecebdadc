"""The baseline: words of taking a place, and the first kind of side that is named before or after them."""

from __future__ import annotations

import re

_TAKEN = re.compile(
    r"\b(?:re)?(?:captur|seiz|conquer|gain)(?:e[sd]?|s|ed|ing)?\b|\b(?:retook|retak\w+|overr[au]n|liberat\w+|freed)\b"
    r"|\b(?:took|take|takes|taken|taking|restored|recovered) (?:full |the )?control\b|\b(?:fell|fallen) to\b",
    re.IGNORECASE,
)
_PEACE = re.compile(
    r"\b(?:hand(?:ed|ing|s)? over|handover|withdr[ae]w\w*|pulled out|evacuation deal)\b"
    r"|\bwithout (?:a )?(?:fight\w*|resistance)\b",
    re.IGNORECASE,
)
_GROUND = re.compile(
    r"\b(?:towns?|cit(?:y|ies)|villages?|districts?|areas?|provinces?|territor(?:y|ies)|hills?|base|airport|neighbou?rhoods?)\b",
    re.IGNORECASE,
)
_STATE = re.compile(r"\b(?:army|government|govt|troops|soldiers|security forces|military|police)\b", re.IGNORECASE)
_NON_STATE = re.compile(
    r"\b(?:rebels?|militants?|insurgents?|fighters|taliban|boko haram|shabaab|shabab|isis|isil|separatists?|houthis?)",
    re.IGNORECASE,
)


def kind_by_keywords(text: str) -> str | None:
    """A handing over or withdrawal is peaceful; else the side named first before the verb of taking has taken."""
    if not _GROUND.search(text):
        return None
    if _PEACE.search(text):
        return "peaceful_transfer"
    taken = _TAKEN.search(text)
    if not taken:
        return None
    before = text[: taken.start()]
    state, other = _STATE.search(before), _NON_STATE.search(before)
    if state and (not other or state.start() < other.start()):
        return "government_regains"
    return "non_state_takes" if other else None
