"""Cleaning: a Capture becomes a Report, with everything that stands around the story marked as spans."""

from secondsource.clean.clean import Options, clean
from secondsource.clean.given import Given, given, report_of, take
from secondsource.clean.judged import with_dates, with_furniture, without_refused
from secondsource.clean.pairs import take_pair

__all__ = [
    "Given",
    "Options",
    "clean",
    "given",
    "report_of",
    "take",
    "take_pair",
    "with_dates",
    "with_furniture",
    "without_refused",
]
