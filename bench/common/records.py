"""Files of one JSON object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def records(path: Path) -> Iterator[dict[str, Any]]:
    """The objects in order. Raises FileNotFoundError when the first is asked for and there is no file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
