"""What `dossier` prints when it is done: a summary one reads at a glance."""

from __future__ import annotations

import json
import shutil
import sys
from collections import Counter
from pathlib import Path

from secondsource.model.dossier import Dossier, Finding
from secondsource.text.phrases import count_of

MAX_FINDINGS = 14  # lines; the rest is in the dossier
MAX_OF_KIND = 2  # of one kind, so that each kind is heard of
MAX_SKIPPED = 12


def show(dossier: Dossier, out: Path) -> None:
    """Print the findings, what was skipped, and where the dossier is."""
    from rich.console import Console
    from rich.markup import escape
    from rich.padding import Padding

    from secondsource.cli.paper import safe

    console = Console(highlight=False)
    console.print(f"\n[bold]{escape(headline(dossier))}[/bold]\n")
    shown = chosen(dossier)
    for finding in shown:
        console.print(Padding(f"• {escape(safe(told(finding)))}", (0, 0, 0, 2)))
    if len(dossier.findings) > len(shown):
        console.print(f"  … and {len(dossier.findings) - len(shown)} more in the dossier")
    if dossier.skipped:
        console.print(f"\n[yellow]Skipped {len(dossier.skipped)}:[/yellow]")
        for item in dossier.skipped[:MAX_SKIPPED]:
            console.print(f"  {escape(safe(item.name))}: {escape(safe(item.reason))}")
        if len(dossier.skipped) > MAX_SKIPPED:
            console.print(f"  … and {len(dossier.skipped) - MAX_SKIPPED} more, listed in the dossier")
    console.print(f"\nDossier  [bold]{escape(str(out / 'index.html'))}[/bold]   (open it in a browser)", soft_wrap=True)
    console.print(f"Data     {escape(str(out / 'dossier.json'))}", soft_wrap=True)
    console.print(f"Check it {escape(own_name())} verify {escape(str(out))}\n", soft_wrap=True)


def chosen(dossier: Dossier) -> list[Finding]:
    """The first findings of each kind, in the order of the dossier."""
    counted: Counter[str] = Counter()
    made = []
    for finding in dossier.findings:
        counted[finding.kind] += 1
        if counted[finding.kind] <= MAX_OF_KIND:
            made.append(finding)
    return made[:MAX_FINDINGS]


def told(finding: Finding) -> str:
    """A finding with its citation, as one line."""
    return f"{finding.text} {finding.citation}".strip()


def headline(dossier: Dossier) -> str:
    """ "5 reports · 1 story · 1 text origin · 42 claims · 3 conflicts"."""
    conflicts = sum(c.severity != "scope" for c in dossier.conflicts)
    parts = [
        count_of(len(dossier.reports), "report"),
        count_of(len(dossier.stories), "story", "stories"),
        count_of(len(dossier.lineage.origins), "text origin"),
        count_of(len(dossier.claims), "claim"),
        count_of(conflicts, "conflict"),
    ]
    return " · ".join(parts)


def own_name() -> str:
    """How the user can call this program again: its bare name only where that would be found."""
    if shutil.which("secondsource"):
        return "secondsource"
    own = Path(sys.argv[0]).absolute()
    if own.name == "__main__.py":
        return "python -m secondsource"
    return str(own.relative_to(Path.cwd()) if own.is_relative_to(Path.cwd()) else own)


def as_data(dossier: Dossier, out: Path) -> str:
    """The same as JSON, for programs."""
    statuses = Counter(claim.status for claim in dossier.claims)
    return json.dumps(
        {
            "out": str(out),
            "reports": [{"id": r.id, "file": r.file} for r in dossier.reports],
            "stories": len(dossier.stories),
            "origins": len(dossier.lineage.origins),
            "claims": dict(sorted(statuses.items())),
            "conflicts": sum(c.severity != "scope" for c in dossier.conflicts),
            "findings": [told(f) for f in dossier.findings],
            "skipped": [{"name": s.name, "stage": s.stage, "reason": s.reason} for s in dossier.skipped],
        },
        ensure_ascii=False,
        indent=1,
    )
