"""The noun that a number counts: "four Peruvian soldiers", "30 of their own men", "two of them pilots"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from secondsource.resources.people import Noun, fate_cues, noun_of
from secondsource.text.inflect import plural, singular
from secondsource.text.listed import listed
from secondsource.text.numbers import Number
from secondsource.text.numerals import ONES, Piece

#: Words that end a noun phrase: what is counted is looked for before them.
CLOSED = listed(
    "a an the this that these those my your his her its our their it he she they we you i who whom whose which",
    "what and or but nor so yet if when while because although though since after before until till than as at by",
    "for from in into of off on onto out over per through to toward towards under up upon via with within without",
    "between among amid against during about around near behind above below along across is are was were be been",
    "being am has have had do does did will would shall should can could may might must not no there here then",
    "now also still only just even both all any each every some said says say told later earlier ago more less",
    "other times time too each once including",
)
#: Words between a number and its noun that are passed over even though they are closed.
_PASSED = frozenset({"more", "other", "further", "additional", "'s", "-"})
#: How many words that are no known noun may stand between a number and its noun.
MAX_ADJECTIVES = 4
#: How many adjectives may stand between a word of harm and the people.
MAX_HARMED = 2
#: Nouns that tell of a fate and are adjectives too.
_HARMED = listed("dead injured wounded missing displaced trapped")
_WHOLES = listed("them us the these those its his her their our whom which")
#: Nouns in the singular that stand for many.
_MASS = listed("police crew staff personnel people troop cattle youth dead riot gendarmerie infantry clergy folk")
_NOT_PLURAL = listed(
    "was is has as this its his us yes always perhaps besides towards afterwards does says across plus thus",
    "versus less unless overseas sometimes upwards whereas",
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where a noun phrase ends, where its noun stands (-1: nowhere), what that counts (None: an unknown noun), and
    where the whole begins that the number is a part of ("of the 70 voters"; -1: none is named)."""

    after: int
    head: int = -1
    noun: Noun | None = None
    whole: int = -1


def word_at(row: Sequence[Piece], i: int) -> str:
    """The piece at a position in lower case, "" outside."""
    return row[i].word if 0 <= i < len(row) else ""


def counted(text: str, row: Sequence[Piece], number: Number) -> Phrase:
    """The noun phrase that a number counts."""
    i = number.after
    if number.form == "article":
        i = past_age(row, i)
    partitive = word_at(row, i) == "of" and (word_at(row, i + 1) in _WHOLES or number.form in ("vague", "fraction"))
    found = _of_whole(text, row, i + 1) if partitive else _head(text, row, i)
    return found if found.head >= 0 and not _one_for_many(row, number, found) else Phrase(number.after)


def _one_for_many(row: Sequence[Piece], number: Number, found: Phrase) -> bool:
    """ "Attack kills 30, monitor says", the comma left out: a singular noun is not what is counted by 30."""
    person = found.noun is not None and found.noun.kind == "person" and found.noun.fate is None and found.whole < 0
    many = number.value is None or number.value > 1
    word = row[found.head].word
    return (
        person
        and many
        and number.form != "article"
        and word == singular(word)
        and plural(word) != word
        and word not in _MASS
    )


def past_age(row: Sequence[Piece], i: int) -> int:
    """The position after "29-year-old", or the same position."""
    words = [piece.word for piece in row[i : i + 5]]
    spelt = len(words) == 5 and words[1] == words[3] == "-" and words[2] in ("year", "month") and words[4] == "old"
    return i + 5 if spelt else i


def _of_whole(text: str, row: Sequence[Piece], i: int) -> Phrase:
    """What follows "of": a pronoun, maybe with its class ("them children"), or a noun, maybe with its own number."""
    whole = i
    if word_at(row, i) in ("them", "us", "whom", "which"):
        more = _head(text, row, i + 1) if word_at(row, i) == "them" else Phrase(i + 1)
        people = more.noun is not None and more.noun.kind == "person"
        return replace(more, whole=whole) if people else Phrase(i + 1, i, Noun("person", "person"), whole)
    while word_at(row, i) in _WHOLES or word_at(row, i) in ("own", "all"):
        i += 1
    if word_at(row, i) in ONES or word_at(row, i).isdigit():
        i += 1
    return replace(_head(text, row, i), whole=whole)


