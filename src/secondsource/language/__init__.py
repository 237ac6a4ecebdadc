"""Reading one report: sentences, names, moments, quotes. Engines are chosen by name."""

from secondsource.language.base import Analyzer, Tagger, load, load_tagger
from secondsource.language.tongue import tongue_of, unread

__all__ = ["Analyzer", "Tagger", "load", "load_tagger", "tongue_of", "unread"]
