"""Claims: the same thing said in several reports, with the origins behind it, its status, and the conflicts."""

from secondsource.claims.reconcile import reconcile

__all__ = ["reconcile"]
