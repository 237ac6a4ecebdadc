"""What a bench is asked for on its command line, and what it gives: its tables printed, written, or held to floors."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.common import floors, results, table
from bench.common.engines import ENGINES, load_all
from bench.common.table import Table

from secondsource.language import Analyzer

ROOT = Path(__file__).parents[2]
#: Options that several benches have, by name, as argparse takes them.
_OPTIONS: dict[str, dict[str, Any]] = {
    "engine": {
        "action": "append",
        "dest": "engines",
        "metavar": "ENGINE",
        "help": "rules or english (default: both); may be repeated",
    },
    "sample": {"type": int, "default": 1, "metavar": "N", "help": "only every Nth report"},
    "list": {"action": "store_true", "help": "print the mistakes"},
    "neighbours": {"action": "store_true", "help": "also what others reach"},
    "json": {"type": Path, "metavar": "OUT", "help": "write every figure by name"},
}


@dataclass(frozen=True)
class Bench:
    """The bench `python bench/NAME`, with its floors.json and the page that its results are a part of."""

    name: str
    page: Path

    @property
    def command(self) -> str:
        """What is run, and the name in messages."""
        return f"bench/{self.name}"

    @property
    def floors(self) -> Path:
        """The file of its floors."""
        return ROOT / "bench" / self.name / "floors.json"

    def parser(self, doc: str | None, *options: str, **helps: str) -> argparse.ArgumentParser:
        """A parser with --data, --results, --floors and those of the shared options that are named, by keyword with a
        help of their own. `--engine` becomes `engines`, a list or None."""
        parser = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
        data = ROOT.parent / "shared" / "data"
        parser.add_argument("--data", type=Path, default=data, help="the corpora (default: ../shared/data)")
        for name, settings in _OPTIONS.items():
            if name in options or name in helps:
                parser.add_argument(f"--{name}", **{**settings, "help": helps.get(name, settings["help"])})
        parser.add_argument("--results", action="store_true", help=f"write docs/{self.page.name}")
        parser.add_argument("--floors", action="store_true", help="only check the floors in floors.json")
        return parser

    def engines(self, asked: argparse.Namespace) -> dict[str, Analyzer]:
        """The engines asked for, else those that have floors where these are checked, else all; none that is absent."""
        return load_all(asked.engines or (list(floors.read(self.floors)) if asked.floors else ENGINES))

    def check(
        self, asked: argparse.Namespace, tables: Sequence[Table], by: Iterable[str], absent: Sequence[str] = ()
    ) -> int:
        """Hold what `by` reached against the floors, but for corpora that are `absent`. The exit status: 1 when a
        floor is not kept."""
        self._write_figures(asked, tables)
        return floors.check(self.command, self.floors, {name: table.values(tables, name) for name in by}, absent)

    def give(self, asked: argparse.Namespace, tables: Sequence[Table], *options: str, part: str | None = None) -> None:
        """Print the tables that have rows and write them where that is asked for: as JSON, and as `part` of the page
        (the bench, where it has one part) under the command that makes them, with `options` beside the shared ones."""
        tables = [one for one in tables if one.rows]
        for one in tables:
            print(one.text())
        self._write_figures(asked, tables)
        if asked.results and tables:
            sample = getattr(asked, "sample", 1)
            every = (f"--sample {sample}",) if sample > 1 else ()
            command = results.command(self.command, getattr(asked, "engines", None), *every, *options)
            results.write(part or self.command, command, tables, self.page)

    def _write_figures(self, asked: argparse.Namespace, tables: Sequence[Table]) -> None:
        if getattr(asked, "json", None):
            table.write(tables, asked.json)
