"""Direct speech that no verb introduces: a quotation that runs on, and the lines of a transcript."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import Line, Range
from secondsource.model.parse import Parse
from secondsource.resources.speakers import speaker_words

MIN_WORDS = 3  # a shorter quotation on its own is a name or a word held up with tongs


NEAR = 12  # lines on either side in which a quotation looks for its speaker


def run_on(lines: Sequence[Line], parse: Parse, drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts for the quoted sentences that have none, each leaning on the attribution whose speaker goes on."""
    found: list[Draft] = []
    by_line = _by_line(drafts)
    for line in lines:
        if line.heading:
            continue
        for part in _uncovered(line, by_line[line.index]):
            near = [d for i in range(line.index - NEAR, line.index + NEAR) for d in by_line.get(i, ())]
            leader = _leader(line, part, parse, near)
            if leader:
                found.append(Draft(line, [part], leans_on=leader, pattern="run-on", kind="direct"))
                by_line[line.index].append(found[-1])
    return found


def _by_line(drafts: Iterable[Draft]) -> defaultdict[int, list[Draft]]:
    groups: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        groups[draft.line.index].append(draft)
    return groups


def _uncovered(line: Line, drafts: Sequence[Draft]) -> list[Range]:
    """The quotations of a line that say a whole thing and stand in no content yet."""
    parts: list[Range] = []
    i = 0
    while i < len(line):
        end = i + 1
        if line.quoted(i):
            while end < len(line) and line.words[end].quote == line.words[i].quote:
                end += 1
            taken = any(r[0] < end and i < r[1] for d in drafts for r in d.content)
            if not taken and len(line.lows((i, end))) >= MIN_WORDS and _whole(line, i, end):
                parts.append((i, end))
        i = end
    return parts


def _whole(line: Line, start: int, end: int) -> bool:
    """Whether the quotation fills its sentence, or at least begins and ends like one."""
    first = next((i for i in range(start, end) if not line.words[i].mark), start)
    alone = start == 0 and all(line.words[i].mark for i in range(end, len(line)))
    return alone or (line.capital(first) and line.words[max(start, end - 2)].text in ".!?,")


def _leader(line: Line, part: Range, parse: Parse, drafts: Sequence[Draft]) -> Draft | None:
    """The attribution that names the speaker of a quotation without one of its own.

    In order: another sentence of the same quotation; the last attribution of the paragraph; for a quotation that goes
    on from the paragraph before, or opens a paragraph, the last attribution of that paragraph; the next one in its own.
    """
    quote = line.words[part[0]].quote
    before = [d for d in drafts if d.at < (line.index, part[0]) and not d.line.heading]
    after = [d for d in drafts if d.at > (line.index, part[0])]
    same = [
        d for d in [*after, *before[::-1]] if any(d.line.words[i].quote == quote for r in d.content for i in range(*r))
    ]
    if same:
        return same[0]
    before.sort(key=lambda d: d.at)
    here = [d for d in before if d.line.sentence.paragraph == line.sentence.paragraph]
    if here:
        return here[-1]
    nxt = [d for d in after if d.line.sentence.paragraph == line.sentence.paragraph]
    if parse.quotes[quote].continues and before:
        return before[-1]
    if nxt:
        return min(nxt, key=lambda d: d.at)
    recent = [d for d in before if line.index - d.line.index <= 2]
    return recent[-1] if recent else None


def transcript(lines: Sequence[Line], drafts: Sequence[Draft]) -> list[Draft]:
    """The lines of a transcript ("HOST: ...") as direct speech of those who are named before the colon.

    A label counts when it stands before a colon at the head of two lines or more. A host's lines are the programme's
    own; questions say nothing; a line with an attribution of its own keeps that one alone.
    """
    labels = {line.index: label for line in lines if (label := _label(line))}
    often = {name for name, n in Counter(labels.values()).items() if n > 1}
    if not often:
        return []
    found: list[Draft] = []
    leader: Draft | None = None
    speaking = False
    by_line = _by_line(drafts)
    for line in lines:
        start = 0
        if labels.get(line.index) in often:
            speaking = not speaker_words().hosts & set(labels[line.index].split())
            start = next(i for i in range(len(line)) if line.low(i) == ":") + 1
            leader = None
        if not speaking or line.heading or start >= len(line):
            continue
        said = Draft(line, [(start, len(line))], [(0, start - 1)] if start else [], pattern="transcript", kind="direct")
        said.leans_on = leader
        leader = said if start else leader
        _first_person(by_line[line.index], leader)
        if line.index not in by_line or not by_line[line.index]:
            found += [] if line.words[-1].text == "?" else [said]
    return found


def _first_person(drafts: Iterable[Draft], leader: Draft | None) -> None:
    """In a transcript "I can say that" is said by whoever has the word."""
    for draft in drafts:
        if any(draft.line.lows(words) in (["i"], ["we"]) for words in draft.source):
            draft.source, draft.leans_on = [], leader


def _label(line: Line) -> str:
    """The words in capitals before a colon at the head of a line, in lower case."""
    end = next((i for i in range(min(5, len(line))) if line.low(i) == ":"), 0)
    words = line.words[:end]
    return " ".join(w.low for w in words) if words and all(w.text.isupper() for w in words) else ""
