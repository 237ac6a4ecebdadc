"""The dossier: everything found, put together for readers; verified and explained from its own data."""

from secondsource.dossier.build import build

__all__ = ["build"]
