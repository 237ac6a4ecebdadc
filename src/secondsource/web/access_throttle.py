"""How often something may go wrong before whoever tries has to wait."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from ipaddress import IPv6Address, ip_address


class Throttle:
    """Counts failures by key. After `limit` of them within `window` seconds the key waits until the window has passed.

    At most `size` keys are remembered (those that failed last), so that no flood of names fills the memory.
    """

    def __init__(
        self, limit: int, window: float = 900.0, size: int = 4096, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limit, self._window, self._size, self._clock = limit, window, size, clock
        self._failed: OrderedDict[str, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, key: str) -> int:
        """Seconds that the key has to wait before it may try (0: it may)."""
        with self._lock:
            count, until = self._failed.get(key, (0, 0.0))
            left = until - self._clock()
            return int(left) + 1 if count >= self._limit and left > 0 else 0

    def reserve(self, key: str) -> int:
        """Count a try as failed before it is made, so that many at once are no way round; what `wait` says where no
        more is to be had. Who succeeds gives it back (`release`) or has all forgotten (`forgive`)."""
        with self._lock:
            now = self._clock()
            count, until = self._failed.get(key, (0, 0.0))
            if count >= self._limit and until > now:
                return int(until - now) + 1
            self._failed.pop(key, None)
            self._failed[key] = (count + 1, until) if until > now else (1, now + self._window)
            while len(self._failed) > self._size:
                self._failed.popitem(last=False)
            return 0

    def release(self, key: str) -> None:
        """Give a try back: it did not fail."""
        with self._lock:
            count, until = self._failed.get(key, (0, 0.0))
            if count > 1:
                self._failed[key] = count - 1, until
            else:
                self._failed.pop(key, None)

    def forgive(self, key: str) -> None:
        """Forget the failures of a key."""
        with self._lock:
            self._failed.pop(key, None)

    def __len__(self) -> int:
        return len(self._failed)


def neighbourhood(address: str) -> str:
    """What failures of an address count for: the address, of IPv6 its /64 (which one customer has whole)."""
    try:
        found = ip_address(address)
    except ValueError:
        return address[:64]
    return str(IPv6Address(int(found) >> 64 << 64)) if isinstance(found, IPv6Address) else str(found)
