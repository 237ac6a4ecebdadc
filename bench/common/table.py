"""Tables of measured figures: printed, written as Markdown, and looked up by name for floors."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Row:
    """Figures of one subject (a corpus, a kind) by one engine. A figure that could not be had is left out."""

    subject: str
    by: str
    cells: Mapping[str, float]


@dataclass
class Table:
    """`key` names the table in floors and JSON; `note` says in a sentence what is counted."""

    key: str
    title: str
    columns: tuple[str, ...]
    rows: list[Row] = field(default_factory=list)
    note: str = ""

    def add(self, subject: str, by: str, cells: Mapping[str, float]) -> None:
        """One more row."""
        self.rows.append(Row(subject, by, cells))

    def ordered(self) -> list[Row]:
        """Engines side by side: rows of one subject together, subjects in the order in which they came."""
        subjects = list(dict.fromkeys(row.subject for row in self.rows))
        return sorted(self.rows, key=lambda row: subjects.index(row.subject))

    def values(self, by: str) -> dict[str, float]:
        """Every figure of one engine as "table.subject.column"."""
        return {
            f"{self.key}.{row.subject}.{column}": round(value, 2)
            for row in self.rows
            if row.by == by
            for column, value in row.cells.items()
        }

    def text(self) -> str:
        """For the terminal."""
        grid = [("", "", *self.columns), *((row.subject, row.by, *self._cells(row)) for row in self.ordered())]
        widths = [max(len(line[k]) for line in grid) for k in range(len(grid[0]))]
        lines = [
            "  ".join(
                cell.ljust(w) if k < 2 else cell.rjust(w) for k, (cell, w) in enumerate(zip(line, widths, strict=True))
            )
            for line in grid
        ]
        return "\n".join([self.title, *(["  " + self.note] if self.note else []), *("  " + line for line in lines), ""])

    def markdown(self) -> list[str]:
        """For a results page."""
        lines = [f"### {self.title}", "", *([self.note, ""] if self.note else [])]
        lines += [f"| | | {' | '.join(self.columns)} |", "| --- | --- |" + " ---: |" * len(self.columns)]
        lines += [f"| {row.subject} | {row.by} | {' | '.join(self._cells(row))} |" for row in self.ordered()]
        return [*lines, ""]

    def _cells(self, row: Row) -> list[str]:
        return [_shown(row.cells.get(column)) for column in self.columns]


def _shown(value: float | None) -> str:
    if value is None:
        return "-"
    if isinstance(value, int):
        return f"{value:,}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.2f}"


def values(tables: Sequence[Table], by: str) -> dict[str, float]:
    """Every figure of one engine in some tables, by name."""
    return {key: value for table in tables for key, value in table.values(by).items()}


def write(tables: Sequence[Table], out: Path) -> None:
    """Every figure by name, for each who reached it, as JSON."""
    who = dict.fromkeys(row.by for table in tables for row in table.rows)
    figures = {by: values(tables, by) for by in who}
    out.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
