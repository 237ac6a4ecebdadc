"""Who speaks, over all reports: the same person, body or unnamed source under one id.

Two speakers of different reports are weighed by a table of named features. Named people and bodies unite by their names
and variants; bodies by the words that tell them apart; unnamed sources only where the two reports have the very words
of a statement in common, for "a witness" here and "a witness" there are two until something shows that they are one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from secondsource.claims.identity.judged import of_speakers, regrouped
from secondsource.claims.identity.profiles import UNNAMED, Profile, profiles
from secondsource.model.assertion import Anonymous, Assertions, Speaker
from secondsource.model.claim import Entity, Source
from secondsource.model.ids import digest
from secondsource.model.judged import NOTHING, Judged, reason_of
from secondsource.model.reason import Reason
from secondsource.model.report import Report
from secondsource.model.story import Story
from secondsource.text.names import is_acronym_of, normal, sounds

MIN_WORDS = 3  # telling words in common; two ("road closed") meet by chance
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


def surname_of_another(left: Profile, right: Profile) -> bool:
    """One is called by a surname alone, which others bear too, and their roles have no word in common."""
    sizes = {len(sounds(profile.speaker.name)) for profile in (left, right) if profile.speaker.kind == "person"}
    apart = bool(left.role and right.role) and not left.role & right.role
    return same_name(left, right) and len(sizes) == 2 and 1 in sizes and apart


def other_spelling(left: Profile, right: Profile) -> bool:
    """Their full names sound alike and are spelt in two ways."""
    one, two = normal(left.speaker.name).split(), normal(right.speaker.name).split()
    return same_name(left, right) and min(len(one), len(two)) > 1 and one != two


def same_role(left: Profile, right: Profile) -> bool:
    """Both have names, and their roles have a telling word in common."""
    return bool(left.role & right.role)


def other_sex(left: Profile, right: Profile) -> bool:
    """One is spoken of as a woman and the other as a man."""
    return bool(left.sex and right.sex) and left.sex != right.sex


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
    """The words of one description all stand in the other, with the same head; a name in both is weighed as a name."""
    people = left.speaker.kind == right.speaker.kind == "person" and bool(left.speaker.name and right.speaker.name)
    return not people and left.head == right.head and (left.words <= right.words or right.words <= left.words)


def only_a_head(left: Profile, right: Profile) -> bool:
    """At least one of them is a bare head noun ("the ministry"), which many things are called."""
    return min(len(left.words), len(right.words)) <= 1


def other_owner(left: Profile, right: Profile) -> bool:
    """They belong to different owners ("Ruritania's army", "Zubrowka's army")."""
    return bool(left.owners and right.owners) and not left.owners & right.owners


def same_words_said(left: Profile, right: Profile) -> bool:
    """A statement of one stands almost word for word with the other: the two reports have a text in common."""
    return any(_overlap(a, b) >= 0.5 and len(a & b) >= MIN_WORDS for a in left.said for b in right.said)


def same_things_said(left: Profile, right: Profile) -> bool:
    """A statement of one shares most of its telling words with one of the other."""
    return any(_overlap(a, b) >= 0.25 for a in left.said for b in right.said)


def same_story(left: Profile, right: Profile) -> bool:
    """The two reports speak of the same places and people."""
    own = left.entities | right.entities
    return _overlap(left.setting - own, right.setting - own) >= 0.15


def unnamed(left: Profile, right: Profile) -> bool:
    """One of them is an unnamed source or a crowd: its likes are everywhere."""
    return "" in (left.speaker.name, right.speaker.name) and bool({left.speaker.kind, right.speaker.kind} & UNNAMED)


def nothing_in_common(left: Profile, right: Profile) -> bool:
    """One of them is unnamed, and the reports have no words of theirs in common."""
    return unnamed(left, right) and not same_words_said(left, right)


def hearsay(left: Profile, right: Profile) -> bool:
    """One of them is nobody in particular."""
    return left.nobody or right.nobody


def same_number(left: Profile, right: Profile) -> bool:
    """They are said to be as many."""
    return left.number is not None and left.number == right.number


def other_number(left: Profile, right: Profile) -> bool:
    """They are not as many ("two sources", "a source"), nor do the reports have their words in common."""
    return _numbers_differ(left, right) and not same_words_said(left, right)


def altered_number(left: Profile, right: Profile) -> bool:
    """They are not as many, though the reports have their words in common: the number was altered or updated."""
    return _numbers_differ(left, right) and same_words_said(left, right)


def number_of_others(left: Profile, right: Profile) -> bool:
    """They are not as many, and beside one of them speaks another source of the other's number."""
    beside = left.number in right.others or right.number in left.others
    return _numbers_differ(left, right) and beside


