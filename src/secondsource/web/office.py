"""What the application has at hand: the doors of its cases, its templates, its runs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from secondsource.errors import BadInput
from secondsource.web.access import Door, Share, Throttles
from secondsource.web.runs import Supervisor

if TYPE_CHECKING:
    from jinja2 import Environment

    from secondsource.case import Case


class Office:
    """The cases that are served, by name. One alone lies at `/`, several lie at `/c/NAME/` each."""

    def __init__(
        self, cases: Case | Iterable[Case] | Mapping[str, Case], share: Share | None, shop: Environment
    ) -> None:
        named = _named(cases)
        throttles = Throttles()
        self.share, self.shop = share, shop
        self.several = len(named) > 1
        self.https = bool(share and share.https)
        self.doors = {name: Door(case, name, share, throttles) for name, case in named.items()}
        self.runs = {name: Supervisor(case.path) for name, case in named.items()}
        self.closing = False
        self.listeners = 0

    def close(self) -> None:
        """Have streams end, and runs that were started here."""
        self.closing = True
        for supervisor in self.runs.values():
            supervisor.close()

    @property
    def hidden(self) -> bool:
        """Whether it is nobody's business which cases there are."""
        return self.share is not None

    def door(self, name: str | None) -> Door | None:
        """The door of a case."""
        if name is None:
            return None if self.several else next(iter(self.doors.values()))
        return self.doors.get(name)

    def base(self, name: str) -> str:
        """What stands before the addresses of a case."""
        return f"/c/{name}" if self.several else ""


def _named(cases: Case | Iterable[Case] | Mapping[str, Case]) -> dict[str, Case]:
    if isinstance(cases, Mapping):
        given = list(cases.items())
    else:
        found = list(cases) if isinstance(cases, Iterable) else [cases]
        given = [(case.name, case) for case in found]
    named: dict[str, Case] = {}
    for wanted, case in given:
        name = plain = re.sub(r"[^A-Za-z0-9_-]+", "-", wanted.removesuffix(".case")).strip("-").lower()[:60] or "case"
        n = 1
        while name in named:
            n += 1
            name = f"{plain}-{n}"
        named[name] = case
    if not named:
        raise BadInput("serve: give at least one case")
    return named
