"""Reading one report: sentences, names, moments, quotes. Engines are chosen by name."""

from secondsource.language.base import Analyzer, Tagger, Vectorizer, load, load_tagger, load_vectorizer
from secondsource.language.tongue import tongue_of, unread

__all__ = ["Analyzer", "Tagger", "Vectorizer", "load", "load_tagger", "load_vectorizer", "tongue_of", "unread"]
