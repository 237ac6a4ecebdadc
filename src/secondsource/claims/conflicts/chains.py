"""What becomes of a source on the way from one report into the next, and whom a source in the plural stands for."""

from __future__ import annotations

from collections.abc import Iterator

from secondsource.claims.alignment.handed import Link
from secondsource.claims.alignment.items import WORD, telling
from secondsource.claims.conflicts.base import Clash
from secondsource.claims.conflicts.pile import Pile
from secondsource.model.assertion import Statement
from secondsource.model.claim import Severity
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.text.inflect import singular

NEAR = 0.9  # trust in a passage that keeps nearly all words; one word missing there was taken out
COMMON = 0.75  # share of the telling words of the shorter account that must stand in the longer one
SHOWN = 3  # sentences copied word for word; from here on "additional reporting" says too little
_ARTICLES = frozenset({"a", "an", "one"})
_SPEECH = frozenset({"said", "says", "told", "reported", "claimed", "announced", "stated", "added"})


def altered_chains(pile: Pile) -> Iterator[Clash]:
    """Sources that became vaguer, more or fewer; those who heard them left out; credits that say too little."""
    yield from _vaguer(pile)
    yield from _dropped(pile)
    yield from _unheard(pile)
    yield from _understated(pile)
    yield from _cited(pile)


def _vaguer(pile: Pile) -> Iterator[Clash]:
    """The same thing, in a report made from another, laid to a source that is told more vaguely or is several now."""
    told: set[tuple[str, str]] = set()
    at = _by_sentence(pile)
    for left, right, link in pile.trail.pairs():
        if not pile.trail.made_from(left.report, right.report):
            continue
        child, parent = (right, left) if link.down else (left, right)
        for new in at.get(child, ()):
            for old in at.get(parent, ()):
                pair = (old.speaker, new.speaker)
                if pair in told or not (severity := _loss(old, new, link, pile)):
                    continue
                told.add(pair)
                many = severity == "hard"
                words = "one source became several" if many else "a named source became one without a name"
                first = _introduced(old, pile) if many else min(old.source)
                yield Clash("attribution", severity, first, min(new.source), f"{words} in a report made from the other")


def _loss(old: Statement, new: Statement, link: Link, pile: Pile) -> Severity | None:
    if not old.source or not new.source:
        return None
    before, after = words_of(old, pile), words_of(new, pile)
    if not before or not after:
        return None
    noted = any(
        x.kind == "attribution" and x.left and x.right and _touch(x.left, x.right, old, new)
        for x in link.passage.altered
    )
    if noted and before[0] in _ARTICLES and are_several(after) and telling(" ".join(before)) & telling(" ".join(after)):
        return "hard"
    vague = after[0] in _ARTICLES and not _named(new, pile) and _named(old, pile)
    return "soft" if vague and _same_words(old, new, pile) else None


def _touch(left: Span, right: Span, old: Statement, new: Statement) -> bool:
    ends = (left, right)
    return any(e.shared(s) for e in ends for s in old.source) and any(e.shared(s) for e in ends for s in new.source)


def _same_words(old: Statement, new: Statement, pile: Pile) -> bool:
    """Nearly all of the shorter content stands in the longer."""
    mine, theirs = (telling(" ".join(pile.text(c) for c in s.content)) for s in (old, new))
    return len(mine & theirs) >= COMMON * min(len(mine), len(theirs)) and min(len(mine), len(theirs)) >= 3


def words_of(statement: Statement, pile: Pile) -> list[str]:
    """The words for the source of a statement, in lower case."""
    return WORD.findall(pile.text(min(statement.source)).casefold())


def are_several(words: list[str]) -> bool:
    """Whether the words for a source are a plural of no one body: "port insiders"."""
    return bool(words) and words[0] not in _ARTICLES | {"the", "its", "their"} and words[-1] != singular(words[-1])


def _named(statement: Statement, pile: Pile) -> bool:
    """Whether the words for the sources of a statement have a name in them."""
    spans = [*statement.source, *(hop for hop in statement.hops if hop)]
    names = pile.parses[statement.report].names
    return any(span.shared(name.span) for span in spans for name in names if name.type in ("person", "org", "outlet"))


def _introduced(statement: Statement, pile: Pile) -> Span:
    """Where the report first names the source."""
    return min(s for x in pile.said[statement.report].statements if x.speaker == statement.speaker for s in x.source)


def _by_sentence(pile: Pile) -> dict[Span, list[Statement]]:
    found: dict[Span, list[Statement]] = {}
    for report in pile.order:
        for statement in pile.said[report].statements:
            sentence = pile.sentence(min(statement.content)) if statement.content else None
            if sentence and sentence.kind == "body":
                found.setdefault(sentence.span, []).append(statement)
    return found