def same_affiliation(left: Profile, right: Profile) -> bool:
    """Both are unnamed and belong to the same body, as far as it is told."""
    mine, theirs = left.affiliation, right.affiliation
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def other_affiliation(left: Profile, right: Profile) -> bool:
    """Both are unnamed and belong to different bodies."""
    return bool(left.affiliation and right.affiliation) and not left.affiliation & right.affiliation


def same_access(left: Profile, right: Profile) -> bool:
    """Both are said to know in the same way ("briefed on the talks")."""
    return _overlap(left.access, right.access) >= 0.5


def other_kind(left: Profile, right: Profile) -> bool:
    """One is a person and the other a body or a paper."""
    return (left.speaker.kind in _PEOPLE) != (right.speaker.kind in _PEOPLE)


_PEOPLE = frozenset({"person", "anonymous", "collective", "officials"})

#: The judgement on one screen. A pair at THRESHOLD or above is one source; what weighs -2 is a veto.
RECIPE = (
    Feature(0.8, same_name),
    Feature(-0.3, surname_of_another),
    Feature(-0.3, other_spelling),
    Feature(0.2, same_role),
    Feature(-2.0, other_sex),
    Feature(0.7, acronym),
    Feature(0.5, same_description),
    Feature(0.4, one_within_the_other),
    Feature(-0.2, only_a_head),
    Feature(0.4, same_words_said),
    Feature(0.2, same_things_said),
    Feature(0.2, same_story),
    Feature(-0.5, unnamed),
    Feature(0.1, same_number),
    Feature(-0.1, altered_number),
    Feature(-0.5, other_number),
    Feature(-2.0, number_of_others),
    Feature(0.2, same_affiliation),
    Feature(-0.5, other_affiliation),
    Feature(0.2, same_access),
    Feature(-2.0, nothing_in_common),
    Feature(-2.0, hearsay),
    Feature(-0.4, other_kind),
    Feature(-2.0, other_name),
    Feature(-2.0, other_owner),
)

#: What keeps two speakers apart and says nothing of the others in a group: a third report may have words of both.
OF_THE_PAIR = frozenset({"nothing_in_common"})


def unite_sources(
    reports: Sequence[Report],
    assertions: Sequence[Assertions],
    entities: Sequence[Entity],
    stories: Sequence[Story] = (),
    judged: Judged = NOTHING,
) -> tuple[Source, ...]:
    """The sources over all reports, each with the speakers taken to be the same and the reasons for it.

    `assertions` in the order of `reports`. The result does not depend on that order. Without `stories` all reports are
    taken to tell one. What was `judged` to be one or two is so.
    """
    blocks: dict[str, dict[int, _Group]] = {}
    groups: list[_Group] = []
    for profile in sorted(profiles(reports, assertions, entities, stories), key=Profile.order):
        near = {at: group for key in profile.shared() for at, group in blocks.get(key, {}).items() if group.members}
        fits = sorted((m for g in near.values() if (m := _judge(profile, g))), key=_Match.order, reverse=True)
        group = fits[0].group if fits else _Group([], {})
        if not fits:
            groups.append(group)
        _put(profile, group, fits[0].reasons if fits else (), blocks)
        for other in fits[1:]:
            if _can_be_one(group, other.group):
                _merge(group, other, blocks)
    whole = [group for group in groups if group.members]
    made = _as_judged(whole, judged, reports) if judged.of("identity") else [_source(group) for group in whole]
    return tuple(sorted(made, key=lambda s: s.id))


def _as_judged(groups: Sequence[_Group], judged: Judged, reports: Sequence[Report]) -> list[Source]:
    """The sources of the groups as they were judged."""
    members = [member for group in groups for member in group.members]
    known = {reason for group in groups for reason in group.reasons.values()}
    at = {member.speaker.id: i for i, member in enumerate(members)}

    def like(one: int, other: int) -> float:
        return sum(reason.score for reason in _reasons(members[one], members[other])) if one != other else 1.0

    parts = [[at[member.speaker.id] for member in group.members] for group in groups]
    mentions = of_speakers([member.speaker for member in members], reports)
    found = []
    for part, entries in regrouped(
        parts, judged, mentions, lambda unit, one, other: like(unit, other) > like(unit, one)
    ):
        group = _Group([members[unit] for unit in part], {})
        here = {span for member in group.members for span in member.speaker.mentions}
        group.learn(sorted((r for r in known if here.issuperset(r.spans)), key=lambda r: (r.name, r.spans)))
        source = _source(group)
        said = tuple(
            reason_of(e, "one and the same" if e.verdict == "positive" else "not the same as another") for e in entries
        )
        found.append(replace(source, reasons=(*source.reasons, *said)))
    return found


