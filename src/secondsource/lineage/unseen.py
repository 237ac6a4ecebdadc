"""Ancestors that are not in the pile: where they must have been, and what says so."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from secondsource.lineage.cited import cited_by_several
from secondsource.lineage.judged import Said
from secondsource.lineage.kin import Kin, joined
from secondsource.lineage.stemma import Parents, ancestors
from secondsource.lineage.voice import Voice, editions, same_name
from secondsource.model.ids import digest, unseen_siglum
from secondsource.model.judged import JUDGED
from secondsource.model.lineage import Unseen
from secondsource.model.reason import Reason
from secondsource.model.span import Span

SHARED = 0.5  # probability of shared text from which two siblings need an ancestor
RESIDUE = 3  # sentences that two children share and their seen parent lacks, before a further ancestor is assumed


@dataclass(frozen=True, slots=True)
class _Link:
    """Two reports whose common text comes from nobody in the pile."""

    one: str
    other: str
    reason: Reason


def suppose(
    order: Sequence[str], voices: Mapping[str, Voice], kin: Sequence[Kin], parents: Parents, said: Said
) -> tuple[tuple[Unseen, ...], Parents]:
    """The unseen ancestors, labelled in the order of their first child, and the parents as they are then.

    Two reports alone need none unless a credit speaks of an agency, or they rather are siblings than parent and child
    and surely share text: one may as well stand on the other.
    """
    # An office's own paper is a source, no copy; editions of one agency are explained by each other.
    apart = [
        k
        for k in kin
        if k.judged
        or not (
            k.twins or editions(voices[k.left], voices[k.right]) or voices[k.left].release or voices[k.right].release
        )
    ]
    links = [*_siblings(apart, parents), *_residues(apart, parents)]
    groups = _texts(links, {frozenset((k.left, k.right)): k for k in apart})
    sure = [{k.left, k.right} for k in apart if k.siblings and k.score >= SHARED]
    groups = [g for g in groups if len(g) > 2 or g in sure or any(voices[report].credited for report in g)]
    pairs, children, place = _by_report(kin), _children(parents), {report: i for i, report in enumerate(order)}
    grown = [_with_copies(_with_older_copies(group, pairs, parents), pairs, parents, children) for group in groups]
    groups = said.parted(_united(grown, pairs))
    held = _by_first(links)
    texts = [_unseen(sorted(group, key=place.__getitem__), voices, held) for group in groups]
    kept, named = dict(parents), said.parents(order)
    for unseen in texts:
        for child in unseen.children:
            above = (p for p in kept[child] if p not in unseen.children or p in named.get(child, ()))
            kept[child] = (*above, unseen.id)
    others = [*_missing_editions(order, voices), *cited_by_several(order, voices, kin, kept)]
    for unseen in others:
        for child in unseen.children:
            kept[child] = (*kept[child], unseen.id)
    found = sorted((*texts, *others), key=lambda u: (place[u.children[0]], -len(u.children), u.id))
    return tuple(replace(u, label=unseen_siglum(i)) for i, u in enumerate(found)), kept


def _by_report(kin: Sequence[Kin]) -> Mapping[str, Sequence[Kin]]:
    """The pairs of each report."""
    found: defaultdict[str, list[Kin]] = defaultdict(list)
    for pair in kin:
        found[pair.left].append(pair)
        found[pair.right].append(pair)
    return found


def _children(parents: Parents) -> Mapping[str, Sequence[str]]:
    """The children of each report."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for child, above in parents.items():
        for parent in above:
            found[parent].append(child)
    return found


def _by_first(links: Iterable[_Link]) -> Mapping[str, Sequence[_Link]]:
    """The links by the report that they name first."""
    found: defaultdict[str, list[_Link]] = defaultdict(list)
    for link in links:
        found[link.one].append(link)
    return found


def _siblings(kin: Iterable[Kin], parents: Parents) -> Iterable[_Link]:
    """Related pairs that no seen report explains, and of which neither seems to stand on the other."""
    for pair in kin:
        left, right = {pair.left, *ancestors(pair.left, parents)}, {pair.right, *ancestors(pair.right, parents)}
        if pair.siblings and not left & right:
            detail = (
                "They share text, neither can be shown to stand on the other, and no report of the pile explains it."
            )
            told = next((r for r in pair.grounds if r.name == JUDGED), None)
            yield _Link(pair.left, pair.right, told or Reason("shared text", pair.score, detail, _shown(pair)))


def _residues(kin: Sequence[Kin], parents: Parents) -> Iterable[_Link]:
    """Related pairs with a seen ancestor in common, or one the parent of the other, that share more than it has."""
    held = {
        (child, other): pair.explained(child)
        for pair in kin
        for child, other in ((pair.left, pair.right), (pair.right, pair.left))
    }
    for pair in kin:
        if pair.right in parents[pair.left] or pair.left in parents[pair.right]:
            continue
        both = [
            [
                at
                for at in held[one, other]
                if not any(at in held.get((one, p), {}) for p in ancestors(one, parents) if p != other)
            ]
            for one, other in ((pair.left, pair.right), (pair.right, pair.left))
        ]
        related = ancestors(pair.left, parents) & ancestors(pair.right, parents)
        if related and min(map(len, both)) >= RESIDUE:
            detail = f"They share {min(map(len, both))} sentences that their common ancestor in the pile lacks."
            yield _Link(pair.left, pair.right, Reason("shared beyond the parent", pair.score, detail, _shown(pair)))


