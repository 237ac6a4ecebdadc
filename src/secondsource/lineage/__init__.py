"""Lineage: which report stands on which, with the passages that show it.

The line inside: `sign` each report, `weigh` the pile's words, `pair` what may be related, `compare` each pair,
`weave` the stemma. `trace` does all of it in turn.
"""

from secondsource.lineage.candidates import pair
from secondsource.lineage.judged import judged_pairs
from secondsource.lineage.methods import methods
from secondsource.lineage.passages import compare
from secondsource.lineage.signature import Signature, sign
from secondsource.lineage.trace import trace, weave
from secondsource.lineage.weights import Pile, weigh

__all__ = ["Pile", "Signature", "compare", "judged_pairs", "methods", "pair", "sign", "trace", "weave", "weigh"]
