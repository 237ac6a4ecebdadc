"""What verbs of a case print for people: tables that fit a terminal, counts in words, nothing that a terminal obeys."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from secondsource.cli.view import visible

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

_OPEN, _CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
STATUS = {
    "conflicting": "red",
    "denied": "red",
    "denied-then-admitted": "magenta",
    "corroborated": "green",
    "corrected": "yellow",
    "superseded": "dim",
}


def safe(words: object, limit: int = 0) -> str:
    """Words of anybody as one line for a terminal, of at most `limit` characters (0: all).

    What a terminal obeys is shown as a sign; words that run from right to left keep to themselves.
    """
    from secondsource.text.phrases import shortened

    line = " ".join(visible(str(words)).split())
    line = shortened(line, limit) if limit else line
    return f"{_OPEN}{line}{_CLOSE}" if _leftward(line) else line


def _leftward(line: str) -> bool:
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in line)


def console() -> Console:
    """The standard output, for tables."""
    from rich.console import Console

    return Console(file=sys.stdout, highlight=False, emoji=False, markup=False)


def text(words: object, style: str = "", limit: int = 0, before: str = "") -> Text:
    """Words of anybody for a cell or a line; `before` is put in front of them as it is."""
    from rich.text import Text

    return Text(before + safe(words, limit), style=style)


def table(*columns: str, widths: Mapping[str, int] | None = None) -> Table:
    """A plain table; a column takes at most its width, one without a width what is left."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    made = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False, padding=(0, 2, 0, 0))
    for name in columns:
        most = (widths or {}).get(name)
        made.add_column(name, max_width=most, ratio=None if most else 1, overflow="fold")
    return made


def lined(*parts: Text | str) -> Text:
    """Parts of a cell below one another; empty ones are left out."""
    from rich.text import Text

    return Text("\n").join(part if isinstance(part, Text) else Text(part) for part in parts if part)


def counts(claim: Mapping[str, Any], between: str = " · ") -> str:
    """ "7 reports · 4 publishers · 1-2 independent origins", of a claim as it stands in dossier.json."""
    from secondsource.text.phrases import count_of, publishers_of

    low, high = claim["origins"]["low"], claim["origins"]["high"]
    return between.join(
        (
            count_of(claim["reports"], "report"),
            publishers_of(claim["publishers"], claim.get("families", 0), claim.get("unplaced", 0)),
            f"{bounds(low, high)} independent origin{'' if high == 1 else 's'}",
        )
    )


def bounds(low: float | None, high: float | None) -> str:
    """ "1-2", "3"; "" where there is nothing."""
    ends = list(dict.fromkeys(f"{end:,.10g}" for end in (low, high) if end is not None))
    return "-".join(ends)


def status(word: str, judged: bool = False) -> Text:
    """The status of a claim in its colour, and whether somebody judged it."""
    from rich.text import Text

    made = Text(word.replace("denied-then-", "denied-then-\n"), style=STATUS.get(word, ""))
    return made.append("\njudged", style="bold cyan") if judged else made


def judged(item: Mapping[str, Any]) -> bool:
    """Whether a judgement changed an item (as it stands in dossier.json)."""
    return any(reason.get("name") == "judged" for reason in item.get("why") or item.get("reasons") or ())


def say_json(value: object) -> None:
    """Print for programs: JSON that any terminal can hold."""
    print(json.dumps(value, ensure_ascii=True, indent=1))


def say(lines: Iterable[object]) -> None:
    """Print lines for people; each holds nothing that a terminal obeys already."""
    paper = console()
    for line in lines:
        paper.print(line)
