"""Where names may stand: runs of capitalised words, freed of what only looks like a part of them.

Two looks: first the places where a capital means something (inside a sentence), then, with what was seen there, the
beginnings of sentences; last the headlines in capitals, where only known names are found again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.language.lines import Line, is_capital, name_end
from secondsource.resources.countries import Countries, countries
from secondsource.resources.names import NameWords, name_words

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)\Z", re.I)
_AFTER_NAME = frozenset(["jr", "sr", "ii", "iii", "iv"])
#: Endings that a lone capitalised word at the beginning of a sentence has more often as a common word.
_COMMON_ENDING = re.compile(r"(?:[^s]s|ing|ed|ly|tion|ment|ness|less|ful|able|ible)\Z")
_BESIDE = frozenset({"which", "who", "whose", "where", "a", "an", "the"})
_CREWS = frozenset({"staff", "desk", "team", "crew", "unit", "correspondents", "reporters", "writers", "agencies"})
_SMALL = frozenset({"of", "for", "and", "the"})
_LONGEST = 7  # words: "Ministry of Foreign Affairs and International Trade" has seven


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words `first` to `last` (excluded) of a line, without title, article and genitive. `read` is what the engine's
    network takes it for ("" where it sees no name, or there is no network), `sure` with what probability;
    `denied` whether there is a network and it sees no name here."""

    line: Line
    first: int
    last: int
    read: str = ""
    sure: float = 0.0
    denied: bool = False

    @property
    def start(self) -> int:
        """Where it begins in the text."""
        return self.line.tokens[self.first].start

    @property
    def end(self) -> int:
        """Where it ends in the text, genitive and "-based" left out."""
        return self.line.tokens[self.last - 1].start + name_end(self.line.words[self.last - 1])

    @property
    def form(self) -> str:
        """The words as written."""
        return " ".join(self.line.text[self.start : self.end].split())

    @property
    def low(self) -> tuple[str, ...]:
        """The words in lower case."""
        return self.line.low[self.first : self.last]


