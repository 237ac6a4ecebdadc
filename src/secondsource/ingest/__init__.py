"""Reading in: places (folders, files) become Captures, bytes kept as they are."""

from secondsource.ingest.lines import read_lines, too_long
from secondsource.ingest.read import Options, read

__all__ = ["Options", "read", "read_lines", "too_long"]