def _head(text: str, row: Sequence[Piece], i: int) -> Phrase:
    """The first known noun phrase soon after a position, else the first word that looks like a plural."""
    j = i
    while j < len(row) and j <= i + MAX_ADJECTIVES:
        if _known(row, j):
            return _known_phrase(row, j)
        word = row[j].word
        if word == "and" and j > i and any(_known(row, n) for n in (j + 1, j + 2) if n < len(row)):
            j += 1  # "70 army and rebel fighters"
            continue
        if not (word[0].isalpha() and word not in CLOSED) and word not in _PASSED:
            break
        if _looks_plural(text, row[j]):
            return Phrase(j + 1, j)
        if word.endswith(("ed", "ing", "ly")) and j > i:
            break
        j += 1
    return Phrase(i)


def _known(row: Sequence[Piece], i: int) -> int:
    """How many words the longest known noun here has."""
    sizes = (size for size in (3, 2, 1) if i + size <= len(row) and noun_of(_phrase(row, i, size)))
    return next((size for size in sizes if not _hyphened(row, i + size)), 0)


def _hyphened(row: Sequence[Piece], i: int) -> bool:
    """Whether a word goes on with a hyphen: "officer-involved" is no officer."""
    return word_at(row, i) == "-" and row[i].start == row[i - 1].end


def _known_phrase(row: Sequence[Piece], i: int) -> Phrase:
    """Known nouns in a row count as one: the last is the head, an earlier one may give the class of the people."""
    noun: Noun | None = None
    while size := _known(row, i):
        following = noun_of(_phrase(row, i, size))
        harmed = noun is not None and noun.fate is not None
        if following is None or (
            noun and (following.kind not in ("person", "thing") or noun.kind in ("money", "measure"))
        ):
            break
        if harmed and (following.kind != "person" or following.fate):
            break
        if (
            noun
            and _is_plural(word_at(row, i - 1))
            and not following.fate
            and not _is_plural(word_at(row, i + size - 1))
        ):
            break  # "16 children, monitor says", the comma left out
        victims = noun.victims if noun and following.unit == "person" else None
        fate = noun.fate if noun and harmed else following.fate  # "nine injured officers"
        noun = replace(following, victims=following.victims or victims, fate=fate)  # "two soldiers' bodies"
        i += size
        if noun.fate and noun.victims is None and not harmed and word_at(row, i - 1) in _HARMED:
            i = _past_adjectives(row, i)
    return Phrase(i, i - 1, noun)


def _is_plural(word: str) -> bool:
    return word != singular(word)


def _past_adjectives(row: Sequence[Piece], i: int) -> int:
    """Past the adjectives between "injured" and the people ("nine injured riot officers"), if people follow."""
    for j in range(i + 1, min(len(row), i + 1 + MAX_HARMED)):
        before = row[j - 1].word
        if not before.isalpha() or before in CLOSED or (before,) in fate_cues() or before.endswith(("ed", "ing", "ly")):
            return i
        noun = noun_of(row[j].word)
        if noun and noun.kind == "person" and not noun.fate and row[j].word != singular(row[j].word):
            return j
    return i


def _phrase(row: Sequence[Piece], i: int, size: int) -> str:
    return " ".join(piece.word for piece in row[i : i + size])


def _looks_plural(text: str, piece: Piece) -> bool:
    """A lower-case word in -s that is no verb or particle."""
    word = text[piece.start : piece.end]
    return word.endswith("s") and not word.endswith(("ss", "us")) and word not in _NOT_PLURAL and word.islower()