class Finder:
    """The search in one report: what it has seen written with a small letter and, inside sentences, with a capital."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.known_words: NameWords = name_words()
        self.countries: Countries = countries()
        known = self.known_words
        self.heads = known.heads
        self.titles = known.titles | known.roles
        self.offices = self.titles | known.role_modifiers | known.portfolios
        self.empty = self.offices | known.qualifiers | known.common | known.creeds
        plain = [line for line in lines if line.style == "plain" and line.kind != "furniture"]
        self.small = {low for line in plain for low, word in zip(line.low, line.words, strict=True) if word.islower()}
        self.seen: Counter[str] = Counter()
        self.surnames: set[str] = set()
        self.ends: set[str] = set()
        for line in plain:
            for first, last in self._runs(line, sure=True):
                self.seen.update(line.low[first:last])
                if last - first > 1:
                    self.surnames.add(line.low[last - 1])
        self.ends = self.surnames | {line.word(k) for line in lines if line.page == "masthead" for k in range(1, 5)}

    def find(self) -> list[Candidate]:
        """All candidates in order of position."""
        plain = [line for line in self.lines if line.style == "plain" and line.page != "masthead"]
        found = [c for line in plain for c in self._in_line(line)]
        names = {c.low for c in found} | {(c.low[-1],) for c in found if len(c.low) > 1}
        for line in self.lines:
            if line.page == "masthead":
                found += _masthead(line)
            elif line.style != "plain":
                found += _known_in(line, names)
        return sorted(found, key=lambda c: c.start)

    def _in_line(self, line: Line) -> Iterator[Candidate]:
        for first, last in self._runs(line, sure=False):
            yield from self._trimmed(line, first, last)

    def _runs(self, line: Line, *, sure: bool) -> Iterator[tuple[int, int]]:
        """Maximal runs of capitalised words; with `sure`, without those that begin where any word would."""
        i = 0
        while i < len(line.words):
            if not self._starts(line, i) or (sure and line.fresh[i]):
                i += 1
                continue
            last = self._extend(line, i)
            yield i, last
            i = last

    def _starts(self, line: Line, i: int) -> bool:
        word, low = line.words[i], line.low[i]
        if _ORDINAL.match(word):
            return i + 1 < len(line.words) and line.joined(i + 1) and self._is_part(line, i + 1)
        return self._is_part(line, i) and low not in ("the", "a", "an")

    def _is_part(self, line: Line, i: int) -> bool:
        """Whether a word can be the first or a further word of a name."""
        word, low = line.words[i], line.low[i]
        if not is_capital(word) or _is_currency(line, i):
            return False
        if word.isupper() and low in self.known_words.acronyms:
            return True
        if low in self.known_words.calendar:
            return False
        return low not in self.known_words.common or (len(word) > 1 and not word.isupper() and self._inside(line, i))

    def _inside(self, line: Line, i: int) -> bool:
        """A common word with a capital in the middle of a sentence and of a name ("the First Bank")."""
        return not line.fresh[i] and i + 1 < len(line.words) and is_capital(line.words[i + 1])

    def _extend(self, line: Line, first: int) -> int:
        """The index behind the last word of the run that begins at `first`."""
        last = first + 1
        while last < len(line.words) and last - first < _LONGEST:
            step = self._step(line, first, last)
            if not step:
                break
            last += step
        return last

    def _step(self, line: Line, first: int, last: int) -> int:
        """How many words the run grows by at `last`: 0 when it ends there."""
        if name_end(line.words[last - 1]) < len(line.words[last - 1]):
            return 0
        if line.words[last] == "." and len(line.words[last - 1]) == 1 and last + 1 < len(line.words):
            return 2 if is_capital(line.words[last + 1]) else 0
        if _is_plural_genitive(line, last):
            return 2 if self._is_part(line, last + 1) else 0
        if not line.joined(last):
            return 0
        if line.low[last - 1] in self.known_words.numbered and line.words[last].isdigit():
            return 1
        if self._is_part(line, last):
            return 1
        skip = self._connector(line, first, last)
        return skip + 1 if skip and self._is_part(line, last + skip) else 0

    def _connector(self, line: Line, first: int, last: int) -> int:
        """How many small words at `last` join two parts of one name: "of", "for the", "and", "bin"."""
        known = self.known_words
        width = 0
        while width < 3 and line.word(last + width) in known.particles and line.joined(last + width):
            width += 1
        if width and last + width < len(line.words) and line.joined(last + width):
            return width
        low = line.low[last]
        run = line.low[first:last]
        headed = any(w in self.heads and w not in known.roles for w in run) and known.titles.isdisjoint(run)
        if low in ("of", "for") and headed and last + 1 < len(line.words):
            return 2 if line.low[last + 1] == "the" else 1
        if low == "&":
            return 1
        if low == "and":
            whole = " ".join((*run, "and", line.word(last + 1)))
            return int(whole in self.countries.names or (headed and bool({"of", "for"} & set(run))))
        return 0

    def _trimmed(self, line: Line, first: int, last: int) -> Iterator[Candidate]:
        """What is left of a run when titles, roles and words that only open the sentence are taken away."""
        known = self.known_words
        if line.fresh[first] and self._only_opens(line, first, last):
            first += 1
            while first < last and not is_capital(line.words[first]):
                first += 1
        headed = last > first and line.low[last - 1] in self.heads and line.low[last - 1] not in known.titles
        if not headed:
            title = self._last_title(line, first, last)
            if title >= first:
                yield from self._before_title(line, first, title)
                first = title + 1
        while first < last - 1 and line.low[first] in known.creeds and line.low[last - 1] not in self.heads:
            first += 1
        while first < last and not (is_capital(line.words[first]) or _ORDINAL.match(line.words[first])):
            first += 1
        if first < last and not self._is_empty(line, first, last):
            yield Candidate(line, first, last)

    def _only_opens(self, line: Line, first: int, last: int) -> bool:
        """Whether the first word of a sentence has its capital from there and is no part of the name."""
        low, known = line.low[first], self.known_words
        if last - first == 1:
            return not self._stands_alone(line, first)
        if line.words[first].isupper() and len(line.words[first]) > 1 and low not in self.small:
            return False
        return low in known.common or (low in self.small and not self.seen[low])

    def _stands_alone(self, line: Line, i: int) -> bool:
        """Whether a lone capitalised word at the beginning of a sentence is a name."""
        low, word = line.low[i], line.words[i]
        known = self.known_words
        if self.seen[low] or low in line.credited or low in self.countries.names or low in self.countries.demonyms:
            return True
        if low in self.small or low in known.common or low in known.roles or low in known.qualifiers:
            return False
        if len(word) > 1 and word.isupper():
            return True
        if low in known.org_heads or _COMMON_ENDING.search(low):
            return False
        if name_end(word) < len(word) or line.word(i + 1) in known.speech:
            return True
        beside = i + 2 < len(line.words) and line.words[i + 1] == ","
        return beside and (line.low[i + 2] in _BESIDE or is_capital(line.words[i + 2]))

    def _last_title(self, line: Line, first: int, last: int) -> int:
        """The index of the last title or role in a run that a name follows (or the run's own last word); -1."""
        known = self.known_words
        found = first - 1
        for k in range(first, last):
            low = line.low[k]
            follows = line.word(k + 1) if k + 1 < last else ""
            if low in self.titles and follows not in _AFTER_NAME and (k + 1 < last or found == k - 1):
                allowed = low in known.titles or all(self._leads(w) for w in line.low[first:k])
                found = k if allowed and not self._is_surname(line, first, k, last) else found
            elif not self._leads(low) and known.titles.isdisjoint(line.low[k + 1 : last]):
                break
        return found

    def _leads(self, word: str) -> bool:
        """Whether a word can stand before a role: a field, a body, a country, another role."""
        known = self.known_words
        return word in self.offices or word in known.org_heads or word in self.countries.demonyms or word in _SMALL

    def _is_surname(self, line: Line, first: int, k: int, last: int) -> bool:
        """A word of a trade that is the end of a longer name in this report ("Baker" after "Ann Baker")."""
        return k == last - 1 and line.low[k] in self.surnames and line.low[k] not in self.small

    def _before_title(self, line: Line, first: int, title: int) -> Iterator[Candidate]:
        """A country or place before a title: "Ruritanian President ...", "Dolmen Governor ..."."""
        known = self.known_words
        last = next(
            (k for k in range(first, title) if line.low[k] in self.offices or line.low[k] in known.qualifiers), title
        )
        if first < last and not self._is_empty(line, first, last):
            yield Candidate(line, first, last)

    def _is_empty(self, line: Line, first: int, last: int) -> bool:
        """Words that name nobody by themselves: a lone role, field or point of the compass."""
        known = self.known_words
        run = line.low[first:last]
        if last - first == 1 and (run[0] in self.surnames or run[0] in known.acronyms) and run[0] not in self.small:
            return False
        if last - first == 1 and run[0] in known.place_heads | known.org_heads and run[0] not in self.ends:
            return True
        return all(w in self.empty or w in _CREWS for w in run) or (len(run) == 1 and len(run[0]) == 1)


def _is_currency(line: Line, i: int) -> bool:
    """Whether a word is the head of a sum: "US$3 million"."""
    return line.word(i + 1) in ("$", "£", "€") and line.tokens[i].end == line.tokens[i + 1].start


def _is_plural_genitive(line: Line, i: int) -> bool:
    """Whether word `i` is the apostrophe inside a name: "Dockers' Union"."""
    if line.words[i] not in ("'", "’") or i + 1 >= len(line.words) or not is_capital(line.words[i + 1]):
        return False
    tied = line.tokens[i - 1].end == line.tokens[i].start and line.low[i - 1].endswith("s")
    return tied and line.text[line.tokens[i].end : line.tokens[i + 1].start].isspace()


def _masthead(line: Line) -> Iterator[Candidate]:
    """The first words of a masthead, up to a mark or a small word, without the article; its acronym in brackets."""
    first = 1 if line.word(0) == "the" else 0
    last = first
    while last < len(line.words) and last - first < _LONGEST and (last == first or line.joined(last)):
        apostrophe = last > first and _is_plural_genitive(line, last)
        if not (is_capital(line.words[last]) or line.low[last] in _SMALL or apostrophe):
            break
        last += 1
    while last > first and line.low[last - 1] in _SMALL:
        last -= 1
    if last > first and line.word(first + 1) not in _SMALL:
        yield Candidate(line, first, last)
        if line.word(last) == "(" and line.word(last + 2) == ")" and line.words[last + 1].isupper():
            yield Candidate(line, last + 1, last + 2)


def _known_in(line: Line, names: set[tuple[str, ...]]) -> Iterator[Candidate]:
    """The known names in a line whose capitals say nothing, the longest at every place."""
    i = 0
    while i < len(line.low):
        for width in range(min(_LONGEST, len(line.low) - i), 0, -1):
            if line.low[i : i + width] in names and is_capital(line.words[i]):
                yield Candidate(line, i, i + width)
                i += width
                break
        else:
            i += 1
