from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from secondsource.text.passwords import hashed, matches
from secondsource.web import access_sessions
from secondsource.web.access_sessions import KEY_FILE, Sessions


def test_a_cookie_says_what_was_put_in(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path, "alpha")
    session = sessions.fresh("Ann", "user", "secret")
    assert sessions.read(sessions.cookie(session)) == session
    assert Sessions(tmp_path, "alpha").read(sessions.cookie(session)) == session, "the key outlasts the server"


def test_a_changed_cookie_says_nothing(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path, "alpha")
    cookie = sessions.cookie(sessions.fresh("Ann", "user"))
    for at in range(0, len(cookie), 7):
        changed = cookie[:at] + ("A" if cookie[at] != "A" else "B") + cookie[at + 1 :]
        assert sessions.read(changed) is None, f"changed at {at}"
    for odd in ("", "x", ".", "..", "a.b.c", "é" * 50, "A" * 5000):
        assert sessions.read(odd) is None


def test_cases_and_uses_are_kept_apart(tmp_path: Path) -> None:
    alpha, beta = Sessions(tmp_path, "alpha"), Sessions(tmp_path, "beta")
    session = alpha.fresh("Ann", "user")
    assert beta.read(alpha.cookie(session)) is None
    assert alpha.read_token(alpha.cookie(session)) is None, "a cookie is no token"
    assert alpha.read(alpha.token(session)) is None, "a token is no cookie"


def test_ends_also_for_a_server_started_anew(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path, "alpha")
    session = sessions.fresh("Ann", "user")
    sessions.end(session)
    assert sessions.read(sessions.cookie(session)) is None
    assert Sessions(tmp_path, "alpha").read(sessions.cookie(session)) is None


def test_grows_too_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sessions = Sessions(tmp_path, "alpha")
    cookie = sessions.cookie(sessions.fresh("Ann", "user"))
    monkeypatch.setattr(access_sessions, "HOURS", -1)
    assert sessions.read(cookie) is None


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="files have no modes here")
def test_a_key_that_others_could_read_is_replaced(tmp_path: Path) -> None:
    sessions = Sessions(tmp_path, "alpha")
    cookie = sessions.cookie(sessions.fresh("Ann", "user"))
    key = tmp_path / KEY_FILE
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    key.chmod(0o644)
    assert Sessions(tmp_path, "alpha").read(cookie) is None
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_passwords() -> None:
    secret = hashed("correct horse")
    assert matches(secret, "correct horse")
    assert not matches(secret, "correct horsf")
    assert hashed("correct horse") != secret, "salted"
    for odd in ("", "plain", "scrypt$1$2$3$zz$zz", "scrypt$1048576$8$1$00$00", "scrypt$-1$8$1$00$00", "a$b$c$d$e$f"):
        assert not matches(odd, "correct horse")
