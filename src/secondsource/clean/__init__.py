"""Cleaning: a Capture becomes a Report, with everything that stands around the story marked as spans."""

from secondsource.clean.clean import Options, clean

__all__ = ["Options", "clean"]
