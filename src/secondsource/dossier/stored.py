"""Reading a dossier back from its folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from secondsource.errors import BadInput
from secondsource.model import codec
from secondsource.model.dossier import DOCUMENT, Dossier


def load_document(out: Path) -> dict[str, Any]:
    """The JSON object in OUT/dossier.json (`out` may also be that file). Raises BadInput when there is none."""
    path = out / DOCUMENT if out.is_dir() else out
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadInput(f"{path}: cannot be read ({error.strerror}); is this the folder of a dossier?") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{path}: not JSON ({error})") from error
    if not isinstance(document, dict):
        raise BadInput(f"{path}: expected an object at the top, found {type(document).__name__}")
    return document


def load(out: Path) -> Dossier:
    """The dossier in a folder. Raises BadInput when it cannot be read as one."""
    return codec.decode(load_document(out))
