"""Who may open a case when it is shared."""

from __future__ import annotations

from secondsource.errors import BadInput
from secondsource.runner.opened import Opened, now
from secondsource.store.base import User
from secondsource.text import passwords

ROLES = ("reader", "reviewer", "owner")
#: Letters that a name or a password has at least, and at most.
NAME, PASSWORD, MOST = 1, 8, 200


def admit(at: Opened, name: str, role: str, password: str) -> None:
    """Let somebody in. Raises BadInput for a name, role or password that cannot be."""
    if not NAME <= len(name.strip()) <= MOST or not name.isprintable():
        raise BadInput("a user needs a name that can be printed")
    if role not in ROLES:
        raise BadInput(f"no role is called {role!r} (there are: {', '.join(ROLES)})")
    if not PASSWORD <= len(password) <= MOST:
        raise BadInput(f"a password has {PASSWORD} characters or more")
    with at.store.write() as writer:
        writer.admit(User(name.strip(), role, passwords.hashed(password), now()))
