"""The Python API of a case: a pile that grows, is judged, and is looked at by several.

import secondsource

case = secondsource.open("strike.case")        # created when missing
case.add("reports/")
case.run()
claim = case.claims(status="conflicting")[0]
print(claim.origins.low, claim.origins.high, claim.why)
"""
