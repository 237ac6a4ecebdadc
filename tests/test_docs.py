"""Documentation cannot drift: commands, options, settings, links, snippets, the published schema."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main

from secondsource.cli.main import app
from secondsource.cli.summary import chosen, headline, told
from secondsource.model import codec
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def test_every_command_and_option_is_documented() -> None:
    for name, command in typer.main.get_group(app).commands.items():
        assert f"## secondsource {name}" in COMMANDS
        for parameter in command.params:
            for option in parameter.opts:
                assert not option.startswith("--") or f"`{option}" in COMMANDS or f" {option}`" in COMMANDS, option


def test_every_setting_is_documented_with_its_default() -> None:
    for f in fields(Settings):
        default = json.dumps(f.default) if isinstance(f.default, bool) else f"{f.default}"
        row = rf"\| `{f.name}` \| `?{re.escape(default.removesuffix('.0'))}`? \|"
        assert re.search(row, COMMANDS), f"{f.name} = {default}"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        if not target.startswith(("https://", "http://")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize(
    "page", [p for p in PAGES if "```python" in p.read_text(encoding="utf-8")], ids=lambda p: p.name
)
def test_snippets_run(page: Path) -> None:
    for snippet in re.findall(r"```python\n(.*?)```", page.read_text(encoding="utf-8"), re.S):
        done = subprocess.run(
            [sys.executable, "-c", snippet],
            cwd=ROOT,
            env={"PYTHONPATH": str(ROOT / "src"), "PATH": ""},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr


def test_transcript_is_what_the_demo_prints(fire: Dossier) -> None:
    readme = " ".join((ROOT / "README.md").read_text(encoding="utf-8").split())
    assert headline(fire) in readme
    for finding in chosen(fire):
        assert f"• {told(finding)}" in readme


def test_published_schema_is_the_one_made_from_the_model() -> None:
    published = (ROOT / "docs" / "dossier.schema.json").read_text(encoding="utf-8")
    assert published == codec.dumps(codec.schema()), "renew it: secondsource schema > docs/dossier.schema.json"


def test_every_decision_is_in_the_index() -> None:
    index = (ROOT / "docs" / "decisions" / "index.md").read_text(encoding="utf-8")
    for page in (ROOT / "docs" / "decisions").glob("0*.md"):
        assert page.name in index
