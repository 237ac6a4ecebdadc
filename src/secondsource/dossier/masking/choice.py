"""What a user wants masked: all private persons, and the names that a list of the case adds or takes away."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from secondsource.errors import BadInput


@dataclass(frozen=True, slots=True)
class Masking:
    """`private`: mask everybody who is not seen to hold an office or a rank or to speak for a body. `mask` and `keep`
    are names for which the user decides."""

    private: bool = True
    mask: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()


def read_names(path: Path, *, private: bool) -> Masking:
    """The list of a case: lines "mask NAME" and "keep NAME"; empty lines and those that begin with "#" say nothing.

    Raises BadInput with the line when it says anything else, or the file cannot be read.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"names {path}: cannot be read ({error})") from error
    chosen: dict[str, list[str]] = {"mask": [], "keep": []}
    for number, line in enumerate(lines, 1):
        verb, _, name = line.strip().partition(" ")
        if not verb or verb.startswith("#"):
            continue
        if verb not in chosen or not name.strip():
            raise BadInput(
                f'names {path}, line {number}: "mask NAME" or "keep NAME" was expected, not {line.strip()!r}'
            )
        chosen[verb].append(" ".join(name.split()))
    return Masking(private, tuple(chosen["mask"]), tuple(chosen["keep"]))
