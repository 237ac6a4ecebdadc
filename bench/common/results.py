"""The pages of results in docs/: each bench writes its own part of one of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from bench.common.table import Table

_DOCS = Path(__file__).parents[2] / "docs"
LANGUAGE = _DOCS / "results-language.md"
#: Times, places, tolls, events, control.
FACTS = _DOCS / "results-facts.md"
LINEAGE = _DOCS / "results-lineage.md"
CLAIMS = _DOCS / "results-claims.md"
#: Speed, and what survives of a case that is killed.
STORE = _DOCS / "results-store.md"
_TITLES = {
    LANGUAGE: "language and attribution",
    FACTS: "the facts of one report",
    LINEAGE: "lineage",
    CLAIMS: "claims",
}
_HEAD = """# Results: {title}

Written by the commands named below; do not edit. Figures are percentages unless a column says otherwise. The corpora
are public development halves (what is held out is measured elsewhere by the same commands), and none of their text is
kept here. Rows that say "quoted" were not run here but are taken from others, so compare them with care.
"""

_HEAD_STORE = """# Results: the case

Written by the commands named below; do not edit. Everything in these cases is made up. Times are by the clock of a
machine that may do other things meanwhile, whose load stands in the notes; the processor's own stand beside some.
"""


def write(part: str, command: str, tables: Sequence[Table], page: Path) -> None:
    """Put these tables, made by this command, in the place of the part's last ones."""
    before = page.read_text(encoding="utf-8") if page.is_file() else _head(page)
    page.write_text(replaced(before, part, command, tables), encoding="utf-8")


def _head(page: Path) -> str:
    return _HEAD_STORE if page == STORE else _HEAD.format(title=_TITLES[page])


def replaced(page: str, part: str, command: str, tables: Sequence[Table]) -> str:
    """The page with one part made anew; a part that is not there yet goes to the end."""
    mark, end = f"<!-- {part} -->", f"<!-- end of {part} -->"
    lines = [line for table in tables for line in table.markdown()]
    made = "\n".join([mark, "", f"## `{command}`", "", *lines, end])
    if mark not in page:
        return f"{page.rstrip()}\n\n{made}\n"
    return re.sub(f"{re.escape(mark)}.*?{re.escape(end)}", lambda _: made, page, count=1, flags=re.DOTALL)


def command(bench: str, engines: Sequence[str] | None, *options: str) -> str:
    """The command that makes the same tables again."""
    chosen = [f"--engine {engine}" for engine in engines or ()]
    return " ".join(["python", bench, *chosen, *(option for option in options if option), "--results"])
