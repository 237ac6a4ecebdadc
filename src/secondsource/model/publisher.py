"""Who published the reports of a pile, and who owns them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher and its reports, in order of publication. `family` is its owner, None where none is listed.

    `basis` says in words how the reports were laid to it, `source` where the ownership is told in public and `as_of`
    the year for which it holds ("" where no owner is listed).
    """

    id: str
    name: str
    family: str | None
    reports: tuple[str, ...]
    basis: str
    source: str = ""
    as_of: str = ""

    @property
    def house(self) -> str:
        """What counts as one family: the owner, else the publisher itself."""
        return self.family or self.id


def by_report(publishers: Iterable[Publisher]) -> dict[str, Publisher]:
    """Report -> its publisher; a report whose publisher is not known is left out."""
    return {report: publisher for publisher in publishers for report in publisher.reports}


def counted(reports: Sequence[str], of: Mapping[str, Publisher]) -> tuple[int, int, int]:
    """How many publishers these reports have at the least, in how many families, and of how many reports the publisher
    is not known: each of those may be one of the others."""
    known = [of[report] for report in reports if report in of]
    publishers, families = {publisher.id for publisher in known}, {publisher.house for publisher in known}
    return max(1, len(publishers)), max(1, len(families)), len(reports) - len(known)
