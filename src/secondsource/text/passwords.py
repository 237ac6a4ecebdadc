"""Passwords: kept as salted scrypt hashes, compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
from functools import cache

#: Cost, block size, lanes: 16 MiB and some 50 ms for each try (OWASP, Password Storage Cheat Sheet, gives 2^14/8/5 as
#: one of its equal choices; a desk of ten logs in seldom, so the memory is what matters).
N, R, P = 2**14, 8, 5
#: How many may be tried at once, so that a flood of logins takes no more memory than this many tries need.
_TRIES = threading.BoundedSemaphore(2)


def hashed(password: str) -> str:
    """`scrypt$n$r$p$salt$hash`, salt and hash in hex."""
    salt = secrets.token_bytes(16)
    return f"scrypt${N}${R}${P}${salt.hex()}${_scrypt(password, salt, N, R, P).hex()}"


def matches(secret: str, password: str) -> bool:
    """Whether a password is the one that was hashed. False for a secret that is none."""
    try:
        kind, n, r, p, salt, told = secret.split("$")
        costs = int(n), int(r), int(p)
        if kind != "scrypt" or not (costs[0] <= 2**17 and costs[1] <= 16 and costs[2] <= 16):
            return False
        found = _scrypt(password, bytes.fromhex(salt), *costs)
        return hmac.compare_digest(found, bytes.fromhex(told))
    except (ValueError, TypeError, OverflowError, MemoryError):
        return False


def _scrypt(password: str, salt: bytes, n: int, r: int, p: int) -> bytes:
    with _TRIES:
        words = password.encode("utf-8", "surrogatepass")
        return hashlib.scrypt(words, salt=salt, n=n, r=r, p=p, maxmem=256 * 2**20, dklen=32)


@cache
def nobody() -> str:
    """What an unknown name's password is compared with, so that the answer takes as long as a known one's."""
    return hashed(secrets.token_urlsafe(24))
