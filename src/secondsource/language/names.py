"""The names of a report: where they stand, what they are, which are the same."""

from __future__ import annotations

from collections.abc import Sequence

from secondsource.language.candidates import Candidate, Finder
from secondsource.language.coreference import resolve
from secondsource.language.lines import lines_of
from secondsource.language.readnames import Sighting, joined
from secondsource.language.roles import role_of
from secondsource.model.parse import Name, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.countries import countries
from secondsource.text.names import normal


def find_names(report: Report, sentences: Sequence[Sentence], sighting: Sighting | None = None) -> tuple[Name, ...]:
    """The names in order of position; a mention has the type, key and head of all mentions of the same thing.

    `sighting` is what a network says of names in the report.
    """
    found = []
    lines = lines_of(report, sentences)
    candidates = Finder(lines).find()
    for cluster in resolve(joined(lines, candidates, sighting) if sighting else candidates):
        key = normal(cluster.head)
        for c in cluster.members:
            role = role_of(c) if cluster.type == "person" else ""
            span = Span(report.id, c.start, c.end)
            found.append(Name(span, cluster.type, key, cluster.head, role, cluster.type == "place" and _is_people(c)))
    return tuple(sorted(found, key=lambda name: name.span))


def _is_people(candidate: Candidate) -> bool:
    """Whether the words are those for a country's people, or for what is theirs."""
    return " ".join(candidate.low) in countries().demonyms
