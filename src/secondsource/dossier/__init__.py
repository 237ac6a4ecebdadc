"""The dossier: everything found, put together for readers; verified and explained from its own data."""

from secondsource.dossier.build import build
from secondsource.dossier.masking import Masking, mask, read_names
from secondsource.dossier.quoting import quote_only
from secondsource.dossier.stored import load

__all__ = ["Masking", "build", "load", "mask", "quote_only", "read_names"]