def _shown(pair: Kin) -> tuple[Span, ...]:
    best = max((p for p in pair.reuse.passages if not p.quoted), key=lambda p: p.score, default=None)
    return (best.left, best.right) if best else ()


def _with_older_copies(group: set[str], pairs: Mapping[str, Sequence[Kin]], parents: Parents) -> set[str]:
    """The group, with a seen parent of its members when the unseen text explains what they have from it as well."""
    grown = set(group)
    for parent in sorted({p for child in group for p in parents[child]} - group):
        lines = [set(pair.explained(parent)) for pair in pairs.get(parent, ()) if pair.other(parent) in group]
        times = Counter(at for starts in lines for at in starts)
        if times and 2 * sum(1 for n in times.values() if n > 1) >= len(times):
            grown.add(parent)
    return grown


def _with_copies(
    group: set[str], pairs: Mapping[str, Sequence[Kin]], parents: Parents, children: Mapping[str, Sequence[str]]
) -> set[str]:
    """The group, with the copies of its members that the other members explain as well, and in part alone."""
    grown = set(group)
    for child in sorted({child for member in group for child in children.get(member, ())} - group):
        through: set[int] = set()
        beside: set[int] = set()
        for pair in pairs.get(child, ()):
            if pair.other(child) in group:
                (through if pair.other(child) in parents[child] else beside).update(pair.explained(child))
        if beside - through and 2 * len(beside & through) >= len(through):
            grown.add(child)
    return grown


def _texts(links: Sequence[_Link], kin: Mapping[frozenset[str], Kin]) -> list[set[str]]:
    """The reports that stand on one text each: those whose links meet in a sentence, or close a triangle.

    A mixed report has a link to either text in other sentences: it stands on both, and does not make them one.
    """
    at: dict[tuple[str, int], str] = {}
    name = {frozenset((link.one, link.other)): f"{link.one} {link.other}" for link in links}
    beside: defaultdict[str, set[str]] = defaultdict(set)
    for link in links:
        beside[link.one].add(link.other)
        beside[link.other].add(link.one)
    ties = [(key, key) for key in name.values()]
    for ends, key in name.items():
        one, other = sorted(ends)
        ties += [(key, at.setdefault((m, line), key)) for m in (one, other) for line in kin[ends].explained(m) or [-1]]
        ties += [(key, name[frozenset((one, third))]) for third in sorted(beside[one] & beside[other])]
    return [{report for key in keys for report in key.split()} for keys in joined(ties)]


def _united(groups: Sequence[set[str]], pairs: Mapping[str, Sequence[Kin]]) -> list[set[str]]:
    """The groups, those made one that explain the same sentences of a common member: of a burst of copies each is laid
    beside a few only, so that those on either side of a seen one may not have met."""
    united: list[set[str]] = []
    for group in groups:
        same = [other for other in united if any(_one_text(m, group, other, pairs) for m in sorted(group & other))]
        united = [other for other in united if other not in same]
        united.append(group.union(*same))
    return united


def _one_text(member: str, group: set[str], other: set[str], pairs: Mapping[str, Sequence[Kin]]) -> bool:
    """Whether two groups explain the same of a report: half at least of the sentences of the one with fewer."""
    one, two = (
        {at for pair in pairs.get(member, ()) if pair.other(member) in part for at in pair.explained(member)}
        for part in (group - other, other - group)
    )
    return bool(one and two) and 2 * len(one & two) >= min(len(one), len(two))


def _unseen(children: Sequence[str], voices: Mapping[str, Voice], links: Mapping[str, Sequence[_Link]]) -> Unseen:
    members = set(children)
    inside = [link.reason for child in children for link in links.get(child, ()) if link.other in members]
    strongest = sorted(inside, key=lambda r: (r.name != JUDGED, -r.score, r.spans))[:4]
    credited = [c for child in children for c in voices[child].credited]
    names = Counter(c.agency for c in credited)
    names.update(voices[child].agency for child in children if voices[child].agency)
    agency = min(names, key=lambda n: (-names[n], n)) if names else None
    credits = tuple(
        Reason("credit", 1.0, f"Its text is credited to {c.agency}.", (c.span,))
        for c in credited
        if agency and same_name(c.agency, agency)
    )
    ancestor = digest("unseen", *sorted(children))
    return Unseen(ancestor, "", tuple(children), agency, (*credits[:4], *strongest), latest=_by(children, voices))


def _by(children: Iterable[str], voices: Mapping[str, Voice]) -> str | None:
    """The day by which the first child stood there."""
    days = [d for child in children if (d := voices[child].report.published.latest)]
    return min(days, default=None)


def _missing_editions(order: Sequence[str], voices: Mapping[str, Voice]) -> list[Unseen]:
    """For a numbered edition whose forerunner is not in the pile, that forerunner."""
    leads = [v for v in voices.values() if v.dispatch and v.lead]
    found = []
    for report in order:
        voice = voices[report]
        before = (voice.lead or 0) - 1
        if voice.dispatch and before > 0 and not any(v.lead == before and editions(v, voice) for v in leads):
            detail = f"It calls itself edition {voice.lead} of the agency's story; edition {before} is not here."
            reason = Reason("missing edition", 1.0, detail)
            ancestor = digest("unseen", report, before)
            found.append(
                Unseen(ancestor, "", (report,), voice.agency or None, (reason,), "edition", _by([report], voices))
            )
    return found
