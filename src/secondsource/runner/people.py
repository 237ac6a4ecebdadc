"""Who may open a case when it is shared."""

from __future__ import annotations

from secondsource.errors import BadInput
from secondsource.runner.opened import Opened, now
from secondsource.store.base import User, View
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
        if role != "owner":
            _keep_an_owner(writer, name.strip())
        writer.admit(User(name.strip(), role, passwords.hashed(password), now()))


def dismiss(at: Opened, name: str) -> None:
    """Let somebody in no longer. Raises BadInput for the last owner, and for the last user: nobody could let people in
    any more, and a case without users is opened by the token of the server."""
    with at.store.write() as writer:
        _keep_an_owner(writer, name)
        if [user.name for user in writer.users()] == [name]:
            raise BadInput(f"{name} is the last who may come in; let somebody else in as owner first")
        writer.dismiss(name)


def _keep_an_owner(view: View, name: str) -> None:
    """Raises BadInput where somebody is the only owner."""
    if [user.name for user in view.users() if user.role == "owner"] == [name]:
        raise BadInput(f"{name} is the only owner of this case; make somebody else an owner first")
