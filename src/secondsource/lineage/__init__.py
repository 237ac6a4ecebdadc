"""Lineage: which report stands on which, with the passages that show it."""

from secondsource.lineage.trace import trace

__all__ = ["trace"]
