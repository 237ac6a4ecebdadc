"""The dossier as a static site."""

from secondsource.export.site.render import render

__all__ = ["render"]
