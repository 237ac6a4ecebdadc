"""How a judgement is asked for: the words of each kind, and what its value may be."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.export.site import words
from secondsource.model.judgement import TargetKind, Verdict


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of judgement in words. `value` is what its value is called ("" where it has none), `choices` what that
    may be (none: free), `empty` that none is chosen ("": one always is), `sample` how it is written."""

    question: str
    yes: str
    no: str
    value: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    sample: str = ""
    empty: str = ""


_FURNITURE = ("caption", "credit", "related", "subscribe", "share", "page-date", "navigation", "advert", "comment")
ASKED: dict[TargetKind, Asked] = {
    "edge": Asked(
        "Does the first report stand on the second?",
        "Yes, text was copied",
        "No, they share no text by copying",
        "How",
        (("derived", "the first was made from the second"), ("siblings", "both stand on one text")),
    ),
    "identity": Asked("Are these one and the same?", "One and the same", "Two"),
    "claim": Asked("Is this the same claim?", "The same claim", "Two claims"),
    "status": Asked(
        "Does the claim have this status?",
        "It has this status",
        "It does not have it",
        "Status",
        tuple((status, f"{words.plain(status)}: {means}") for status, means in words.STATUS_MEANS.items()),
        empty="choose one",
    ),
    "furniture": Asked(
        "Do these words belong to the page around the story?",
        "To the page",
        "To the story",
        "Kind of furniture",
        tuple((kind, words.plain(kind)) for kind in _FURNITURE),
        empty="not said",
    ),
    "date": Asked(
        "Was the report published on this day?", "On this day", "Not on this day", "Day", sample="2021-05-01"
    ),
    "place": Asked(
        "Is the place here?",
        "It is here",
        "It is not where it was put",
        "Latitude, longitude",
        sample="51.50,-0.12 Name",
    ),
}
#: Of standing on a text that nobody has seen: it may be said of several reports, never that one was made from another.
UNSEEN = Asked(
    "Do these reports stand on one text, which is not in the pile?",
    "Yes, they stand on one text",
    "No, the first shares no text with the others",
    "How",
    (("siblings", "both stand on one text"),),
)
VERDICTS: tuple[tuple[Verdict, str], ...] = (("positive", "x"), ("negative", "n"), ("unsure", "u"))


def said(verdict: str, kind: str, value: str = "") -> str:
    """A verdict in words, as the log has it."""
    asked = ASKED.get(kind)  # type: ignore[call-overload]
    if verdict == "unsure" or asked is None:
        return "unsure" if verdict == "unsure" else verdict
    told: str = asked.yes if verdict == "positive" else asked.no
    return f"{told} ({value})" if value else told
