"""Who speaks, over all reports: the same person, body or unnamed source under one id.

Two speakers of different reports are weighed by a table of named features. Named people and bodies unite by their names
and variants; bodies by the words that tell them apart; unnamed sources only where the two reports have the very words
of a statement in common, for "a witness" here and "a witness" there are two until something shows that they are one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from secondsource.claims.identity.profiles import Profile, profiles
from secondsource.model.assertion import Assertions, Speaker
from secondsource.model.claim import Entity, Source
from secondsource.model.ids import digest
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.text.names import is_acronym_of, sounds

THRESHOLD = 0.6  # a name or a full description settles it; a bare head ("the ministry") needs the same words said


@dataclass(frozen=True, slots=True)
class Feature:
    """A sign that two speakers are one, and its weight; below 0 a sign that they are two."""

    weight: float
    sees: Callable[[Profile, Profile], bool]

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.sees.__name__


def same_name(left: Profile, right: Profile) -> bool:
    """Both are called by the same name, or one by a part of the other's."""
    return bool(left.entities & right.entities) or _names_agree(left.speaker.name, right.speaker.name)


def other_name(left: Profile, right: Profile) -> bool:
    """Both have names, and these are different ones."""
    return bool(left.speaker.name and right.speaker.name) and not same_name(left, right)


def acronym(left: Profile, right: Profile) -> bool:
    """One is called by the initials of the other."""
    one, two = left.speaker.name, right.speaker.name
    return bool(one and two) and (is_acronym_of(one, two) or is_acronym_of(two, one))


def same_description(left: Profile, right: Profile) -> bool:
    """Both are described in the same telling words, whatever their order ("Orsa's army", "the army of Orsa")."""
    mine, theirs = left.words | left.owners, right.words | right.owners
    return mine == theirs and len(mine) > 1


def one_within_the_other(left: Profile, right: Profile) -> bool:
    """The words of one description all stand in the other, with the same head."""
    return left.head == right.head and (left.words <= right.words or right.words <= left.words)


def only_a_head(left: Profile, right: Profile) -> bool:
    """At least one of them is a bare head noun ("the ministry"), which many things are called."""
    return min(len(left.words), len(right.words)) <= 1


def other_owner(left: Profile, right: Profile) -> bool:
    """They belong to different owners ("Ruritania's army", "Zubrowka's army")."""
    return bool(left.owners and right.owners) and not left.owners & right.owners


def same_words_said(left: Profile, right: Profile) -> bool:
    """A statement of one stands almost word for word with the other: the two reports have a text in common."""
    return any(_overlap(a, b) >= 0.5 for a in left.said for b in right.said)


def same_things_said(left: Profile, right: Profile) -> bool:
    """A statement of one shares most of its telling words with one of the other."""
    return any(_overlap(a, b) >= 0.25 for a in left.said for b in right.said)


def same_story(left: Profile, right: Profile) -> bool:
    """The two reports speak of the same places and people."""
    return _overlap(left.setting, right.setting) >= 0.15


def unnamed(left: Profile, right: Profile) -> bool:
    """One of them is an unnamed source or a crowd: its likes are everywhere."""
    return "" in (left.speaker.name, right.speaker.name) and bool({left.speaker.kind, right.speaker.kind} & _UNNAMED)


def other_number(left: Profile, right: Profile) -> bool:
    """They are not as many ("two sources", "a source"), nor do the reports have their words in common."""
    other = left.number != right.number and bool(left.number and right.number)
    return other and not same_words_said(left, right)


def other_kind(left: Profile, right: Profile) -> bool:
    """One is a person and the other a body or a paper."""
    return (left.speaker.kind in _PEOPLE) != (right.speaker.kind in _PEOPLE)


_UNNAMED = frozenset({"anonymous", "collective", "officials"})
_PEOPLE = frozenset({"person", "anonymous", "collective", "officials"})

