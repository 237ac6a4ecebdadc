"""Reading in: places (folders, files) become Captures, bytes kept as they are."""

from secondsource.ingest.lines import read_lines, too_long
from secondsource.ingest.read import Options, read, read_bytes, whereabouts
from secondsource.ingest.records import Labels
from secondsource.ingest.walk import printable

__all__ = ["Labels", "Options", "printable", "read", "read_bytes", "read_lines", "too_long", "whereabouts"]
