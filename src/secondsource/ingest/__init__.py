"""Reading in: places (folders, files) become Captures, bytes kept as they are."""

from secondsource.ingest.read import Options, read

__all__ = ["Options", "read"]
