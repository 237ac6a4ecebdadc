"""Programs that are run beside this one, in an interpreter of their own."""

from __future__ import annotations

from pathlib import Path

#: An interpreter that may have them.
PYTHON = Path(__file__).parents[2] / ".tools" / "neighbours" / "bin" / "python"


def how(name: str, package: str, bench: str) -> str:
    """How to have a program at hand that is not there."""
    return f"""{name} is not there. To compare with it (nothing of this project needs it):
    python3 -m venv .tools/neighbours && .tools/neighbours/bin/pip install {package}
    python {bench} --neighbours
or name an interpreter that has it: --python PATH."""
