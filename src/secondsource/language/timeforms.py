"""The forms of timeforms.yml, compiled, each with what reads it."""

from __future__ import annotations

import re
from functools import lru_cache
from types import ModuleType

from secondsource.errors import RunError
from secondsource.language import timeclocks, timedates, timespans, timeyears
from secondsource.language.timepieces import Alphabet
from secondsource.language.timereading import Read
from secondsource.resources.timeforms import time_forms

_READERS: dict[str, ModuleType] = {
    "dates": timedates,
    "years": timeyears,
    "clocks": timeclocks,
    "spans": timespans,
}


@lru_cache(maxsize=1)
def alphabet() -> Alphabet:
    """The letters of all forms."""
    told = time_forms()
    return Alphabet([form.form for form in (*told.forms, *told.prefixes)], told.parts)


@lru_cache(maxsize=1)
def forms() -> tuple[tuple[re.Pattern[str], Read], ...]:
    """Each form as a compiled pattern and what reads it, the more telling forms first."""
    return tuple((alphabet().compile(form.form), reader(form.read)) for form in time_forms().forms)


@lru_cache(maxsize=1)
def prefixes() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What may stand before a time, by kind: "blur", "piece" or "edge"."""
    return tuple((form.read, alphabet().compile(form.form)) for form in time_forms().prefixes)


def reader(name: str) -> Read:
    """The function of that name, such as "dates.month_day". Raises RunError when there is none."""
    module, _, function = name.partition(".")
    found: Read | None = getattr(_READERS.get(module), function, None)
    if found is None:
        raise RunError(f"resources/timeforms.yml: nothing reads {name!r}")
    return found
