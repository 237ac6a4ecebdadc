"""A text as a row of pieces that can tell a time, and forms written in the names of such pieces.

Every piece (a word, a number, a mark) becomes one letter that says which tables of times.yml it is in and which shape
it has, so that a form of many words is a short regular expression over a short string. All other words are one letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from secondsource.language.timeshapes import SHAPES, SINGLE, shape_of
from secondsource.resources.times import PROPER, TABLES, time_words
from secondsource.text.numerals import ONES, SCALES, TENS

_OTHER, _END = "~", "#"
_PIECE = re.compile(
    r"\d{4}[-/.]\d\d[-/.]\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w])"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{4}(?!\w)"
    r"|\d{1,2}:\d\d(?::\d\d)?(?!\w)(?!:)"
    r"|\d{1,2}(?::\d\d)?(?=[ap]\.?m\b)"
    r"|\d+(?:st|nd|rd|th)\b"
    r"|(?:\d\d|['’`]|\b)\d0['’]?s\b"
    r"|['’]\d\d\b"
    r"|\d/\d(?![\d/])"
    r"|\d+(?:,\d{3})*(?:\.\d+)?(?![\w])"
    r"|[ap]\.m\b\.?"
    r"|(?<=\d)[ap]m\b|(?<=\d )[ap]m\b"
    r"|o['’]clock\b"
    r"|['’]s\b"
    r"|[^\W_]+|\S"
)


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces of some sentences of a text: their places, and one letter each with an end mark after a sentence."""

    text: str
    places: tuple[tuple[int, int], ...]
    letters: str

    def word(self, i: int) -> str:
        """The piece at a position in lower case; "" outside of the row and at the end of a sentence."""
        return self.text[slice(*self.places[i])].lower() if 0 <= i < len(self.places) else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A form found in a row."""

    row: Row
    match: re.Match[str]

    @property
    def core(self) -> tuple[int, int]:
        """First piece and piece after the last of the time itself: the part labelled "core", or all of the form."""
        return self.match.span("core" if "core" in self.match.re.groupindex else 0)

    @property
    def start(self) -> int:
        """Where the time begins in the text."""
        return self.row.places[self.core[0]][0]

    @property
    def end(self) -> int:
        """Where the time ends in the text."""
        return self.row.places[self.core[1] - 1][1]

    def has(self, label: str) -> bool:
        """Whether a part of the form with this label is there."""
        return label in self.match.re.groupindex and self.match[label] is not None

    def place(self, label: str) -> tuple[int, int]:
        """Where a part of the form stands in the text."""
        first, after = self.match.span(label)
        return self.row.places[first][0], self.row.places[after - 1][1]

    def words(self, label: str) -> str:
        """The pieces of a part in lower case, with a space where one stands in the text; "" when it is not there."""
        if not self.has(label):
            return ""
        start, end = self.place(label)
        return " ".join(self.row.text[start:end].lower().replace("’", "'").split())

    def code(self, label: str, *tables: str) -> str:
        """The code of a part in one of some tables; "" when it has none."""
        words = self.words(label).rstrip(" .")  # "Sept . 8", of text that was cut into words
        return next((time_words()[table][words] for table in tables if words in time_words()[table]), "")

    def before(self, steps: int = 1) -> str:
        """The piece so many steps before the time."""
        return self.row.word(self.core[0] - steps)

    def after(self, steps: int = 1) -> str:
        """The piece so many steps after the time."""
        return self.row.word(self.core[1] - 1 + steps)

    def before_capital(self) -> bool:
        """Whether the piece behind is a word with a capital."""
        at = self.core[1]
        return at < len(self.row.places) and self.row.text[slice(*self.row.places[at])][:1].isupper()

    def after_capital(self) -> bool:
        """Whether the piece before is a word with a capital."""
        at = self.core[0] - 1
        return at >= 0 and self.row.text[slice(*self.row.places[at])][:1].isupper()

    def is_title(self, label: str) -> bool:
        """Whether a part is written with a capital in words that are not all capitals: a piece of a name. At the start
        of a sentence or a quotation a capital says nothing."""
        first = self.match.start(label)
        if first == 0 or self.row.letters[first - 1] == _END or self.row.word(first - 1) in ('"', "“", "‘", "`", "'"):
            return False
        words = self.row.text[slice(*self.place(label))]
        return words[:1].isupper() and not words.isupper()


class Alphabet:
    """The letters for pieces, and forms compiled to regular expressions over them.

    A form is written as a regular expression whose atoms are names of tables and shapes (`weekdays`, `year`), words in
    quotes ('of', or several: 'of|in') and macros in capitals; `label:atom` and `label:( ... )` name a part.
    """

    def __init__(self, forms: Iterable[str], macros: Mapping[str, str]) -> None:
        self._macros = macros
        self._groups: dict[str, set[str]] = {}  # word -> tables and, as "=word", itself
        self._chains: dict[str, list[list[str]]] = {}  # table -> entries of several pieces
        tables = {name: time_words()[name] for name in TABLES}
        for table, words in (*tables.items(), *_numerals().items()):
            for entry in words:
                self._enter(table, entry)
        for form in (*forms, *macros.values()):
            for quoted in re.findall(r"'([^']+)'", form):
                for word in quoted.split("|"):
                    self._literal(word)
        kinds = {frozenset(groups) for groups in self._groups.values()} | set(SHAPES.values())
        kinds |= {frozenset({name}) for name in SINGLE}
        kinds |= {frozenset(g for g in groups if g not in PROPER) for groups in self._groups.values()}
        ordered = sorted((kind for kind in kinds if kind), key=sorted)
        self._letters = {kind: chr(0xE000 + n) for n, kind in enumerate(ordered)}
        self._plain = {
            word: self._letters.get(frozenset(g for g in groups if g not in PROPER), _OTHER)
            for word, groups in self._groups.items()
        }
        self._capital = {word: self._letters[frozenset(groups)] for word, groups in self._groups.items()}
        self._sets = self._by_name()

    def _enter(self, table: str, entry: str) -> None:
        pieces = _PIECE.findall(entry)
        if len(pieces) == 1:
            self._groups.setdefault(entry, set()).add(table)
        else:
            self._chains.setdefault(table, []).append(pieces)
            for piece in pieces:
                self._literal(piece)

    def _literal(self, word: str) -> None:
        self._groups.setdefault(word, set()).add(f"={word}")

    def _by_name(self) -> dict[str, str]:
        sets: dict[str, list[str]] = {}
        for kind, letter in self._letters.items():
            for name in kind:
                sets.setdefault(name, []).append(letter)
        return {name: f"[{''.join(letters)}]" for name, letters in sets.items()}

    def row(self, text: str, spans: Iterable[tuple[int, int]]) -> Row:
        """The pieces of a text between some pairs of offsets."""
        places: list[tuple[int, int]] = []
        letters: list[str] = []
        for start, end in spans:
            for match in _PIECE.finditer(text, start, end):
                places.append(match.span())
                letters.append(self._letter(match[0]))
            places.append((end, end))
            letters.append(_END)
        return Row(text, tuple(places), "".join(letters))

    def _letter(self, piece: str) -> str:
        lower = piece.lower()
        if lower in self._plain:
            return self._plain[lower] if lower == piece else self._capital[lower]
        if (piece[0].isdigit() and piece.isascii()) or piece[0] in "'’`ap":
            kind = shape_of(piece)
            return self._letters[kind] if kind else self._plain.get(lower.replace("’", "'"), _OTHER)
        return self._plain.get(piece.replace("’", "'"), _OTHER)

    def compile(self, form: str) -> re.Pattern[str]:
        """The regular expression of a form."""
        for _ in range(4):  # macros may hold macros
            form = re.sub(r"\b[A-Z_]{2,}\b", lambda m: self._macros[m[0]], form)
        form = re.sub(r"(\w+):\((?:\?:)?", r"(@<\1>", form)
        form = re.sub(r"(\w+):('[^']+'|[a-z_]+)", r"(@<\1>\2)", form)
        pattern = re.sub(r"@<\w+>|'([^']+)'|([a-z_]+)", self._atom, form)
        return re.compile(re.sub(r"\s+", "", pattern).replace("(@<", "(?P<"))

    def _atom(self, match: re.Match[str]) -> str:
        if match[0].startswith("@"):
            return match[0]
        if match[0] in ("end", "other"):
            return _END if match[0] == "end" else _OTHER
        names = [f"={word}" for word in match[1].split("|")] if match[1] else [match[2]]
        chains = [
            "".join(self._sets[f"={piece}"] for piece in chain)
            for chain in sorted(self._chains.get(names[0], ()), key=len, reverse=True)
        ]
        letters = "".join(sorted({c for name in names for c in self._sets.get(name, "")[1:-1]}))
        if not letters and not chains:
            raise ValueError(f"no piece of time is called {names[0]!r}")
        return f"(?:{'|'.join([*chains, *([f'[{letters}]'] if letters else [])])})"


def _numerals() -> dict[str, list[str]]:
    """Tables of number words that the forms speak of."""
    days = time_words()["weekdays"]
    return {
        "number_words": [*(w for w in ONES if w != "zero"), *TENS, *SCALES],
        "hour_words": [word for word, n in ONES.items() if 1 <= n <= 12],
        "tens": list(TENS),
        "ones": [word for word, n in ONES.items() if 1 <= n <= 19],
        "many_weekdays": [f"{day}s" for day in days],
        "poss": ["'s"],
        "oclock": ["o'clock"],
    }
