from __future__ import annotations

from secondsource.web.access_throttle import Throttle, neighbourhood


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_waits_after_the_limit_and_no_longer_than_the_window() -> None:
    clock = Clock()
    throttle = Throttle(3, 60.0, clock=clock)
    for _ in range(3):
        assert throttle.wait("ann") == 0
        throttle.reserve("ann")
    assert 0 < throttle.wait("ann") <= 61
    assert throttle.wait("bea") == 0
    clock.now = 61.0
    assert throttle.wait("ann") == 0
    throttle.reserve("ann")
    assert throttle.wait("ann") == 0, "an old failure counts no longer"


def test_forgives() -> None:
    throttle = Throttle(1)
    throttle.reserve("ann")
    assert throttle.wait("ann") > 0
    throttle.forgive("ann")
    assert throttle.wait("ann") == 0


def test_tries_at_once_are_no_way_round() -> None:
    throttle = Throttle(3)
    assert [throttle.reserve("ann") > 0 for _ in range(5)] == [False, False, False, True, True]
    throttle.release("ann")
    assert throttle.reserve("ann") == 0, "who was right gives the try back"
    assert throttle.reserve("ann") > 0


def test_remembers_no_more_than_its_size() -> None:
    throttle = Throttle(3, size=50)
    for n in range(1000):
        throttle.reserve(f"name {n}")
    assert len(throttle) == 50


def test_one_customer_is_one_neighbour() -> None:
    assert neighbourhood("2001:db8:1:2::7") == neighbourhood("2001:db8:1:2:ffff::1")
    assert neighbourhood("2001:db8:1:2::7") != neighbourhood("2001:db8:1:3::7")
    assert neighbourhood("192.0.2.1") != neighbourhood("192.0.2.2")
    assert len(neighbourhood("x" * 1000)) == 64
