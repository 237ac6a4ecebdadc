"""A case that holds nothing, for what stands before every route."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from secondsource.store.base import User


class FakeCase:
    def __init__(self, path: Path, users: tuple[User, ...] = ()) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path, self.name = path, path.name
        self._users = {user.name: user for user in users}

    def users(self) -> tuple[User, ...]:
        return tuple(self._users.values())

    def admit_user(self, user: User) -> None:
        self._users[user.name] = user

    def dismiss(self, name: str) -> None:
        self._users.pop(name)

    def __getattr__(self, name: str) -> Any:
        raise AttributeError(name)
