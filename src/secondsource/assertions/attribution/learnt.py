"""The attributions that the language engine learnt to see, laid beside those that the rules found.

Rules know the forms of news and what they mean (stance, relays, who leans on whom); the network knows that something is
an attribution, and where its parts end, in many more forms. Where both see one, the rules' reading of it stays and the
network's edges are kept with it; what only the network sees becomes a draft of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import Line, Range
from secondsource.model.assertion import Act, Stance
from secondsource.model.parse import Attribution, Parse
from secondsource.model.span import Span
from secondsource.resources.cues import Verb, cues
from secondsource.resources.grammar import grammar

#: Words before a cue in which a negation turns it.
_REACH = 3


def add_learnt(lines: Sequence[Line], parse: Parse, drafts: list[Draft]) -> None:
    """Tell the drafts which attributions the engine saw too, and add the others."""
    page = _Page(lines)
    by_line: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_line[draft.line.index].append(draft)
    for seen in parse.attributions:
        parts = page.parts(seen)
        home = next((part for part in parts if part.cue), None)
        if home is None:
            continue
        known = next((d for d in by_line[home.line.index] if _meet(d.cue, home.cue) or _same_speech(d, home)), None)
        if known:
            known.seen = known.seen or seen
            continue
        for draft in _drafts(seen, home, parts):
            taken = by_line[draft.line.index]
            if draft.cue or not any(_meet(other.content, draft.content) for other in taken):
                taken.append(draft)
                drafts.append(draft)


def widen_sources(drafts: Sequence[Draft]) -> None:
    """Where the rules took only a part of a source ("[the owner of a shed that] burned down in Orm admitted"), the
    whole that the engine saw, in this attribution or in another of its sentence, is the source."""
    by_line: defaultdict[int, list[Span]] = defaultdict(list)
    for draft in drafts:
        by_line[draft.line.index] += draft.seen.source if draft.seen else ()
    for draft in drafts:
        own = draft.spans(draft.source)
        named = any(draft.line.capital(i) for part in draft.source for i in range(*part))
        wider = [span for span in by_line[draft.line.index] if len(own) == 1 and _is_end(own[0], span, named)]
        inside = range(len(draft.line.words))
        words = [i for i in inside if any(w.start <= draft.line.words[i].start < w.end for w in wider[:1])]
        if words:
            draft.source = [(words[0], words[-1] + 1)]


def _is_end(part: Span, whole: Span, named: bool) -> bool:
    """A name within a longer description stays by itself."""
    return whole.covers(part) and whole.start < part.start and (whole.end == part.end or not named)


@dataclass(frozen=True, slots=True)
class Edges:
    """The spans of a draft's parts."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]


def edges(draft: Draft) -> Edges:
    """The spans of a draft: the engine's where it alone saw it; the rules' otherwise, but with the engine's source and
    cue where these say the same with other edges."""
    if draft.pattern != "learnt":
        own = Edges(draft.spans(draft.source), draft.spans(draft.cue), draft.spans(draft.content))
        if draft.seen is None:
            return own
        source, cue = own.source, own.cue
        begins = draft.line.words[0].start
        seen = draft.seen
        if _overlap(source, seen.source) and not _overlap(seen.source, (*own.content, *cue)):
            source = source if any(span.start < begins for span in seen.source) else seen.source
        if _overlap(cue, seen.cue) and not _overlap(seen.cue, (*own.content, *source)):
            cue = seen.cue
        return Edges(source, cue, own.content)
    first, last = draft.line.words[0].start, draft.line.words[-1].end
    inside = [
        Span(span.report, max(first, span.start), min(last, span.end))
        for span in _seen_by(draft).content
        if span.start < last and span.end > first
    ]
    alone = draft.seen
    return Edges(alone.source if alone else (), alone.cue if alone else (), tuple(inside))


def whole(draft: Draft, found: Edges) -> tuple[Span, ...]:
    """Everything that the engine saw laid in that mouth at once; nothing where it runs into the source or the cue."""
    content = draft.seen.content if draft.seen else ()
    if draft.line.heading and any(span.end > draft.line.words[-1].end for span in content):
        return ()  # a headline does not go on in the story
    return () if _overlap(content, (*found.source, *found.cue)) else content


