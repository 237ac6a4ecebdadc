"""Said by one and denied by another; denied and later admitted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from secondsource.claims.alignment.handed import COPY, Trail
from secondsource.claims.alignment.items import Item, telling
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.claims.weight.drafts import Draft
from secondsource.model.span import Span
from secondsource.resources.clashes import clashes

_NOT_SAID = telling("not no never nobody none nothing neither")
ALIKE = 3  # telling words that a negated sentence and its contrary have in common at the least


#: "Denied him bail", "denied them entry": refused.
_REFUSED = re.compile(
    r"(?:[^.;]*\b(?:was|were|been) denied\b)|(?:him|her|them|us|me|it|anyone) (?!to\b|was\b|had\b|is\b|did\b)[\w-]+",
    re.IGNORECASE,
)
#: A "not" for a part of what is said only.
_IN_PART = re.compile(
    r"\bnot (?:only|just|merely|all|every|always|necessarily)\b|, but\b|\b(?:should|would|will|until|you)\b",
    re.IGNORECASE,
)
_WILL = re.compile(r"\b(?:will|would|may|might|could)\b", re.IGNORECASE)
_BELIEF = re.compile(r"\b(?:believ|think|thought|expect)\w*", re.IGNORECASE)
_SO_FAR = re.compile(r"\bha(?:s|ve) (?:not |n[o']t |yet )*been\b|\byet\b|\bso far\b", re.IGNORECASE)
#: What is asked of somebody: no account of what is so.
_ASKED = re.compile(r"(?:on|for|that)? ?(?:[\w’'.-]+ ){0,4}to [a-z]+", re.IGNORECASE)
_ASKING = re.compile(r"\b(?:call|urg|demand|ask|appeal|press|order|beg|invit|want|told|tell)\w*\b", re.IGNORECASE)


def denials(pile: Pile, explained: Sequence[Clash]) -> Iterator[Clash]:
    """One conflict for each claim that somebody denies: the plainest denial against the plainest word for it.

    A denial that a copy made of something else is `explained` already.
    """
    drafts = pile.drafts
    known = {span for clash in explained for span in (clash.a, clash.b)}
    shown: set[Span] = set()
    settled = {claim for clash in explained for claim in clash.claims}
    fuller = {(i.report, i.speaker) for draft in drafts for i in draft.items if i.stance == "denies" and not i.bare}
    for draft in sorted(drafts, key=lambda draft: (-len(draft.items), draft.id)):
        if draft.kind == "figure" or draft.id in settled:
            continue  # a number is denied by another number
        against = [i for i in draft.items if i.stance == "denies" and i.span not in known]
        against = [i for i in against if not (i.bare and (i.report, i.speaker) in fuller) and not _refuses(i, pile)]
        admitted = [i for i in draft.items if i.stance == "admits"]
        said = admitted or [
            i for i in draft.items if i.stance in ("asserts", "reports") and not i.unverified and not asks(i, pile)
        ]
        pairs = [(a, b) for a in against for b in said if not a.span.shared(b.span) and _opposed(a, b, pile)]
        if not pairs or all(a.span in shown for a in against):
            continue
        shown.update(a.span for a in against)
        a, b = min(pairs, key=lambda pair: (_plainness(pair[0]), _plainness(pair[1])))
        told = "denied, and admitted later" if admitted else "said by one side, denied by another"
        more = tuple(item.span for item in draft.items if item not in (a, b))
        yield Clash("polarity", "hard", a.span, b.span, told, more, (draft.id,))


def _opposed(denial: Item, other: Item, pile: Pile) -> bool:
    """Whether one denies what the other says. Words with a "not" in them must have nearly all other words in common
    with words that have none; of what somebody is said to deny, half is enough, and of what is admitted a word."""
    if denial.bare and not _about(denial, other, pile):
        return False
    mine = denial.words - denial.proper
    common = mine & other.words
    if other.withdraws:
        return True
    if other.stance == "admits" and not denial.negated:
        return denial.bare or denial.recanted or bool(denial.words & other.words)
    if other.stance != "admits" and pile.voice(denial) == pile.voice(other):
        return False  # what somebody says and denies is another matter each time, or taken back
    if not denial.negated:
        if other.negative and not denial.negative:
            return False
        if "control" in (denial.kind, other.kind):
            return True  # of one place, in whatever words
        told = pile.by_statement(denial.statement)
        if told and (told.stance != "deny" or any(_BELIEF.search(pile.text(cue)) for cue in told.cue)):
            return len(common) >= ALIKE and 4 * len(common) >= 3 * len(mine)  # what is said instead, or not believed
        return denial.bare or (len(common) >= min(2, len(mine)) and 5 * len(common) >= 3 * len(mine))
    return _contrary(denial, other, pile)


def _about(denial: Item, other: Item, pile: Pile) -> bool:
    """Whether the few words of a bare denial, where they tell anything, are of the other: "ruled out an inquiry"."""
    told = pile.by_statement(denial.statement)
    own = telling(" ".join(pile.text(span) for span in told.content)) if told else frozenset[str]()
    return not own or bool(own & (other.words | other.around))


def _contrary(denial: Item, other: Item, pile: Pile) -> bool:
    """Whether words with a "not" say the contrary of words without."""
    text = pile.text(denial.span)
    if other.negative or not denial.denied <= other.words or _IN_PART.search(text):
        return False
    if _WILL.search(pile.text(other.span)):
        return False
    if _SO_FAR.search(text) and clashes().later.search(text) and other.day >= denial.day:
        return False  # by then it may well have come about
    common, least = denial.words & other.words, min(len(denial.words), len(other.words))
    if len(common) < ALIKE and (len(common) < 2 or denial.words - other.words - _NOT_SAID):
        return False
    return bool(denial.denied) and 5 * len(common) >= 3 * least


def _refuses(item: Item, pile: Pile) -> bool:
    return _REFUSED.match(pile.text(item.span)) is not None


def asks(item: Item, pile: Pile) -> bool:
    """Whether an item is what somebody is asked to do ("called on her to resign")."""
    told = pile.by_statement(item.statement)
    cue = " ".join(pile.text(span) for span in told.cue) if told else ""
    return _ASKING.search(cue) is not None and _ASKED.match(pile.text(item.span)) is not None


def _plainness(item: Item) -> tuple[object, ...]:
    """Body before headline, attributed before not, the fuller before the barer."""
    return (item.title, item.speaker is None, item.day, -len(item.words), item.key)


def hardened(drafts: Sequence[Draft], trail: Trail) -> Iterator[Clash]:
    """A refusal to comment that a copy turned into a denial: in the same sentence, or after the same sentence."""
    items = {item.key: item for draft in drafts for item in draft.items}
    denying: dict[Span, list[Item]] = {}
    for item in sorted(items.values(), key=lambda item: item.key):
        if item.stance == "denies":
            for sentence in (item.sentence, item.before):
                denying.setdefault(sentence or item.sentence, []).append(item)
    for item in sorted(items.values(), key=lambda item: item.key):
        for sentence in (item.sentence, item.before) if item.refuses else ():
            for link in trail.of(sentence) if sentence else ():
                if link.trust < COPY:
                    continue
                for other in denying.get(link.other, ()):
                    if other.names & item.names or telling(" ".join(other.named)) & telling(" ".join(item.named)):
                        told = "would not comment in one report, denied it in another that stands on the same text"
                        yield Clash("polarity", "hard", item.span, other.span, told)


def softened(pile: Pile) -> Iterator[Clash]:
    """A denial that a report made from another tells as a refusal to comment: of one voice, on one thing."""
    denying = [i for i in pile.items if i.stance == "denies" and i.speaker and not i.bare and not i.title]
    for item in sorted(pile.items, key=lambda i: i.key):
        for denial in denying if item.refuses and item.speaker else ():
            common = item.words & denial.words
            alike = len(common) >= ALIKE and 2 * len(common) >= min(len(item.words), len(denial.words))
            if (
                alike
                and item.report != denial.report
                and pile.voice(item) == pile.voice(denial)
                and pile.trail.stands_on(item.report, denial.report)
            ):
                told = "denied in one report, no comment in another that stands on the same text"
                yield Clash("polarity", "soft", denial.span, item.span, told)
                return
