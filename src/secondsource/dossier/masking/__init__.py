"""Masking: names of private persons taken out of a dossier before it is shared, so that it can still be checked."""

from secondsource.dossier.masking.apply import mask
from secondsource.dossier.masking.choice import Masking, read_names

__all__ = ["Masking", "mask", "read_names"]