def _put(profile: Profile, group: _Group, reasons: Iterable[Reason], blocks: dict[str, dict[int, _Group]]) -> None:
    group.members.append(profile)
    group.learn(reasons)
    for key in profile.shared():
        blocks.setdefault(key, {})[id(group)] = group


def _merge(group: _Group, other: _Match, blocks: dict[str, dict[int, _Group]]) -> None:
    """Takes the members of another group over."""
    moved, other.group.members = other.group.members, []
    group.learn((*other.reasons, *other.group.reasons.values()))
    for member in moved:
        _put(member, group, (), blocks)


@dataclass(slots=True)
class _Group:
    """Speakers taken to be one, and of each kind the first reason for it in order of place: however many are united,
    there are no more reasons than features."""

    members: list[Profile]
    reasons: dict[str, Reason]

    def learn(self, reasons: Iterable[Reason]) -> None:
        """Keep the reasons of kinds that are not known yet, and those that stand before the known ones."""
        for reason in reasons:
            known = self.reasons.get(reason.name)
            if known is None or reason.spans < known.spans:
                self.reasons[reason.name] = reason


@dataclass(frozen=True, slots=True)
class _Match:
    group: _Group
    score: float
    reasons: tuple[Reason, ...]

    def order(self) -> tuple[float, str]:
        """Best score first; ties by content."""
        return self.score, self.group.members[0].speaker.id


def _can_be_one(left: _Group, right: _Group) -> bool:
    """Whether nothing but a want of common words keeps two groups of unnamed sources apart that fit a third speaker."""
    pairs = [(a, b) for a in left.members[:COMPARED] for b in right.members[:COMPARED]]
    return all(a.speaker.report != b.speaker.report and unnamed(a, b) and not _vetoed(_reasons(a, b)) for a, b in pairs)


def _vetoed(reasons: Iterable[Reason]) -> bool:
    return sum(reason.score for reason in reasons if reason.name not in OF_THE_PAIR) <= -1


COMPARED = 12  # members of a group that a newcomer is held against; more would add nothing but time


def _judge(profile: Profile, group: _Group) -> _Match | None:
    """How well a speaker fits a group: its best pair decides, but one veto is enough against it."""
    scored = []
    for member in group.members[:COMPARED]:
        if member.speaker.report == profile.speaker.report and not same_name(member, profile):
            return None
        reasons = tuple(_reasons(profile, member))
        if _vetoed(reasons):
            return None
        scored.append((sum(reason.score for reason in reasons), reasons))
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
    return Source(
        id=digest("source", *ids),
        label=_label(fullest, speakers),
        kind=fullest.kind,
        entity=entity,
        speakers=ids,
        reasons=tuple(group.reasons[name] for name in sorted(group.reasons)),
        anonymous=_anonymous(fullest, speakers),
    )


def _anonymous(fullest: Speaker, speakers: Sequence[Speaker]) -> tuple[Anonymous, ...]:
    """What each report tells of a source without a name; of one that has a name elsewhere, nothing."""
    told = [s for s in sorted(speakers, key=lambda s: (s.mentions[:1], s.id)) if s.anonymous]
    return () if fullest.name else tuple(dict.fromkeys(s.anonymous for s in told if s.anonymous))


def _label(fullest: Speaker, speakers: Sequence[Speaker]) -> str:
    """The fullest description; that of the named ones where there are any."""
    return max((s.label for s in speakers if bool(s.name) == bool(fullest.name)), key=lambda label: (len(label), label))


def _numbers_differ(left: Profile, right: Profile) -> bool:
    return left.number is not None and right.number is not None and left.number != right.number


def _names_agree(one: str, two: str) -> bool:
    """Whether two names sound alike: the last word, and the first too when both have several."""
    left, right = sounds(one), sounds(two)
    if not left or not right or left[-1] != right[-1] or len(left[-1]) < 2:
        return False
    return len(left) == 1 or len(right) == 1 or left[0] == right[0]


def _overlap(left: frozenset[str], right: frozenset[str]) -> float:
    """Shared words over the words of the smaller set."""
    return len(left & right) / min(len(left), len(right)) if left and right else 0.0
