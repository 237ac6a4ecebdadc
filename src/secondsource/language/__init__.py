"""Reading one report: sentences, names, moments, quotes. Engines are chosen by name."""

from secondsource.language.base import Analyzer, load

__all__ = ["Analyzer", "load"]
