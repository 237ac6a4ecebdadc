"""What somebody types into the search box, as words: nothing of it is syntax except quotation marks around a phrase."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from secondsource.store.words import Word, folded, placed, unspaced

_PIECE = re.compile(r'"([^"]*)"|([^\s"]+)')
#: Words of one question that are looked at; and characters.
MOST_WORDS = 32
MOST_CHARACTERS = 2_000


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another; with `open` the last one may go on (a single character of a script without
    spaces, where words are pairs)."""

    words: tuple[str, ...]
    open: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """Phrases that all have to stand in a text. `whole` is all of them in a row, where there are several: what has that
    comes first."""

    phrases: tuple[Phrase, ...]
    whole: Phrase | None = None


def question(words: str) -> Question:
    """What was asked for. No phrases: there was no word in it."""
    words = words[:MOST_CHARACTERS]
    phrases: dict[Phrase, None] = {}
    left = MOST_WORDS
    for quoted, plain in _PIECE.findall(words):
        phrase = _phrase((quoted or plain), left)
        if phrase:
            phrases[phrase] = None
            left -= len(phrase.words)
    whole = _phrase(words.replace('"', " "), MOST_WORDS) if len(phrases) > 1 else None
    return Question(tuple(phrases), whole)


def _phrase(text: str, most: int) -> Phrase | None:
    """The last run of a script without spaces may go on in the text: its last character is no pair."""
    words = folded(text)[:most]
    if not words:
        return None
    last = list(placed(text))[len(words) - 1]
    if not unspaced(text[last.start]):
        return Phrase(tuple(words))
    if len(words) > 1 and last.end - last.start == 1 and words[-2].endswith(words[-1]):
        return Phrase(tuple(words[:-1]))
    return Phrase(tuple(words), open=last.end - last.start == 1)


def fits(words: Sequence[str], phrases: Sequence[Phrase], without: Phrase | None = None) -> bool:
    """Whether folded words have all the phrases, but not that one; what the full-text indexes would say."""
    return all(_stands(words, phrase) for phrase in phrases) and not (without and _stands(words, without))


def _stands(words: Sequence[str], phrase: Phrase) -> bool:
    *first, last = phrase.words
    for i in range(len(words) - len(first)):
        end = words[i + len(first)]
        if (end.startswith(last) if phrase.open else end == last) and list(words[i : i + len(first)]) == first:
            return True
    return False


def marks(text: str, asked: Question) -> tuple[tuple[int, int], ...]:
    """Where the words asked for stand in a text: (start, end) in code points, in order, none touching another."""
    words = list(placed(text))
    found = [span for phrase in asked.phrases for span in _found(words, phrase)]
    joined: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def _found(words: Sequence[Word], phrase: Phrase) -> list[tuple[int, int]]:
    *first, last = phrase.words
    length = len(phrase.words)
    found = []
    for i in range(len(words) - length + 1):
        end = words[i + length - 1]
        if all(words[i + j].word == word for j, word in enumerate(first)) and (
            end.word.startswith(last) if phrase.open else end.word == last
        ):
            found.append((words[i].start, words[i].start + 1 if phrase.open and length == 1 else end.end))
    return found
