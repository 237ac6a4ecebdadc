"""Signed cookies, API tokens and CSRF tokens of one case, all by a key that lies in its folder."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import json
import os
import secrets
import stat
import threading
import time
from dataclasses import dataclass
from pathlib import Path

from itsdangerous import BadData, URLSafeTimedSerializer

from secondsource.errors import RunError

KEY_FILE, GONE_FILE = "web.key", "web.gone"
HOURS = 12  # a working day: who comes back tomorrow says once more who they are
TOKEN_DAYS = 90
MAX_GONE = 10_000
_NO_LINK = getattr(os, "O_NOFOLLOW", 0)  # some systems have neither this nor owners of files


@dataclass(frozen=True, slots=True)
class Session:
    """What a cookie or an API token says. `way`: "local", "token", "user" or "nobody" (before logging in); `nonce`
    names it; `mark` is the fingerprint of the secret it was given for, so that a new password ends it."""

    user: str
    way: str
    nonce: str
    mark: str = ""


class Sessions:
    """Makes and reads them. `name` is the case's: what one case has signed means nothing to another."""

    def __init__(self, folder: Path, name: str) -> None:
        self._key = _key(folder / KEY_FILE)
        self._signer = URLSafeTimedSerializer(self._key, salt=f"session of {name}")
        self._tokens = URLSafeTimedSerializer(self._key, salt=f"token of {name}")
        self._gone = _Gone(folder / GONE_FILE)

    def fresh(self, user: str, way: str, secret: str = "") -> Session:
        """A new session."""
        return Session(user, way, secrets.token_urlsafe(18), self.mark(secret) if secret else "")

    def cookie(self, session: Session) -> str:
        """The value of its cookie."""
        return _text(self._signer.dumps([session.user, session.way, session.nonce, session.mark]))

    def read(self, cookie: str) -> Session | None:
        """The session of a cookie; None when it was not made here, is too old, or was ended."""
        return self._read(self._signer, cookie, HOURS * 3600)

    def token(self, session: Session) -> str:
        """A token for programs, good for `TOKEN_DAYS`."""
        return _text(self._tokens.dumps([session.user, session.way, session.nonce, session.mark]))

    def read_token(self, token: str) -> Session | None:
        """The session of a token for programs."""
        return self._read(self._tokens, token, TOKEN_DAYS * 86400)

    def _read(self, signer: URLSafeTimedSerializer, value: str, age: int) -> Session | None:
        if not value or len(value) > 2048:
            return None
        try:
            told = signer.loads(value, max_age=age)
        except BadData:
            return None
        if not (isinstance(told, list) and len(told) == 4 and all(isinstance(part, str) for part in told)):
            return None
        session = Session(*told)
        return None if session.nonce in self._gone else session

    def __contains__(self, nonce: str) -> bool:
        return nonce not in self._gone

    def end(self, session: Session) -> None:
        """Have a session read no longer, also after the server was started anew."""
        self._gone.add(session.nonce, time.time() + HOURS * 3600)

    def csrf(self, session: Session) -> str:
        """What a form of this session must carry."""
        return hmac.new(self._key, f"form of {session.nonce}".encode(), hashlib.sha256).hexdigest()[:32]

    def mark(self, secret: str) -> str:
        """The fingerprint of a secret."""
        return hmac.new(self._key, f"mark of {secret}".encode(), hashlib.sha256).hexdigest()[:24]


class _Gone:
    """The sessions that were ended before their time, in a small file."""

    def __init__(self, path: Path) -> None:
        self._path, self._lock = path, threading.Lock()
        self._until: dict[str, float] = {}
        with contextlib.suppress(OSError, ValueError):
            told = json.loads(path.read_text(encoding="utf-8"))
            self._until = {str(k): float(v) for k, v in told.items()} if isinstance(told, dict) else {}

    def __contains__(self, nonce: str) -> bool:
        return nonce in self._until

    def add(self, nonce: str, until: float) -> None:
        with self._lock:
            now = time.time()
            kept = [(k, v) for k, v in self._until.items() if v > now][-MAX_GONE:]
            self._until = {**dict(kept), nonce: until}
            fresh = self._path.with_suffix(".new")
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _NO_LINK, 0o600)
            with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                json.dump(self._until, file)
            fresh.replace(self._path)


def _key(path: Path) -> bytes:
    """The key in a file that only its owner may read; made when it is missing, or when others could have read it."""
    try:
        with contextlib.suppress(FileNotFoundError):
            descriptor = os.open(path, os.O_RDONLY | _NO_LINK)
            with os.fdopen(descriptor, "rb") as file:
                found, told = file.read(), os.fstat(file.fileno())
            if len(found) == 32 and not stat.S_IMODE(told.st_mode) & 0o077 and _ours(told):
                return found
            path.unlink()
        made = secrets.token_bytes(32)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(made)
            file.flush()
            os.fsync(file.fileno())
        return made
    except OSError as error:
        raise RunError(f"{path}: the key of the sessions cannot be kept ({error.strerror}); make it a file") from error


def _ours(told: os.stat_result) -> bool:
    return not hasattr(os, "getuid") or told.st_uid == os.getuid()


def _text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value
