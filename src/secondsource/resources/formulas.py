"""Formulas of news prose: runs of words that recur in reports that have nothing to do with one another."""

from __future__ import annotations

import sys
from array import array
from functools import cache
from importlib.resources import files

from secondsource.errors import RunError

MASK = 0xFFFFFFFF  # the half of the number of a run (see text/shingle.py) that is kept


@cache
def formulas() -> frozenset[int]:
    """The numbers, masked, of runs of five own words that are formulas. See models/formulas for how they were found."""
    data = files("secondsource.resources").joinpath("formulas.bin").read_bytes()
    if len(data) % 4:
        raise RunError("resources/formulas.bin: a whole number of 32-bit numbers was expected")
    found = array("I", data)
    if sys.byteorder == "big":
        found.byteswap()
    return frozenset(found)
