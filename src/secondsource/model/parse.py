"""What the language engine sees in a report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from secondsource.model.span import Span

SentenceKind = Literal["title", "heading", "body", "furniture"]
NameType = Literal["person", "place", "org", "group", "outlet", "other"]
MomentType = Literal["date", "time", "duration", "set"]


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark. `lemma`, `upos` (universal tag) and `xpos` (Penn tag) are empty where the engine gives none;
    `head` is an index into the sentence's `syntax` (-1: root or unknown) with `relation` in Universal Dependencies'
    words."""

    start: int
    end: int
    lemma: str = ""
    upos: str = ""
    xpos: str = ""
    head: int = -1
    relation: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or one line of a heading or of furniture. `paragraph` counts blocks from 0.

    `tokens` are the words as written ("Ruritania's" is one); `syntax` the words as Universal Dependencies cuts them
    ("Ruritania", "'s") with tags and heads, empty where the engine reads no syntax.
    """

    span: Span
    kind: SentenceKind
    paragraph: int
    tokens: tuple[Token, ...] = ()
    syntax: tuple[Token, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of something with a name. `key` is shared by the mentions in this report of the same thing; `head`
    is the fullest form of it in this report ("Ana Ruiz" for a later "Ruiz"); `role` what the report calls it
    beside the name ("foreign ministry spokesman"), if anything. `demonym`: the mention is the word for a place's people
    or what is theirs ("Ruritanian" where `head` is "Ruritania"): it stands for the place, and is no name of it."""

    span: Span
    type: NameType
    key: str
    head: str
    role: str = ""
    demonym: bool = False


@dataclass(frozen=True, slots=True)
class Moment:
    """A time expression with its TIMEX3 value (ISO 8601; "PRESENT_REF" and "PAST_REF" where it has none).

    `earliest` and `latest` are ISO days that bound a date or time, None for durations and sets; one of them alone is
    None where the time is open on that side ("since March"). `anchor` is the ISO day (or interval "a/b") that it was
    reckoned from, None where it needed none; `anchor_words` what it hangs on where that is an event or another time of
    the report ("the day after the ferry sank"). `mod` is TIMEX3's ("BEFORE", "APPROX", "START", "LESS_THAN", ...), or
    "".
    """

    span: Span
    type: MomentType
    value: str
    precision: str
    anchor: str | None = None
    earliest: str | None = None
    latest: str | None = None
    mod: str = ""
    anchor_words: Span | None = None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks; `span` includes the marks. `closed` is False when the quotation runs on into
    the next paragraph (the news custom) or is never closed; `continues` when it goes on from the paragraph before."""

    span: Span
    closed: bool = True
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Attribution:
    """What the engine itself takes for an attribution, as the spans of its parts; `source` and `content` may be empty
    or in pieces. `sure` is the probability of its cue, 0 to 1."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    sure: float


@dataclass(frozen=True, slots=True)
class Parse:
    """A report read once: sentences in order (all kinds), names, moments, quotes, each in order of position.

    `language` is the ISO 639-1 code of what the text is written in. Where it is not "en" there are sentences with their
    words and nothing else: the engine reads English.
    """

    report: str
    engine: str
    sentences: tuple[Sentence, ...] = ()
    names: tuple[Name, ...] = ()
    moments: tuple[Moment, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    language: str = "en"
