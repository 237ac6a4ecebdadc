"""By how many mouths a statement came: its originator first, then those who passed it on."""

from __future__ import annotations

from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import Range
from secondsource.assertions.attribution.speakers import RollCall
from secondsource.assertions.attribution.voices import Voice
from secondsource.resources.speakers import speaker_words


def chain_of(draft: Draft, roll: RollCall) -> list[Voice]:
    """The speaker and the relays of a draft, the report itself left out."""
    if draft.voice is None:
        return []
    voices = [draft.voice]
    for relay in draft.relays:
        if _is_relay(draft, relay):
            voice = roll.voice(draft.line, relay)
            if voice not in voices:
                voices.append(voice)
    return voices


def _is_relay(draft: Draft, relay: Range) -> bool:
    """Whether the one told is an agency or outlet: it has a name, or is called one. "Reporters" pass nothing on."""
    line, (start, end) = draft.line, relay
    lows = [low.removesuffix("'s") for low in line.lows(relay)]
    kinds = speaker_words().kinds_of(lows)
    named = any(line.capital(i) for i in range(start, end))
    return bool(kinds & {"agency", "state-media", "media"}) or (named and not kinds)
