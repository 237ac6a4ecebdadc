"""Second Source: who stands on whom, who says what, and how many independent origins a claim has.

import secondsource
dossier = secondsource.read(["reports/"])
for claim in dossier.claims:
    print(claim.proposition, claim.origins.low, claim.origins.high, claim.status)
"""

from secondsource.errors import BadInput, ItemError, MissingExtra, RunError, SecondSourceError
from secondsource.version import VERSION as __version__

__all__ = ["BadInput", "ItemError", "MissingExtra", "RunError", "SecondSourceError", "__version__"]
