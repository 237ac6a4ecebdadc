"""The custom of the house: an import points down the line, and stages never import one another."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

SRC = Path(__file__).parents[1] / "src" / "secondsource"

#: From the roof to the ground. A module may import from floors below its own, and from its own package.
FLOORS = [
    {"cli", "web", "__main__"},
    {"case"},
    {"runner"},
    {"stages", "keeping"},
    {
        "ingest",
        "clean",
        "language",
        "lineage",
        "stories",
        "assertions",
        "claims",
        "dossier",
        "export",
        "plugins",
        "store",
    },
    {"resources"},
    {"model", "text", "errors", "version"},
]
#: Knows nothing of news and stands beside the stages; settings stand beside the stages' roof.
BESIDE = {"engine": 4, "settings": 4}
#: Which parts of a floor may use one another.
NEIGHBOURS = {
    ("model", "errors"),
    ("text", "errors"),
    ("cli", "settings"),
    ("web", "settings"),
    ("cli", "web"),
    ("__main__", "cli"),
}
HEAVY = {
    "trafilatura",
    "numpy",
    "jinja2",
    "typer",
    "rich",
    "yaml",
    "lxml",
    "jsonschema",
    "rapidfuzz",
    "multiprocessing",
    "onnxruntime",
    "lemminflect",
    "py3langid",
    "sqlalchemy",
    "alembic",
    "fastapi",
    "uvicorn",
}


def floor_of(room: str) -> int:
    if room in BESIDE:
        return BESIDE[room]
    for number, rooms in enumerate(FLOORS):
        if room in rooms:
            return number
    raise AssertionError(f"src/secondsource/{room}: this room stands on no floor; add it to FLOORS in {__file__}")


def imports() -> list[tuple[Path, int, str, str]]:
    """(file, line, room of the file, room imported) for every import of our own, type-only ones too."""
    found = []
    for path in sorted(SRC.rglob("*.py")):
        parts = path.relative_to(SRC).with_suffix("").parts
        if parts == ("__init__",):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module == "secondsource":
                names = [f"secondsource.{alias.name}" for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            for name in names:
                room = name.split(".")
                if room[0] == "secondsource" and len(room) > 1:
                    found.append((path, node.lineno, parts[0], room[1]))
    return found


def test_imports_point_down() -> None:
    wrong = [
        f"{path.relative_to(SRC.parent)}:{line}: {room} imports {other}, which is not below it"
        for path, line, room, other in imports()
        if room != other and (room, other) not in NEIGHBOURS and floor_of(room) >= floor_of(other)
    ]
    assert not wrong, "\n".join(wrong)


def test_stages_know_no_settings_and_no_engine() -> None:
    stages = FLOORS[4] - {"plugins"}
    wrong = [
        f"{path.relative_to(SRC.parent)}:{line}: the stage {room} imports {other}"
        for path, line, room, other in imports()
        if room in stages and other in BESIDE
    ]
    assert not wrong, "\n".join(wrong)


def test_a_pile_in_one_go_wakes_no_database() -> None:
    code = "import sys, secondsource.runner; print(' '.join(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SRC.parent)
    awake = {"sqlalchemy", "alembic", "fastapi", "uvicorn"} & set(answer.stdout.split())
    assert not awake, f"import secondsource.runner wakes {', '.join(sorted(awake))}"


def test_importing_the_package_stays_light() -> None:
    code = "import sys, secondsource; print(' '.join(sys.modules))"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=SRC.parent)
    awake = HEAVY & set(answer.stdout.split())
    assert not awake, f"import secondsource wakes {', '.join(sorted(awake))}"
