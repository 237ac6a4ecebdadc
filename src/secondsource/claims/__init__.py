"""Claims: the same thing said in several reports, with the origins behind it, its status, and the conflicts."""

from secondsource.claims.methods import methods
from secondsource.claims.reconcile import reconcile
from secondsource.claims.wording.recipe import judge
from secondsource.claims.wording.side import CHARACTERS, Side, side

__all__ = ["CHARACTERS", "Side", "judge", "methods", "reconcile", "side"]
