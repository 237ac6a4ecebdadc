from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from secondsource.case import Case
from secondsource.model import codec
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

QUICK = Settings(language="rules", workers=1)
#: Four invented reports: a wire story, a reprint, a denial, and one of something else.
TEXTS = {
    "wire.txt": (
        "Fire at mill in Lorn\n\nLORN, May 3, 2026 (Vale Wire) - A fire at a paper mill in Lorn killed three workers "
        "on Sunday, the mayor said. Twelve people were wounded, two of them badly. The cause of it was not known.\n"
    ),
    "reprint.txt": (
        "Fire kills three in Lorn\n\nMay 4, 2026 - A fire at a paper mill in Lorn killed three workers on Sunday, the "
        "mayor said. Twelve people were wounded, two of them badly. Police closed the road to the mill.\n"
    ),
    "denial.txt": (
        "Owner speaks\n\nMay 4, 2026 - The owner of the paper mill in Lorn denied that three workers had died in the "
        "fire on Sunday. Two people were killed, Ana Ruiz said.\n"
    ),
    "other.txt": (
        "Ferry aground\n\nMay 9, 2026 - A ferry ran aground off Port Hale on Saturday. Nobody was hurt, the coast "
        "guard said. The captain was questioned by the police.\n"
    ),
}


class Killed(BaseException):
    """What no code of ours catches."""


def document(dossier: Dossier) -> str:
    return "".join(codec.lines(dossier))


def write(folder: Path, texts: dict[str, str]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def killer(at: int) -> Callable[[str, int, int], None]:
    """Progress that ends everything at the nth time it is told something."""
    left = [at]

    def tell(stage: str, done: int, total: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed(f"{stage} {done}")

    return tell


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return write(tmp_path / "pile", TEXTS)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with Case.create(tmp_path / "lorn.case", settings=QUICK) as made:
        yield made
