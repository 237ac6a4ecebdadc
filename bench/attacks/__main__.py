"""Try to get into a shared case and past what one may do; print a table of what was tried and answered.

    python -m bench.attacks              the table; exit 1 when something got through
    python -m bench.attacks --results    write it into docs/security.md

Needs the extra `web` and httpx. Everything happens in a temporary folder and on loopback.
"""

from __future__ import annotations

import argparse
import logging
import re
import sys
import tempfile
from pathlib import Path

from bench.attacks.stand import stand
from bench.attacks.table import Result, markdown, tried
from bench.attacks.trials import ATTACKS

DOCS = Path(__file__).parents[2] / "docs" / "security.md"


def main() -> int:
    """Returns 1 when something got through."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--results", action="store_true", help="write the table into docs/security.md")
    options.add_argument("--only", default="", help="only attacks whose name has this in it")
    given = options.parse_args()
    logging.getLogger("secondsource.web").setLevel(logging.CRITICAL)
    results: list[Result] = []
    with tempfile.TemporaryDirectory() as folder, stand(Path(folder)) as at:
        for found in ATTACKS:
            if given.only in f"{found.on} {found.what}":
                results.append(tried(found, at))
    print(markdown(results))
    for result in results:
        for sent in result.through:
            print(f"THROUGH: {result.attack.on}: {result.attack.what}: {sent}", file=sys.stderr)
    if given.results and not given.only:
        page = DOCS.read_text(encoding="utf-8")
        made = f"<!-- attacks -->\n\n{markdown(results)}\n\n<!-- end of attacks -->"
        page = re.sub("<!-- attacks -->.*<!-- end of attacks -->", lambda _: made, page, flags=re.DOTALL)
        DOCS.write_text(page, encoding="utf-8")
    return int(any(result.through for result in results))


if __name__ == "__main__":
    sys.exit(main())
