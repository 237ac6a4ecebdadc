"""How many strands of text there really are, and which report stands on which."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.dossier.findings.pile import Pile, order
from secondsource.model.dossier import Finding
from secondsource.model.lineage import Unseen
from secondsource.text.phrases import count_of, joined


def not_so_many_sources(pile: Pile) -> Iterator[Finding]:
    """How many strands of text the reports of a story really stand on."""
    for story in pile.dossier.stories:
        members = set(story.reports)
        origins = {o.id: o for id_ in story.reports for o in pile.origins_of[id_]}.values()
        shared = [o for o in origins if len(members & set(o.reports)) > 1]
        if len(members) < 2 or not shared:
            continue
        derived = set().union(*(members & set(o.reports) for o in shared))
        text = (
            f"These {len(members)} reports are not {len(members)} sources: "
            f"{joined(sorted(derived, key=order))} share {count_of(len(shared), 'strand')} of text"
        )
        if apart := sorted(members - derived, key=order):
            text += f"; no dependency was detected for {joined(apart)}"
        whose = story.id if pile.several else None
        yield pile.told(text, [*([story.id] if whose else []), *(o.id for o in shared)], "lineage", story=whose)


def who_stands_on_whom(pile: Pile) -> Iterator[Finding]:
    """The ancestors that nobody has seen, then seen parents with their children, what was taken most first."""
    lineage = pile.dossier.lineage
    for unseen in sorted(lineage.hypothetical, key=lambda u: (u.known_by == "citation", -len(u.children), u.id)):
        children = [id_ for id_ in unseen.children if id_ in pile.reports]
        cites = [span for reason in unseen.reasons for span in reason.spans]
        first = {span.report: span for span in reversed(cites)}
        shown = [first[id_] for id_ in sorted(first, key=order)]
        whose = pile.story(children)
        yield pile.told(_on_unseen(unseen), [unseen.id, *unseen.children], "lineage", shown, None, whose)
    for edge in sorted(lineage.edges, key=lambda e: (-e.share, order(e.child), e.id)):
        if edge.parent in pile.reports and edge.direction == "known" and not edge.indirect:
            words = f"{edge.child} stands on {edge.parent} ({edge.kind}, {edge.share:.0%} of its text)"
            longest = sorted(edge.passages, key=lambda p: (-len(p.child), p.child))[:1]
            cites = [span for passage in longest for span in (passage.child, passage.parent)]
            whose = pile.story((edge.child, edge.parent))
            yield pile.told(words, (edge.id, edge.child, edge.parent), "lineage", cites, None, whose)


def _on_unseen(unseen: Unseen) -> str:
    """What is known of an ancestor that nobody has seen; one that is only cited is no text behind its children."""
    children, many = joined(unseen.children), len(unseen.children) > 1
    if unseen.known_by == "citation":
        return f"{unseen.agency} is cited in {children}, but has no report in the pile ({unseen.label})"
    agency = f" of {unseen.agency}" if unseen.agency else ""
    what = "an earlier edition" if unseen.known_by == "edition" else "a text"
    return f"{children} {'go' if many else 'goes'} back to {what}{agency} that is not in the pile ({unseen.label})"
