"""Is all well with a case, and what to do where it is not."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from secondsource.dossier import verify
from secondsource.errors import RunError, SecondSourceError
from secondsource.model.judgement import broken
from secondsource.runner import asking
from secondsource.runner.opened import Opened
from secondsource.store.captures import DamagedCapture, MissingCapture

#: Faults of one kind that are listed one by one.
SHOWN = 50


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong: what, where, and what to do about it."""

    what: str
    where: str
    do: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.do}"


def check(at: Opened) -> list[Problem]:
    """What is wrong with the database, the captures, the log, the runs. Nothing is changed."""
    return [*_database(at), *_captures(at), *_runs(at)]


def verified(at: Opened) -> list[str]:
    """What does not hold, in words: every capture is hashed again, every quote found again at its place, every id
    followed, the counts counted, the chain of the log followed."""
    faults = [str(problem) for problem in (*_captures(at), *_log(at))]
    with at.store.view() as view:
        if view.edition() is None:
            return faults
    outcome = verify.document(json.loads("".join(asking.text(at))), at.captures.get)
    return [*faults, *outcome.faults]


def _database(at: Opened) -> Iterator[Problem]:
    for fault in at.store.check():
        yield Problem(fault.what, at.store.name, fault.do)


def _captures(at: Opened) -> Iterator[Problem]:
    with at.store.view() as view:
        held = {one.sha256: one.name for one in view.held()}
    number = 0
    for sha256, name in held.items():
        try:
            at.captures.get(sha256)
        except MissingCapture:
            problem = Problem(f"the capture {sha256[:12]} is missing", name, _ADD_AGAIN)
        except DamagedCapture:
            problem = Problem(f"the capture {sha256[:12]} has other bytes than were read", name, _REPLACE)
        except RunError as error:
            problem = Problem(str(error), name, "check the permissions and the disk")
        else:
            continue
        number += 1
        if number <= SHOWN:
            yield problem
    if number > SHOWN:
        yield Problem(f"{number - SHOWN} more captures are missing or damaged", str(at.captures.folder), _ADD_AGAIN)


_ADD_AGAIN = "add the same file again (its bytes are put back where they were), or restore a backup"
_REPLACE = "remove that file from the captures and add the original again, or restore a backup"


def _log(at: Opened) -> Iterator[Problem]:
    try:
        with at.store.view() as view:
            wrong = broken(view.judgements())
    except SecondSourceError as error:
        wrong = str(error)
    if wrong:
        yield Problem(wrong, "the log of judgements", "restore the case from a backup from before that")


def _runs(at: Opened) -> Iterator[Problem]:
    with at.store.view() as view:
        open_ = [run for run in view.runs() if run.ended is None]
    if not open_:
        return
    try:
        with at.store.only_one("run"):
            for run in open_:
                yield Problem(
                    f"run {run.n} of {run.began} was broken off", str(at.folder), "run again: it goes on where it was"
                )
    except RunError:
        return  # it is at work
