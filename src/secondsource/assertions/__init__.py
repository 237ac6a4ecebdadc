"""Assertions: what one report says, laid to whom it says it."""

from secondsource.assertions.find import find

__all__ = ["find"]
