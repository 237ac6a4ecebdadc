"""Names that are the same over all reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from secondsource.model.claim import Entity, Variant
from secondsource.model.ids import digest
from secondsource.model.parse import Name, Parse
from secondsource.model.report import Report
from secondsource.model.span import Span


def unite_entities(reports: Sequence[Report], parses: Sequence[Parse]) -> tuple[Entity, ...]:
    """One entity for every key and type."""
    texts = {report.id: report.text for report in reports}
    groups: dict[tuple[str, str], list[Name]] = defaultdict(list)
    for parse in parses:
        for name in parse.names:
            groups[name.type, name.key].append(name)
    return tuple(_entity(names, texts) for _, names in sorted(groups.items()))


def _entity(names: Sequence[Name], texts: dict[str, str]) -> Entity:
    forms: dict[str, list[Span]] = defaultdict(list)
    for name in names:
        forms[" ".join(name.span.of(texts[name.span.report]).split())].append(name.span)
    variants = tuple(Variant(form, tuple(sorted(spans))) for form, spans in sorted(forms.items()))
    return Entity(digest("entity", names[0].type, names[0].key), names[0].head, names[0].type, variants)
