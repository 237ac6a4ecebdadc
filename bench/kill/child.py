"""What is killed: adds to a case and runs it, and dies at one point of its work.

    python child.py CASE SCENARIO ENGINE POINT

POINT counts, from 1, the places where something may be half done: before and after each statement to the database,
each commit, each time bytes are forced to the disk and each time a file gets its name. 0: never dies; then the number
of points is printed.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[2]))


class Points:
    """Counts points, and dies at one of them."""

    def __init__(self, last: int) -> None:
        self.count, self._last = 0, last

    def here(self, *_: Any, **__: Any) -> None:
        """A point."""
        self.count += 1
        if self.count == self._last:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """The same work with a point before and after it."""

        def done(*args: Any, **named: Any) -> Any:
            self.here()
            result = work(*args, **named)
            self.here()
            return result

        return done


def watch(points: Points) -> None:
    """Have every step that lasts counted."""
    from sqlalchemy import Engine, event

    os.fsync = points.around(os.fsync)
    os.replace = points.around(os.replace)
    Path.replace = points.around(Path.replace)  # type: ignore[method-assign]
    event.listen(Engine, "before_cursor_execute", points.here)
    event.listen(Engine, "after_cursor_execute", points.here)
    event.listen(Engine, "commit", points.here)  # just before
    event.listen(Engine, "begin", points.here)


def main() -> None:
    """See above."""
    folder, scenario, engine, last = Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])
    from bench.kill.scenarios import SCENARIOS

    points = Points(last)
    watch(points)
    SCENARIOS[scenario].work(folder, engine)
    print(points.count)


if __name__ == "__main__":
    main()
