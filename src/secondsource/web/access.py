"""Who may do what: the door of each case.

A case that is not shared is open to whoever sits at this computer (only loopback is listened to). A shared one asks for
a user's name and password, or for the token it was shared with. Roles are read from the case each time, so that who is
let in no longer is out at once.
"""

from __future__ import annotations

import getpass
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from secondsource.errors import BadInput
from secondsource.runner import people
from secondsource.text import passwords
from secondsource.web.access_sessions import HOURS, Session, Sessions
from secondsource.web.access_throttle import Throttle, neighbourhood

if TYPE_CHECKING:
    from secondsource.case import Case

#: From the least to the most. "anyone" has not said who they are; a reader looks; a reviewer judges, adds and runs;
#: an owner also says who is let in.
ROLES = ("anyone", *people.ROLES)
MIN_TOKEN = 16  # characters: what is shorter can be guessed


@dataclass(frozen=True, slots=True)
class Share:
    """How cases are shared: with a `token` (whoever has it gets `role`), or with `users` of their own. With both, a
    case that has users is opened by them alone, and the token opens those that have none.

    `hosts` are the names they are reached by (besides the computer's own and its addresses); `https` says that a proxy
    in front speaks https.
    """

    token: str = ""
    role: str = "reviewer"
    users: bool = False
    hosts: tuple[str, ...] = ()
    https: bool = False

    def __post_init__(self) -> None:
        if not self.token and not self.users:
            raise BadInput("sharing: give a token, or let users in (secondsource people add NAME)")
        if self.token and len(self.token) < MIN_TOKEN:
            raise BadInput(f"sharing: the token is too short to be safe; take at least {MIN_TOKEN} characters")
        if self.role not in ROLES[1:]:
            raise BadInput(f"sharing: no role is called {self.role!r} (there are: {', '.join(ROLES[1:])})")


@dataclass(frozen=True, slots=True)
class Known:
    """Whom a request comes from. `bearer`: by a token in its header, which no other site can have a browser send."""

    user: str
    role: str
    session: Session
    bearer: bool = False


class Throttles:
    """The throttles of all cases together: whoever tries several cases from one address is one who tries."""

    def __init__(self) -> None:
        self.names, self.addresses, self.tokens = Throttle(10), Throttle(20), Throttle(20)


class Door:
    """Who comes into one case."""

    def __init__(self, case: Case, name: str, share: Share | None, throttles: Throttles) -> None:
        self.case, self.name, self._share, self._throttles = case, name, share, throttles
        self.sessions = Sessions(case.path, name)
        # Browsers keep one jar for all ports of a computer: two servers must not take each other's cookies.
        self.cookie = f"secondsource-{re.sub('[^A-Za-z0-9]', '-', name)}-{self.sessions.mark('cookie')[:8]}"

    def who(self, headers: Mapping[str, str], cookies: Mapping[str, str], address: str = "") -> Known | int | None:
        """Whom a request comes from; None for one without a session (see `stranger`); seconds to wait where too many
        tokens from its address were wrong."""
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            return self._by_token(given.strip(), neighbourhood(address))
        session = self.sessions.read(cookies.get(self.cookie, ""))
        return self._known(session, bearer=False) if session else None

    def again(self, known: Known) -> Known | None:
        """What somebody known a while ago is by now."""
        if known.session.nonce in self.sessions:
            return self._known(known.session, bearer=known.bearer)
        return None

    def stranger(self) -> Known:
        """A new session for who has none: at this computer the owner's, in a shared case nobody's."""
        if self._share is None:
            return Known(_self(), "owner", self.sessions.fresh(_self(), "local"))
        return Known("", "anyone", self.sessions.fresh("", "nobody"))

    def log_in(self, name: str, password: str, address: str) -> Session | int | None:
        """A session; seconds to wait where too many tries went wrong; None where name and password do not fit."""
        place, key = neighbourhood(address), f"{self.name}/{name[:80].casefold()}"
        addresses, names = self._throttles.addresses, self._throttles.names
        if wait := addresses.reserve(place):
            return wait
        if wait := names.reserve(key):
            addresses.release(place)
            return wait
        session = self._session(name, password)
        if session is not None:
            addresses.release(place)
            names.forgive(key)
        return session

    def api_token(self, known: Known) -> str:
        """A token with which a program may do what a user may. Raises BadInput where there are no users."""
        if known.session.way != "user":
            raise BadInput("tokens are given to users who logged in with a password; use the token of the server")
        return self.sessions.token(
            Session(known.user, "user", self.sessions.fresh("", "user").nonce, known.session.mark)
        )

    def _session(self, name: str, password: str) -> Session | None:
        if self._share is None:
            return None
        if self._fits(password):
            return self.sessions.fresh(f"{_plain(name)} (by token)".strip(), "token", self._share.token)
        if not self._share.users:
            return None
        user = next((u for u in self.case.users() if u.name == name), None)
        fits = passwords.matches(user.secret if user else passwords.nobody(), password[: people.LONGEST])
        return self.sessions.fresh(user.name, "user", user.secret) if user and fits else None

    def _by_token(self, token: str, place: str) -> Known | int | None:
        """A token that we signed cannot be guessed, so who has one never waits for others at the same address."""
        session = self.sessions.read_token(token)
        known = self._known(session, bearer=True) if session and session.way == "user" else None
        share = self._share
        if known or share is None:
            return known
        if wait := self._throttles.tokens.reserve(place):
            return wait
        if not self._fits(token):
            return None
        self._throttles.tokens.release(place)
        return Known("(by token)", share.role, self.sessions.fresh("(by token)", "token", share.token), bearer=True)

    def _fits(self, token: str) -> bool:
        told = self._share.token if self._share else ""
        same = hmac.compare_digest(token.encode(errors="replace"), told.encode())
        return bool(told) and same and self._takes_token()

    def _takes_token(self) -> bool:
        """Whether the server's token opens this case."""
        share = self._share
        return bool(share and share.token and not (share.users and self.case.users()))

    def _known(self, session: Session, *, bearer: bool) -> Known | None:
        """What a session is still worth today."""
        share = self._share
        if session.way == "nobody":
            return Known("", "anyone", session) if share else None
        if session.way == "local":
            return Known(_self(), "owner", session) if share is None else None
        if share and session.way == "token" and session.mark == self.sessions.mark(share.token) and self._takes_token():
            return Known(session.user, share.role, session, bearer)
        if share and session.way == "user" and share.users:
            user = next((u for u in self.case.users() if u.name == session.user), None)
            if user and user.role in ROLES[1:] and hmac.compare_digest(session.mark, self.sessions.mark(user.secret)):
                return Known(user.name, user.role, session, bearer)
        return None

    @property
    def shared(self) -> bool:
        """Whether one has to say who one is."""
        return self._share is not None

    @property
    def seconds(self) -> int:
        """How long a cookie is good for."""
        return HOURS * 3600


def _self() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "you"


def _plain(name: str) -> str:
    """A name somebody gave themselves, fit for the log."""
    return " ".join("".join(c for c in name if c.isprintable()).split())[:60]