def _dropped(pile: Pile) -> Iterator[Clash]:
    """A word of saying that a copy left out, of all but the same words: their word is told as a fact."""
    told: set[Span] = set()
    for left, right, link in pile.trail.pairs():
        child, parent = (right, left) if link.down else (left, right)
        if link.trust < NEAR or not pile.trail.made_from(left.report, right.report):
            continue
        for x in link.passage.altered:
            gone = x.left or x.right
            if x.kind != "attribution" or gone is None or (x.left and x.right) or gone in told:
                continue
            if parent.covers(gone) and pile.text(gone).casefold().strip() in _SPEECH:
                told.add(gone)
                words = "told as somebody's word in one report, as a fact in another that stands on the same text"
                yield Clash("attribution", "soft", gone, child, words)


def _unheard(pile: Pile) -> Iterator[Clash]:
    """Who was told is left out: "two officials told the agency" became "two officials said"; once for two reports."""
    told: set[frozenset[str]] = set()
    for left, right, link in pile.trail.pairs():
        reports = frozenset({left.report, right.report})
        if link.trust < NEAR or reports in told:
            continue
        for full, bare in ((left, right), (right, left)):
            heard = None if pile.trail.stands_on(full.report, bare.report) else _heard(full, bare, pile)
            if heard:
                agency, span = heard
                told.add(reports)
                words = f"told to {agency} in one report; the other leaves out who heard it"
                yield Clash("attribution", "soft", span, bare, words)
                break


def _heard(full: Span, bare: Span, pile: Pile) -> tuple[str, Span] | None:
    """Who heard it by one sentence, where the other names them nowhere."""
    for credit in pile.reports[full.report].credits:
        if credit.kind == "in-text" and credit.agency and full.covers(credit.span):
            named = credit.agency.casefold() in pile.text(bare).casefold()
            if "told" in pile.text(credit.span) and not named:
                return credit.agency, credit.span
    return None


def _understated(pile: Pile) -> Iterator[Clash]:
    """An agency is credited with a part of a text that has whole sentences of it word for word."""
    for report in (pile.reports[r] for r in pile.order):
        for credit in report.credits:
            if credit.kind != "wire" or not _partial(report, credit.span):
                continue
            copied = _copied(report.id, credit.agency, pile)
            if len(copied) >= SHOWN:
                words = f"{len(copied)} sentences are all but {credit.agency}'s own; the credit speaks of a part"
                yield Clash("attribution", "soft", credit.span, copied[0], words, tuple(copied[1:]))
                break


def _partial(report: Report, credit: Span) -> bool:
    """Whether a credit speaks of additions: "additional reporting", "with files from"."""
    line = report.text[report.text.rfind("\n", 0, credit.start) + 1 : credit.end].casefold()
    return "additional" in line or "with files from" in line or "contributed" in line


def _copied(report: str, agency: str, pile: Pile) -> list[Span]:
    """The sentences of a report that stand nearly word for word in one with the agency's name on the whole of it."""
    found = []
    for sentence in pile.body(report):
        for link in pile.trail.of(sentence.span):
            theirs = pile.reports[link.other.report]
            wire = any(c.kind == "wire" and c.agency.casefold() == agency.casefold() for c in theirs.credits)
            if link.trust >= NEAR and not link.down and wire and pile.trail.stands_on(report, link.other.report):
                found.append(sentence.span)
                break
    return found


def _cited(pile: Pile) -> Iterator[Clash]:
    """A report takes a word from another paper of the pile, which lays it to somebody else than it does."""
    outlets = {r.outlet.name.casefold().removeprefix("the "): r.id for r in pile.reports.values() if r.outlet}
    for report in (pile.reports[r] for r in pile.order):
        for credit in report.credits:
            cited = next((r for name, r in sorted(outlets.items()) if name == credit.agency.casefold()), None)
            if credit.kind != "in-text" or cited is None or cited == report.id:
                continue
            mine = [i for i in pile.of_report(report.id) if i.sentence.covers(credit.span) and i.figure]
            for item in mine:
                claim = pile.claim_of.get(item.key)
                theirs = [
                    i
                    for i in pile.of_report(cited)
                    if pile.claim_of.get(i.key) == claim and not i.title and i.statement
                ]
                if theirs and (clash := _other_source(item.statement, theirs[0].statement, pile)):
                    yield clash


def _other_source(mine: str | None, theirs: str | None, pile: Pile) -> Clash | None:
    """The clash of the sources of two statements, if they are told in other words."""
    old, new = (pile.by_statement(s) for s in (theirs, mine))
    if old is None or new is None or not old.source or not new.source:
        return None
    if telling(pile.text(min(old.source))) & telling(pile.text(min(new.source))):
        return None
    words = "the report that is cited lays it to another source than the one that cites it"
    return Clash("attribution", "soft", min(new.source), min(old.source), words)