#: The judgement on one screen. A pair at THRESHOLD or above is one source; other_name and other_owner are vetoes.
RECIPE = (
    Feature(0.8, same_name),
    Feature(0.7, acronym),
    Feature(0.5, same_description),
    Feature(0.4, one_within_the_other),
    Feature(-0.2, only_a_head),
    Feature(0.4, same_words_said),
    Feature(0.2, same_things_said),
    Feature(0.2, same_story),
    Feature(-0.5, unnamed),
    Feature(-0.5, other_number),
    Feature(-0.4, other_kind),
    Feature(-2.0, other_name),
    Feature(-2.0, other_owner),
)


def unite_sources(
    reports: Sequence[Report], assertions: Sequence[Assertions], entities: Sequence[Entity]
) -> tuple[Source, ...]:
    """The sources over all reports, each with the speakers taken to be the same and the reasons for it.

    `assertions` in the order of `reports`. The result does not depend on that order.
    """
    groups: list[_Group] = []
    blocks: dict[str, list[_Group]] = {}
    for profile in sorted(profiles(reports, assertions, entities), key=Profile.order):
        near = {id(group): group for key in profile.shared() for group in blocks.get(key, [])}
        best = max(
            (found for group in near.values() if (found := _judge(profile, group))), key=_Match.order, default=None
        )
        group = best.group if best else _Group([], [])
        if best is None:
            groups.append(group)
        else:
            group.reasons.extend(best.reasons)
        group.members.append(profile)
        for key in profile.shared():
            block = blocks.setdefault(key, [])
            if not any(other is group for other in block):
                block.append(group)
    return tuple(sorted((_source(group) for group in groups), key=lambda s: s.id))


@dataclass(slots=True)
class _Group:
    members: list[Profile]
    reasons: list[Reason]


@dataclass(frozen=True, slots=True)
class _Match:
    group: _Group
    score: float
    reasons: tuple[Reason, ...]

    def order(self) -> tuple[float, str]:
        """Best score first; ties by content."""
        return self.score, self.group.members[0].speaker.id


COMPARED = 12  # members of a group that a newcomer is held against; more would add nothing but time


def _judge(profile: Profile, group: _Group) -> _Match | None:
    """How well a speaker fits a group: its best pair decides, but one veto is enough against it."""
    scored = []
    for member in group.members[:COMPARED]:
        if member.speaker.report == profile.speaker.report and not same_name(member, profile):
            return None
        reasons = tuple(_reasons(profile, member))
        score = sum(reason.score for reason in reasons)
        if score <= -1:
            return None
        scored.append((score, reasons))
    score, reasons = max(scored, key=lambda pair: pair[0])
    return _Match(group, score, reasons) if score >= THRESHOLD else None


def _reasons(left: Profile, right: Profile) -> Iterator[Reason]:
    for feature in RECIPE:
        if feature.sees(left, right):
            spans = (*left.speaker.mentions[:1], *right.speaker.mentions[:1])
            yield Reason(feature.name, feature.weight, (feature.sees.__doc__ or "").strip(), spans)


def _source(group: _Group) -> Source:
    speakers = [member.speaker for member in group.members]
    fullest = max(speakers, key=lambda s: (bool(s.name), len(s.name), len(s.label), s.label, s.id))
    entity = next((e for member in group.members for e in sorted(member.entities)), None)
    ids = tuple(sorted(speaker.id for speaker in speakers))
    strongest = {reason.name: reason for reason in sorted(group.reasons, key=lambda r: (r.name, r.spans), reverse=True)}
    return Source(
        id=digest("source", *ids),
        label=_label(fullest, speakers),
        kind=fullest.kind,
        entity=entity,
        speakers=ids,
        reasons=tuple(strongest[name] for name in sorted(strongest)),
    )


def _label(fullest: Speaker, speakers: Sequence[Speaker]) -> str:
    """The fullest description; that of the named ones where there are any."""
    return max((s.label for s in speakers if bool(s.name) == bool(fullest.name)), key=lambda label: (len(label), label))


def _names_agree(one: str, two: str) -> bool:
    """Whether two names sound alike: the last word, and the first too when both have several."""
    left, right = sounds(one), sounds(two)
    if not left or not right or left[-1] != right[-1] or len(left[-1]) < 2:
        return False
    return len(left) == 1 or len(right) == 1 or left[0] == right[0]


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared words over the words of the smaller set."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
