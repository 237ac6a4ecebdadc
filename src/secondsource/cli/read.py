"""`secondsource read`: what stands in single reports, for people or for programs, as fast as it is read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from secondsource.cli.opened import opened

if TYPE_CHECKING:
    from secondsource.model.reading import Reading, Unread
    from secondsource.settings import Settings

    Show = Callable[[Reading | Unread], None]


def read(
    places: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH...", help="Folders and files, as `dossier` reads them.", show_default=False),
    ] = None,
    from_jsonl: Annotated[
        str | None,
        typer.Option(
            "--from-jsonl",
            metavar="FILE",
            help='Texts to read exactly as given, one {"id": ..., "text": ...} a line; - is the standard input.',
        ),
    ] = None,
    pretokenized: Annotated[
        str | None,
        typer.Option(
            "--pretokenized",
            metavar="FILE.conllu",
            help="Sentences that are cut already: prints them as CoNLL-U with lemma, tags, head and relation.",
        ),
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a line for each report.")] = False,
    text: Annotated[bool, typer.Option("--text", help="With --jsonl: put each report's text into its object.")] = False,
    engine: Annotated[
        str | None,
        typer.Option("--engine", metavar="NAME", help="The language engine (default: the setting `language`)."),
    ] = None,
    settings: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Settings (default: secondsource.toml here).")
    ] = None,
    workers: Annotated[int | None, typer.Option(min=0, help="Processes to use; 0 = one for each processor.")] = None,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Show no progress.")] = False,
) -> None:
    """Read reports one by one: sentences, words, names, times, and who says what through whom.

    Each report is printed as soon as it is read, in the order given: with `--jsonl` as one line of JSON, else as its
    text with sources, cues and contents in colour and a table of its statements. An item that cannot be used is named
    with its reason and the run goes on; the exit status is 1 only when nothing at all could be read.

        secondsource read report.txt
        secondsource read reports/ --jsonl > readings.jsonl
        secondsource read --from-jsonl texts.jsonl --jsonl
    """
    from secondsource.errors import BadInput
    from secondsource.settings import load, merge

    if sum(map(bool, (places, from_jsonl, pretokenized))) != 1:
        raise BadInput("read: give folders and files, or --from-jsonl FILE, or --pretokenized FILE: one of the three")
    chosen = load(settings)
    if workers is not None:
        chosen = merge(chosen, {"workers": workers}, "--workers")
    if engine is not None:
        chosen = merge(chosen, {"language": engine}, "--engine")
    if pretokenized:
        done = _tag(pretokenized, chosen, quiet)
    else:
        done = _read(places, from_jsonl, chosen, quiet, _as_lines(text) if jsonl else _as_pages())
    raise typer.Exit(0 if done else 1)


def _read(places: list[Path] | None, from_jsonl: str | None, settings: Settings, quiet: bool, show: Show) -> bool:
    """Print every item; whether anything was read, or nothing was asked for."""
    from secondsource import runner
    from secondsource.cli.progress import shown
    from secondsource.model.reading import Unread

    seen = read = 0
    with opened(from_jsonl) as file, shown(quiet or sys.stdout.isatty()) as progress:
        for item in runner.read_lines(file, settings) if file else runner.read(places or [], settings):
            show(item)
            seen += 1
            read += not isinstance(item, Unread)
            progress("reading", seen, 0)
    if places and not seen:
        typer.echo("secondsource: nothing could be read: no files were found there", err=True)
    return read > 0 or (file is not None and not seen)


def _tag(name: str, settings: Settings, quiet: bool) -> bool:
    """Print a CoNLL-U file with the engine's columns; whether every sentence has them."""
    import io

    from secondsource import runner
    from secondsource.cli.progress import shown
    from secondsource.cli.view import visible

    whole, done = True, 0
    with opened(name) as file, shown(quiet or sys.stdout.isatty()) as progress:
        assert file
        for item in runner.tag(_decoded(io.TextIOWrapper(file, encoding="utf-8", newline=""), name), name, settings):
            if isinstance(item, str):
                _write(item)
                done += 1
                progress("tagging", done, 0)
            else:
                typer.echo(visible(f"  not tagged: {item.id}: {item.reason}"), err=True)
                whole = False
    return whole


def _decoded(lines: Iterable[str], name: str) -> Iterator[str]:
    """The lines of a text file. Raises BadInput where they are no UTF-8."""
    from secondsource.errors import BadInput

    try:
        yield from lines
    except UnicodeDecodeError as error:
        raise BadInput(
            f"{name}: not UTF-8 ({error.reason} at byte {error.start} of a part); convert it first"
        ) from error


def _as_lines(text: bool) -> Show:
    """Shows an item as a line of JSON."""
    from secondsource.export import readings

    return lambda item: _write(readings.line(item, text=text) + "\n")


def _as_pages() -> Show:
    """Shows an item as a page for people; what could not be read as a word on the standard error."""
    import io

    from secondsource.cli.view import called, show, visible
    from secondsource.model.reading import Reading

    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a terminal that lacks a sign shows another one in its place

    def print_(item: Reading | Unread) -> None:
        if isinstance(item, Reading):
            show(item)
            sys.stdout.flush()
        else:
            typer.echo(visible(f"  skipped {called(item.id)}: {item.reason}"), err=True)

    return print_


def _write(words: str) -> None:
    """Write to the standard output as UTF-8, whatever the terminal's encoding, and at once."""
    sys.stdout.buffer.write(words.encode())
    sys.stdout.buffer.flush()
