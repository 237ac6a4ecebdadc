"""Does what is asked for: reads the places, runs the stages on an engine, keeps or writes the result.

`pile` does a pile in one go; the other modules do what a case asks for, which keeps what was made.
"""

from secondsource.runner.pile import (
    analyze,
    keep_lines,
    read,
    read_lines,
    run,
    same_claim,
    share,
    shelve,
    shelve_lines,
    tag,
    trace,
    trace_lines,
    write,
)

__all__ = [
    "analyze",
    "keep_lines",
    "read",
    "read_lines",
    "run",
    "same_claim",
    "share",
    "shelve",
    "shelve_lines",
    "tag",
    "trace",
    "trace_lines",
    "write",
]
