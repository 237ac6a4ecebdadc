"""The lines of a text, and what their looks tell before a word of them is understood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from secondsource.resources.marks import marks
from secondsource.text.wrapped import paragraphs

#: Longer lines are paragraphs whatever else they look like; nothing about them is searched for furniture.
LONG = 1500  # characters
_BREAK = re.compile(r"[\n\r\v\f\x85\u2028\u2029]")
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]]*$|[.!?…,][\"”»]$")
#: After the last stop there may still stand a credit: "... he said. — Kestrel", "... (Reporting by Ana Ruiz)".
_CREDITED = re.compile(r"(?<=[.!?”\"’])\s*(?:[—–-]{1,2} ?[A-Z][\w/&., -]{1,40}|[(\[][A-Z][^()\[\]]{1,300}[)\]]\.?)$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its place among them, and its characters without white space at the edges."""

    number: int
    start: int
    end: int
    text: str
    #: Words of the line, marks at their edges taken off; for a LONG line only those of its beginning.
    words: tuple[str, ...]

    @property
    def long(self) -> bool:
        """Whether this is a paragraph beyond doubt."""
        return self.end - self.start > LONG

    @property
    def closed(self) -> bool:
        """Whether it ends as sentences end."""
        return bool(_CLOSED.search(_CREDITED.sub("", self.text[-320:])[-8:]))

    @property
    def lower_share(self) -> float:
        """Share of words in small letters, 0 to 1."""
        return sum(w.islower() for w in self.words) / len(self.words) if self.words else 0.0

    @property
    def shouted(self) -> bool:
        """Whether it is all in capitals."""
        return self.text.isupper()

    @property
    def titled(self) -> bool:
        """Whether every word that counts is capitalised: a name or a heading, not a sentence."""
        return bool(self.words) and all(not w[0].islower() or w in marks("joining_words") for w in self.words)

    @property
    def prose(self) -> bool:
        """Whether it reads as a sentence: closed, several words, most of them small; or simply long."""
        if self.long or len(self.words) >= 40:
            return True
        small = self.lower_share >= (0.35 if len(self.words) < 12 else 0.15)
        return self.closed and len(self.words) >= 3 and small and not self.shouted

    @property
    def has_syntax(self) -> bool:
        """Whether it has the small words of a sentence, or most of its words in small letters."""
        return self.lower_share >= 0.5 or any(w.casefold() in marks("headline_words") for w in self.words)

    @property
    def headlike(self) -> bool:
        """Whether it has the length and the small words of a headline, and is no sentence of the story."""
        return 4 <= len(self.words) <= 32 and not self.prose and self.has_syntax


def split_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that are not blank, in order; wrapped lines of one paragraph are one, the breaks in it
    being spaces."""
    text = _unwrapped(text)
    lines: list[Line] = []
    for match in re.finditer(r"[^\s﻿][^\n\r\v\f\x85\u2028\u2029]*", text):
        words = tuple(w for raw in match[0][:LONG].split() if (w := raw.strip("\"'“”‘’«»()[]{},.;:!?…|<>*#")))
        shown = match[0].rstrip()
        lines.append(Line(len(lines), match.start(), match.start() + len(shown), shown, words))
    return tuple(lines)


def _unwrapped(text: str) -> str:
    """The text, as long as it was, with spaces for the breaks in wrapped paragraphs."""
    parts: list[str] = []
    done = 0
    for start, end in paragraphs(text):
        if "\n" in text[start:end]:
            parts += [text[done:start], _BREAK.sub(" ", text[start:end])]
            done = end
    return "".join([*parts, text[done:]])
