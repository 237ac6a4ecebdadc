"""The one place that knows the order of the stages, and turns settings into each stage's options.

captures -> clean -> unite -> date -> parse, find, sign -> compare -> weave -> group -> reconcile -> build

A report that is read by itself goes clean -> parse, find.
"""

from secondsource.stages.alone import Item, Words, analyze, read, same_claim, tag, take, take_pairs
from secondsource.stages.kin import shelve, trace
from secondsource.stages.line import Pile, clean_all, pile, run
from secondsource.stages.options import Progress, clean_options, ingest_options, methods, silent

__all__ = [
    "Item",
    "Pile",
    "Progress",
    "Words",
    "analyze",
    "clean_all",
    "clean_options",
    "ingest_options",
    "methods",
    "pile",
    "read",
    "run",
    "same_claim",
    "shelve",
    "silent",
    "tag",
    "take",
    "take_pairs",
    "trace",
]
