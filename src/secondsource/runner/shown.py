"""Items of an edition as objects: what `dossier.json` says of them, under the same names."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from secondsource.store.base import Row

#: Finds an item of the edition by its id.
Find = Callable[[str], "Row | None"]


class Shown:
    """An object of the JSON document. Its keys are attributes, its lists tuples; a span has its `quote`."""

    def __init__(self, told: dict[str, Any]) -> None:
        self._told = told

    def __getattr__(self, name: str) -> Any:
        told = self.__dict__.get("_told", {})
        if name not in told:
            raise AttributeError(f"there is no {name!r} here (there are: {', '.join(told)})")
        return self._made(name, told[name])

    def __dir__(self) -> list[str]:
        return [*super().__dir__(), *self._told]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Shown) and self._told == other._told

    def __hash__(self) -> int:
        return hash(json.dumps(self._told, sort_keys=True))

    def __repr__(self) -> str:
        words = ", ".join(f"{k}={v!r}" for k, v in self._told.items() if isinstance(v, str | int | float))
        return f"{type(self).__name__}({words[:200]})"

    def data(self) -> dict[str, Any]:
        """The same as JSON."""
        return self._told

    def _made(self, name: str, value: Any) -> Any:
        if isinstance(value, dict):
            return Shown(value)
        if isinstance(value, list):
            return tuple(self._made(name, item) for item in value)
        return value


class ClaimView(Shown):
    """A claim of the edition: `claim.origins.low`, `claim.why`, `claim.members[0].span.quote`."""

    def __init__(self, told: dict[str, Any], find: Find) -> None:
        super().__init__(told)
        self._find = find

    def _made(self, name: str, value: Any) -> Any:
        if name == "members" and isinstance(value, list):
            return tuple(MemberView(member, self._find) for member in value)
        return super()._made(name, value)


class MemberView(Shown):
    """A wording of a claim: `member.span.quote`, `member.stance`, `member.chain`."""

    def __init__(self, told: dict[str, Any], find: Find) -> None:
        super().__init__(told)
        self._find = find

    @property
    def chain(self) -> tuple[str, ...]:
        """Through whom it came, nearest to the fact first, in words; nobody for the report's own voice."""
        row = self._find(self.statement) if self.statement else None
        ids = json.loads(row.body)["chain"] if row else []
        return tuple(self._label(id_) for id_ in ids)

    def _label(self, id_: str) -> str:
        row = self._find(id_)
        return str(json.loads(row.body).get("label", id_)) if row else id_


def shown(row: Row, find: Find) -> Shown:
    """A row as an object."""
    told = json.loads(row.body)
    return ClaimView(told, find) if row.kind == "claims" else Shown(told)
