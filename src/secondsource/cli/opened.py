"""Files that a verb reads itself."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def opened(name: str | None) -> Iterator[BinaryIO | None]:
    """The file of that name, the standard input for "-", None for none. Raises BadInput when it cannot be read."""
    from secondsource.errors import BadInput

    if name is None:
        yield None
    elif name == "-":
        yield sys.stdin.buffer
    else:
        with ExitStack() as stack:
            try:
                file = stack.enter_context(Path(name).open("rb"))
            except OSError as error:
                raise BadInput(f"{name}: cannot be read ({error.strerror})") from error
            yield file
