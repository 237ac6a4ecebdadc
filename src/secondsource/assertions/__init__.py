"""Assertions: what one report says, laid to whom it says it."""

from secondsource.assertions.counting.toll import tells_of_harm
from secondsource.assertions.find import find
from secondsource.assertions.placing.judged import with_places

__all__ = ["find", "tells_of_harm", "with_places"]
