"""What every test may use."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from secondsource import runner
from secondsource.model.dossier import Dossier
from secondsource.settings import Settings

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture(scope="session")
def fire() -> Dossier:
    """The dossier of the shipped warehouse fire."""
    return runner.run([EXAMPLES / "warehouse-fire"], Settings(workers=1))


@pytest.fixture(scope="session")
def pass_town() -> Dossier:
    """The dossier of the shipped fight for a town, with an HTML page and a JSONL file in it."""
    return runner.run([EXAMPLES / "pass-town"], Settings(workers=1))


@pytest.fixture(scope="session")
def fire_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same dossier as a folder. Copy it before changing anything in it."""
    out = tmp_path_factory.mktemp("dossiers") / "fire"
    runner.write([EXAMPLES / "warehouse-fire"], out, Settings(workers=1), lambda *_: None)
    return out


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a Postgres server of our own, started from the programs that are installed (Debian: the package
    `postgresql`), with a socket in a folder and no port. Skipped where there is none."""
    programs = _postgres()
    if programs is None:
        pytest.skip("no Postgres here: install Debian's postgresql, or put initdb and postgres on the PATH")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    who: dict[str, int] = {}
    if os.geteuid() == 0:  # Postgres refuses to run as root
        user = next(pwd.getpwnam(name) for name in ("postgres", "nobody"))
        os.chown(folder, user.pw_uid, user.pw_gid)
        who = {"user": user.pw_uid, "group": user.pw_gid}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.STDOUT, "cwd": folder}
    make = [programs / "initdb", "-D", folder / "data", "-U", "desk", "-A", "trust", "-E", "UTF8", "--no-sync"]
    subprocess.run([*make, "--locale=C"], check=True, **quiet, **who)  # type: ignore[call-overload]
    run = [programs / "postgres", "-D", folder / "data", "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off"]
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(run, **{**quiet, "stdout": log}, **who)  # type: ignore[call-overload]
    try:
        ready = [programs / "pg_isready", "-h", folder, "-q"]
        for _ in range(300):
            if subprocess.run(ready, check=False).returncode == 0:
                break
            time.sleep(0.1)
        yield f"postgresql://desk@/postgres?host={folder}"
    finally:
        server.send_signal(2)  # a fast shutdown
        server.wait(30)
        shutil.rmtree(folder, ignore_errors=True)


def _postgres() -> Path | None:
    """The folder of the newest server's programs, from 15 on."""
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda home: int(home.parent.name), reverse=True)
    found = shutil.which("postgres")
    return next(
        (home for home in [*homes, *([Path(found).parent] if found else [])] if (home / "initdb").exists()), None
    )
