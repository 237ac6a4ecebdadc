"""Small pieces of English sentences that the program writes itself."""

from __future__ import annotations

from collections.abc import Iterable


def count_of(number: int, one: str, many: str = "") -> str:
    """ "1 report", "3 reports"; `many` where the plural is irregular ("2 stories")."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def publishers_of(publishers: int, families: int, unplaced: int) -> str:
    """ "4 publishers", "4 publishers in 2 families" (0: not told), "at least 4 publishers" (of some it is unknown)."""
    least = "at least " if unplaced else ""
    owned = f" in {count_of(families, 'family', 'families')}" if 0 < families < publishers else ""
    return f"{least}{count_of(publishers, 'publisher')}{owned}"


def joined(words: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"; "" for none."""
    items = list(words)
    return " and ".join([", ".join(items[:-1]), items[-1]]) if len(items) > 1 else "".join(items)


def shortened(words: str, limit: int) -> str:
    """The words in one line of at most `limit` characters; where they are longer, cut between words, with "…"."""
    line = " ".join(words.split())
    return line if len(line) <= limit else line[: limit - 1].rsplit(" ", 1)[0].rstrip(",;:—- ") + "…"


def full_sentence(words: str) -> str:
    """The words with a full stop, unless they end in a mark already."""
    return words if words.endswith(("…", ".", "!", "?")) else f"{words}."


def told_day(iso: str) -> str:
    """ "3 May 2021" for an ISO day, "May 2021" for a month; what is neither is given back as it is."""
    year, _, rest = iso[:10].partition("-")
    month, _, day = rest.partition("-")
    if not (year.isdigit() and month.isdigit() and 1 <= int(month) <= 12):
        return iso
    name = _MONTHS[int(month) - 1]
    return f"{int(day)} {name} {year}" if day.isdigit() else f"{name} {year}"


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
