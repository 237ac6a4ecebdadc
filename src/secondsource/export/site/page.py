"""What a page is before it is printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Page:
    """A file to write: its name, its template (without ".html"), its title, and the words the template uses."""

    name: str
    template: str
    title: str
    section: str
    context: Mapping[str, Any] = field(default_factory=dict)
