"""Who may open a case that is shared."""

from __future__ import annotations

from sqlalchemy import delete, select

from secondsource.store.base import User
from secondsource.store.schema import users
from secondsource.store.topics.base import Reading, Writing


class PeopleView(Reading):
    """See `base.View`."""

    def users(self) -> tuple[User, ...]:
        """By name."""
        asked = select(users.c.name, users.c.role, users.c.secret, users.c.created).order_by(users.c.name)
        return tuple(User(*row) for row in self._at.execute(asked))


class PeopleWriter(PeopleView, Writing):
    """See `base.Writer`."""

    def admit(self, user: User) -> None:
        """One row a name."""
        self.dismiss(user.name)
        self._at.execute(users.insert(), {field: getattr(user, field) for field in User.__slots__})

    def dismiss(self, name: str) -> None:
        """Nothing happens when nobody is called so."""
        self._at.execute(delete(users).where(users.c.name == name))
