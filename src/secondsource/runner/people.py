"""Who may open a case when it is shared."""

from __future__ import annotations

from secondsource.errors import BadInput
from secondsource.runner.opened import Opened, now
from secondsource.store.base import User
from secondsource.text import passwords

ROLES = ("reader", "reviewer", "owner")
#: Characters that a name has at most, and that a password has at least and at most.
NAME, PASSWORD, LONGEST = 60, 10, 1024


def admit(at: Opened, name: str, role: str, password: str) -> None:
    """Let somebody in. Raises BadInput for a name, role or password that cannot be."""
    if not 1 <= len(name.strip()) <= NAME or not name.isprintable():
        raise BadInput(f"a user needs a name that can be printed, of at most {NAME} characters")
    if role not in ROLES:
        raise BadInput(f"no role is called {role!r} (there are: {', '.join(ROLES)})")
    if not PASSWORD <= len(password) <= LONGEST:
        raise BadInput(f"a password has {PASSWORD} characters or more, and at most {LONGEST}")
    with at.store.write() as writer:
        writer.admit(User(name.strip(), role, passwords.hashed(password), now()))