def act_of(draft: Draft) -> Act:
    """Whether something was said, thought or shown, seen the words of the cue."""
    lows = [low for words in draft.cue for low in draft.line.lows(words)]
    known = cues()
    thought = [low for low in lows if low in known.thoughts]
    said = [low for low in lows if low in known.nouns or low in known.particles or _verb(low)]
    if not lows or len(said) > len(thought):
        return "speech"
    return "thought" if thought else "attitude"


@dataclass(frozen=True, slots=True)
class _Share:
    """What of an attribution lies in one line, as ranges of words."""

    line: Line
    source: list[Range]
    cue: list[Range]
    content: list[Range]


class _Page:
    """The lines of a report, to find which words a span holds."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = [line for line in lines if line.words]
        self._starts = [line.words[0].start for line in self._lines]

    def parts(self, seen: Attribution) -> list[_Share]:
        """The attribution, line by line."""
        found: dict[int, _Share] = {}
        for role, spans in (("source", seen.source), ("cue", seen.cue), ("content", seen.content)):
            for span in spans:
                for line, words in self._ranges(span):
                    share = found.setdefault(line.index, _Share(line, [], [], []))
                    getattr(share, role).append(words)
        return [found[index] for index in sorted(found)]

    def _ranges(self, span: Span) -> Iterator[tuple[Line, Range]]:
        at = max(0, bisect_right(self._starts, span.start) - 1)
        for number in range(at, len(self._lines)):
            line = self._lines[number]
            if line.words[0].start >= span.end:
                return
            inside = [i for i, word in enumerate(line.words) if word.start < span.end and word.end > span.start]
            if inside:
                yield line, (inside[0], inside[-1] + 1)


def _same_speech(draft: Draft, seen: _Share) -> bool:
    """Whether a draft without a cue is the line of a transcript of which the network takes the colon for a cue."""
    return draft.pattern == "transcript" and not draft.cue and _meet(draft.content, seen.content)


def _meet(left: Sequence[Range], right: Sequence[Range]) -> bool:
    return any(a[0] < b[1] and b[0] < a[1] for a in left for b in right)


def _drafts(seen: Attribution, home: _Share, parts: Sequence[_Share]) -> Iterator[Draft]:
    """One draft for each line that holds content; the first carries source and cue, the others lean on it."""
    stance, hedge = _stance(home.line, home.cue)
    leader = Draft(home.line, home.content, home.source, home.cue, stance, hedge, pattern="learnt", seen=seen)
    if home.content:
        yield leader
    first = not home.content
    for part in parts:
        if part.content and part.line is not home.line and not home.line.heading:
            yield Draft(
                part.line, part.content, stance=stance, pattern="learnt", leans_on=leader, seen=seen if first else None
            )
            first = False


def _stance(line: Line, cue: Sequence[Range]) -> tuple[Stance, str]:
    """The stance that the cue's verb or noun has, turned by a negation before it, and its doubt in words."""
    known = cues()
    for start, end in cue:
        for i in range(start, end):
            noun = known.nouns.get(line.low(i))
            verb = _verb(line.low(i))
            turned = bool(grammar().negations & {line.low(j) for j in range(max(0, i - _REACH), i)})
            if verb:
                return (verb.negated if turned else verb.stance), (line.low(i) if verb.hedge else "")
            if noun:
                return ("decline" if turned else noun.stance), (line.low(i) if noun.hedge else "")
    return "assert", ""


def _overlap(left: Sequence[Span], right: Sequence[Span]) -> bool:
    return any(a.start < b.end and b.start < a.end for a in left for b in right)


def _seen_by(draft: Draft) -> Attribution:
    """What the engine saw of a draft that it alone saw: its own, or that of the draft it leans on."""
    seen = draft.seen or (draft.leans_on.seen if draft.leans_on else None)
    return seen or Attribution((), (), (), 0.0)


def _verb(low: str) -> Verb | None:
    return next((verb for verb, _ in cues().forms.get(low, ()) if not verb.tail), None)
