"""What `read` prints for people: a report's text with its attributions in colour, its statements, names, facts."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from secondsource.cli.facts import facts_of
from secondsource.export.readings import joined, last_hop
from secondsource.model.assertion import Statement
from secondsource.model.reading import Reading
from secondsource.model.report import Report
from secondsource.text.surrogates import scrub

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

#: How the parts of an attribution look; later ones are laid over earlier ones (a content may hold another source).
STYLES = {"content": "green", "source": "bold cyan", "cue": "bold magenta"}
FURNITURE = "dim"
#: Characters of a statement's words in the table.
MOST_WORDS = 140
MOST_NAMES = 40
#: Signs that a terminal obeys instead of showing them, each with a sign that takes the same one place.
#: Among them those that turn the order of all that follows.
_OBEYED = dict.fromkeys(
    (*range(32), *range(127, 160), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "\N{REPLACEMENT CHARACTER}"
)
_OBEYED |= {ord("\n"): "\n", ord("\t"): " ", ord("\r"): " "}


def show(reading: Reading) -> None:
    """Print one reading on the standard output, in colour where that is a terminal."""
    from rich.console import Console
    from rich.rule import Rule
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False, emoji=False, markup=False)
    parse, report = reading.parse, reading.report
    console.print(Rule(Text(visible(called(reading.id)), style="bold"), align="left", characters="─", style="dim"))
    console.print(text_of(reading))
    console.print()
    if parse.language != "en":
        console.print(Text(f"Not in English ({parse.language}): only its sentences were read.", style="yellow"))
        return
    statements = joined(reading.assertions.statements)
    if statements:
        _legend(console)
        console.print(table_of(reading, statements))
    for kind, names in names_of(reading):
        console.print(Text(f"{kind:<7}", style="bold"), Text(visible(names)))
    for label, facts in facts_of(reading):
        console.print(Text(f"{label:<7}", style="bold"), Text(visible(facts)))
    if not statements and not parse.names:
        console.print(Text(f"Nobody is quoted and nothing is named in {last_hop(report)['label']}.", style="dim"))
    console.print()


def called(id_: Any) -> str:
    """What the user calls an item, as words."""
    return id_ if isinstance(id_, str) else json.dumps(id_, ensure_ascii=False)


def text_of(reading: Reading) -> Text:
    """The report's text; the parts of its statements in their colours, furniture faint."""
    from rich.text import Text

    text = Text(visible(reading.report.text.strip("\n")))
    shift = len(reading.report.text) - len(reading.report.text.lstrip("\n"))
    for sentence in reading.parse.sentences:
        if sentence.kind == "furniture":
            text.stylize(FURNITURE, max(0, sentence.span.start - shift), sentence.span.end - shift)
    for part, style in STYLES.items():
        for statement in reading.assertions.statements:
            for span in getattr(statement, part):
                text.stylize(style, max(0, span.start - shift), span.end - shift)
    return text


def table_of(reading: Reading, statements: list[Statement]) -> Table:
    """Who -> via whom -> stance -> words, a row a statement."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    labels = {speaker.id: speaker.label for speaker in reading.assertions.speakers}
    table = Table(box=SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for title, widest in (("who", 26), ("via", 16), ("stance", 14), ("words", None)):
        table.add_column(title, max_width=widest, overflow="fold")
    for statement in statements:
        via = [labels[id_] for id_ in statement.chain if id_ != statement.speaker]
        row = (labels[statement.speaker], " → ".join(via), _stance(statement), _words(statement, reading.report))
        styles = (STYLES["source"], STYLES["source"], STYLES["cue"], STYLES["content"])
        table.add_row(*(Text(visible(cell), style=style) for cell, style in zip(row, styles, strict=True)))
    return table


def names_of(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each kind of name with the names of that kind, the most frequent first."""
    often = Counter((name.type, name.head) for name in reading.parse.names)
    for kind in sorted({kind for kind, _ in often}):
        found = [(head, count) for (of, head), count in often.most_common() if of == kind]
        words = [head if count == 1 else f"{head} ×{count}" for head, count in found[:MOST_NAMES]]
        more = len(found) - MOST_NAMES
        yield kind, " · ".join([*words, f"and {more} more"] if more > 0 else words)


def _legend(console: Console) -> None:
    from rich.text import Text

    if console.color_system:
        parts = [Text(part, style=style) for part, style in STYLES.items()]
        console.print(Text("  ").join([Text("In the text:", style="dim"), *parts]))


def _stance(statement: Statement) -> str:
    """ "deny", "assert (claimed)"."""
    finer = statement.manner or statement.hedge
    return f"{statement.stance} ({finer})" if finer else statement.stance


def _words(statement: Statement, report: Report) -> str:
    words = " … ".join(" ".join(report.quote(span).split()) for span in statement.content)
    return words if len(words) <= MOST_WORDS else f"{words[: MOST_WORDS - 1].rstrip()}…"


def visible(words: str) -> str:
    """The words without anything that a terminal would obey, each sign in its place."""
    return scrub(words).translate(_OBEYED)
