"""From a word of saying to an attribution: the orders in which English puts source, verb and what is said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from secondsource.assertions.attribution.complements import Complement, complement
from secondsource.assertions.attribution.draft import Draft
from secondsource.assertions.attribution.lines import Line, Range
from secondsource.assertions.attribution.phrases import finite, subject_after, subject_before, subject_start
from secondsource.assertions.attribution.verbs import Hit, find_hits, is_adverb
from secondsource.resources.cues import cues
from secondsource.resources.grammar import grammar
from secondsource.resources.manners import manners
from secondsource.resources.speakers import speaker_words

#: Words that open a clause which only leads up to "X said C".
_LEAD_INS = frozenset(
    (
        "if",
        "when",
        "as",
        "after",
        "before",
        "while",
        "because",
        "since",
        "although",
        "though",
        "once",
        "until",
        "unless",
        "asked",
        "speaking",
    )
)


def verb_drafts(line: Line) -> Iterator[Draft]:
    """The attributions that verbs of saying make, in the order of the verbs."""
    found: list[Draft] = []
    for hit in find_hits(line):
        if silent_at(line, hit.start) or (hit.modal and not hit.verb.takes & {"bare", "to"}):
            continue
        draft = _passive(line, hit, found) if hit.passive else _active(line, hit, found)
        if draft and all(start < end for start, end in draft.content):
            found.append(draft)
            yield draft


def _active(line: Line, hit: Hit, found: Sequence[Draft]) -> Draft | None:
    if hit.infinitive or line.low(hit.head) in {"citing", "quoting"}:
        return None
    floor, ceiling = line.floor(hit.start), _reach(line, hit)
    right = complement(line, hit, ceiling)
    if hit.gerund:
        return _participle(line, hit, right, floor, found)
    floor = max(floor, _told_from(line, hit, found))
    inverted = _inverted(line, hit, floor, ceiling)
    if inverted:
        return inverted
    source = subject_before(line, hit.start, floor)
    if source is None:
        return _coordinated(line, hit, right, floor, found)
    return _disputed(line, hit, right, source, found) or _arranged(line, hit, right, source, floor)


def _told_from(line: Line, hit: Hit, found: Sequence[Draft]) -> int:
    """Where what another said begins, if the verb is the first in it: "Y said X had told it that"."""
    for draft in found if "bare" in hit.verb.takes else ():
        opens = any("bare" in verb.takes for verb, _ in cues().forms.get(line.low(draft.cue[-1][1] - 1), ()))
        for start, end in draft.content if opens else ():
            lead = (start, hit.start)
            first = not any(line.comma(i) for i in range(*lead)) and not finite(line, lead)
            if draft.cue[-1][1] <= start < hit.start < end and first and _opens_subject(line, start):
                return start
    return 0


def _opens_subject(line: Line, i: int) -> bool:
    """Whether a noun phrase that may speak begins at a word."""
    words = grammar()
    article = line.low(i) in words.determiners | words.pronouns | words.numbers
    return article or line.capital(i) or bool(speaker_words().kinds_of([line.low(i)]))


def _arranged(line: Line, hit: Hit, right: Complement, source: Range, floor: int) -> Draft | None:
    """ "X said C" or "C, X said", whichever the surroundings speak for."""
    said = said_before(line, source[0], floor, hit)
    if said and right.content and line.low(said[0]) in _LEAD_INS and not line.quoted(said[1] - 1):
        said = None
    if said and right.kind == "quote" and right.content and _goes_on(line, right.content):
        return _draft(line, hit, [said, right.content], source, right)
    clause = right.kind == "bare" and right.content and finite(line, right.content)
    if clause and right.content and line.low(right.content[0]) in grammar().pasts:
        clause = False  # "in a statement put out at dawn": a participle, no clause
    if said and (line.quoted(said[1] - 1) or (right.kind in ("", "bare") and not clause)):
        return _draft(line, hit, [said], source, right)
    if right.content and _suits(line, source, right.kind):
        fronted = _object_behind(line, hit, source, floor)
        content = [*fronted, _to_comma(line, right.content) if fronted else right.content]
        return _draft(line, hit, content, source, right)
    if right.kind == "" and right.behind < _reach(line, hit) and "bare" in hit.verb.takes:
        rest = (right.behind, _reach(line, hit))
        if finite(line, rest) and not line.comma(rest[0]):
            return _draft(line, hit, [rest], source, right)
    return None


def _reach(line: Line, hit: Hit) -> int:
    """Where what is said to the right can end: a relative clause ends at its comma."""
    ceiling = line.ceiling(hit.head + 1)
    before = line.low(hit.start - 1)
    if before in {"who", "which"} and line.comma(hit.start - 2):
        return _to_comma(line, (hit.head + 1, ceiling))[1]
    return ceiling


def _to_comma(line: Line, words: Range) -> Range:
    """The range up to its first comma."""
    return words[0], next((i for i in range(*words) if line.comma(i)), words[1])


def _draft(line: Line, hit: Hit, content: list[Range], source: Range | None, right: Complement | None) -> Draft:
    unsaid = hit.negated or (source is not None and line.low(source[0]) in manners().nobody)
    stance = hit.verb.negated if unsaid else hit.verb.stance
    hedge = line.low(hit.head) if hit.verb.hedge and not unsaid else ""
    told = [right.told] if right and right.told else []
    cue = [hit.words, *([hit.apart] if hit.apart else [])]
    if stance == "deny" and hit.verb.lemma != "deny" and content and _proposed(line, content[-1]):
        stance = "decline"
    return Draft(line, content, [source] if source else [], cue, stance, hedge, hit.verb.lemma, told)


def _proposed(line: Line, content: Range) -> bool:
    """Whether what is rejected was asked for or put forward ("calls to resign"), not said."""
    words = grammar()
    stop = words.prepositions | words.subordinators | words.auxiliaries
    end = next((i for i in range(content[0] + 1, content[1]) if line.low(i) in stop or line.words[i].mark), content[1])
    return line.low(end - 1) in cues().proposals


def said_before(line: Line, end: int, floor: int, hit: Hit | None = None) -> Range | None:
    """What is said to the left of a source that begins at `end`: a quotation that ends there, or the clause before
    the comma. None where no such thing stands there or the verb cannot follow what is said."""
    takes = hit.verb.takes if hit else frozenset({"post", "quote"})
    last = floor - 1 - (line.comma(floor - 1) or 0)
    if floor == end and line.quoted(last) and "quote" in takes:
        first = last
        while first > 0 and line.words[first - 1].quote == line.words[last].quote:
            first -= 1
        start = line.floor(first)
        opened = not any(h for h in find_hits(line) if start <= h.head < first)
        return (start if opened else first, last + 1)
    if "post" not in takes or not line.comma(end - 1) or end - 1 <= floor:
        return None
    said = (_clause_start(line, floor, end - 1), end - 1)
    told = finite(line, said) or line.heading
    lead_in = line.low(said[0]) in grammar().prepositions | {"asked", "speaking"} and not finite(line, said)
    return said if told and not lead_in else None


def _clause_start(line: Line, floor: int, end: int) -> int:
    while floor < end and (line.low(floor) in {"and", "but", ","}):
        floor += 1
    return floor


def _goes_on(line: Line, content: Range) -> bool:
    """Whether a quotation goes on with the sentence before it: its first word has no capital."""
    first = next((i for i in range(*content) if not line.words[i].mark), None)
    return first is not None and line.words[first].text[0].islower()


def _suits(line: Line, source: Range, kind: str) -> bool:
    """Whether such a source can say such a thing: a list is in a document, a sight in a reporter's eyes."""
    words, lows = speaker_words(), [low.removesuffix("'s") for low in line.lows(source)]
    kinds = words.kinds_of(lows)
    if kind == "record":
        return bool(kinds & {"document", "monitor"})
    if kind == "sight":
        return bool(words.watchers & set(lows))
    if kind in ("that", "bare", "quote", "to", "wh"):
        return True
    return bool(kinds) or speaks_by_name(line, source)


def speaks_by_name(line: Line, source: Range) -> bool:
    """Whether a source begins with a pronoun for a person or body, or holds a capital."""
    first = line.low(source[0])
    capital = any(
        line.capital(i) and not line.words[i].text[0].isdigit() for i in range(source[0] + (source[0] == 0), source[1])
    )
    return (
        capital
        or line.capital(source[0])
        or first in {"he", "she", "they", "it", "one", "both", "some", "others", "who"}
    )


def _object_behind(line: Line, hit: Hit, source: Range, floor: int) -> list[Range]:
    """For "Y, whom X accuses of C": Y, the object that went to the front."""
    before = source[0] - 1
    if line.low(before) not in {"which", "who", "whom"} or "object" not in hit.verb.takes or not line.comma(before - 1):
        return []
    start = subject_start(line, (floor, before - 1))
    return [(start, before - 1)] if start < before - 1 else []


def _inverted(line: Line, hit: Hit, floor: int, ceiling: int) -> Draft | None:
    """ "C, said X": the verb stands directly behind what is said, its subject behind it."""
    if hit.words[0] != hit.head or not hit.verb.takes & {"post", "quote"} or hit.verb.addressee:
        return None
    said = said_before(line, hit.start, floor, hit)
    after = hit.head + 1
    source = subject_after(line, after, ceiling)
    if not said or not source or line.low(after) in {"that", "to", "in", "on", "at", "by"}:
        return None
    quoted = line.quoted(said[1] - 1)
    if not quoted and (_main_finite(line, source) or (not finite(line, said) and not line.heading)):
        return None
    content = [said]
    if quoted and (rest := _rest_of_quote(line, source[1])):
        content.append(rest)
    elif not quoted and line.comma(source[1]) and line.low(source[1] + 1) in {"not", "but", "and"}:
        content.append((source[1] + 1, ceiling))
    return Draft(
        line,
        content,
        [source],
        [hit.words],
        hit.verb.stance,
        line.low(hit.head) if hit.verb.hedge else "",
        hit.verb.lemma,
    )


def _rest_of_quote(line: Line, i: int) -> Range | None:
    """The second half of a quotation that a short attribution interrupts ("A," said X, "and b.")."""
    while i < len(line) and line.comma(i):
        i += 1
    end = i
    while end < len(line) and line.quoted(end) and line.words[end].quote == line.words[i].quote:
        end += 1
    return (i, end) if end > i and _goes_on(line, (i, end)) else None


def _main_finite(line: Line, source: Range) -> bool:
    """Whether a finite verb stands in the range outside its relative clauses: then it is no noun phrase."""
    first = next((i for i in range(*source) if line.low(i) in grammar().relatives), source[1])
    return finite(line, (source[0], first))


def _coordinated(line: Line, hit: Hit, right: Complement, floor: int, found: Sequence[Draft]) -> Draft | None:
    """ "X did this and said C": the source stands further to the left."""
    if line.low(hit.start - 1) not in {"and", "but", "then", "also", ","} or not right.content:
        return None
    before = [d for d in found if d.cue and d.source and d.line is line]
    if before:
        return _leaning(_draft(line, hit, [right.content], None, right), before[-1])
    source = main_subject(line, floor, hit.start)
    return _draft(line, hit, [right.content], source, right) if source and _suits(line, source, right.kind) else None


def main_subject(line: Line, floor: int, end: int) -> Range | None:
    """The subject of the first finite verb of a clause."""
    words = grammar()
    for i in range(floor + 1, end):
        if line.low(i) in words.finite | words.pasts or finite(line, (floor, i + 1)):
            return subject_before(line, i, floor)
    bare = next((i for i in range(floor + 1, end) if line.low(i).endswith("ed") and line.comma(i + 1)), None)
    return subject_before(line, bare, floor) if bare is not None else None  # "X backtracked, conceding that"


def _participle(line: Line, hit: Hit, right: Complement, floor: int, found: Sequence[Draft]) -> Draft | None:
    """ ", adding that C": the source is that of the clause it hangs on; "with X saying C" has its own."""
    if not right.content or right.kind in ("record", "sight", "number"):
        return None
    start = hit.start
    while start > floor + 1 and is_adverb(line.low(start - 1)):
        start -= 1
    before, previous = line.low(start - 1), start - 1
    if before == "as" and (draft := _cited(line, hit, right, floor)):
        return draft
    with_ = next((j for j in range(previous, max(floor, previous - 8), -1) if line.low(j) == "with"), None)
    if with_ is not None and with_ < previous and not line.comma(previous):
        return _draft(line, hit, [right.content], (with_ + 1, hit.start), right)
    if before not in _JOINED and not line.quoted(previous) and start > floor:
        return None
    leader = [d for d in found if d.source]
    draft = _draft(line, hit, [right.content], None, right)
    draft.opens = _opening(line, start)
    if leader:
        return _leaning(draft, leader[-1])
    source = main_subject(line, floor, hit.start) or _fronted(line, draft, floor)
    if source and _suits(line, source, right.kind):
        draft.source = [source]
        return draft
    return None


_CITED = 14  # words between "quoted" and "as saying"


def _cited(line: Line, hit: Hit, right: Complement, floor: int) -> Draft | None:
    """ "Y quoted X as saying C" and "X was quoted by Y as saying C": X is the source, Y the relay."""
    as_, lows, relay = hit.start - 1, cues().cited, None
    verb = next(
        (j for j in range(as_ - 1, max(floor, as_ - _CITED), -1) if line.plain(j) and line.low(j) in lows), None
    )
    if verb is None or right.content is None:
        return None
    group = verb
    while group > floor and (line.low(group - 1) in grammar().auxiliaries or is_adverb(line.low(group - 1))):
        group -= 1
    source = subject_before(line, group, floor)
    if line.low(verb + 1) == "by":
        relay = (verb + 2, as_)
    elif verb + 1 < as_ and group == verb:
        source, relay = (verb + 1, as_), source
    if source is None:
        return None
    draft = _draft(line, hit, [right.content], source, right)
    draft.cue = [(verb, verb + 1), (as_, hit.words[1])] if relay else draft.cue
    draft.relays = [relay] if relay and relay[0] < relay[1] else []
    return draft


_JOINED = frozenset({",", "and", "after", "before", "by", "while", "when", "but", "despite", "since", "of"})


def _fronted(line: Line, draft: Draft, floor: int) -> Range | None:
    """The subject behind the comma, for a participle that opens its sentence: "After denying C, X admitted D". The
    content then ends at that comma."""
    start, end = draft.content[-1]
    comma = next((i for i in range(start, end) if line.comma(i)), None)
    if comma is None or draft.opens - floor > 1:
        return None
    draft.content[-1] = (start, comma)
    return main_subject(line, comma + 1, end)


def _leaning(draft: Draft, leader: Draft) -> Draft:
    """The draft with the source and the speaker of its leader."""
    draft.leans_on, draft.source = leader, list(leader.source)
    return draft


def _opening(line: Line, start: int) -> int:
    """Where the clause of a participle begins: at the comma a few words before it ("hours after insisting"), or at the
    time that leads it in ("a day after denying")."""
    near = [i for i in range(max(0, start - 5), start) if line.comma(i)]
    if near:
        return near[-1] + 1
    words, i = grammar(), start - 1
    if line.low(i) not in {"after", "before"} or line.low(i - 1) not in words.times:
        return start
    while i > 0 and line.low(i - 1) in words.times | words.numbers | words.determiners | {
        "just",
        "only",
        "barely",
        "than",
        "less",
    }:
        i -= 1
    return i


def _disputed(line: Line, hit: Hit, right: Complement, source: Range, found: Sequence[Draft]) -> Draft | None:
    """ "..., a charge X denies": what is denied was said just before."""
    nouns = cues().nouns
    noun = next((i for i in range(source[0], source[1] - 1) if line.low(i) in nouns), None)
    if right.content or noun is None or not line.comma(source[0] - 1) or line.low(source[0]) not in {"a", "an"}:
        return None
    start, begin = noun + 1 + (line.low(noun + 1) in {"that", "which"}), source[0]
    before = [r for d in found[-1:] for r in d.content if r[0] < begin] or [(line.floor(begin), begin)]
    content = [(first, min(last, begin - 1)) for first, last in before]
    if start >= source[1]:
        return None
    draft = _draft(line, hit, content, (start, source[1]), None)
    draft.opens = begin
    return draft


def _passive(line: Line, hit: Hit, found: Sequence[Draft]) -> Draft | None:
    """ "X is accused by Y of C", "X is said to have C", "it was announced that C"."""
    floor, ceiling = max(line.floor(hit.start), _told_from(line, hit, found)), _reach(line, hit)
    subject = subject_before(line, hit.start, floor)
    if not hit.verb.takes & {"bare", "that", "object"}:
        return None
    i, source = hit.head + 1, None
    if line.low(i) == "by":
        source = subject_after(line, i + 1, _of(line, i + 1, ceiling))
        i = source[1] if source else i
    right = complement(line, Hit((hit.start, i), i - 1, hit.verb, passive=True), ceiling)
    takes_to = line.low(i) == "to" and (line.low(hit.head) in cues().rumoured or hit.verb.addressee)
    rest = (i, ceiling) if takes_to else right.content
    stance = hit.verb.stance
    if right.kind == "that" and rest:
        return Draft(line, [rest], [source] if source else [], [hit.words], stance, "", hit.verb.lemma)
    if source and subject:
        content = [subject, rest] if rest else [(subject[0], hit.words[1])]
        return Draft(line, content, [source], [hit.words], stance, "", hit.verb.lemma)
    if takes_to and subject and rest and hit.start < hit.head:
        return Draft(line, [subject, rest], [], [hit.words], stance, line.low(hit.head), hit.verb.lemma)
    return None


def _of(line: Line, i: int, ceiling: int) -> int:
    """Where the agent of a passive ends: before the "of" or "for" of the reproach."""
    return next(
        (j for j in range(i + 1, ceiling) if line.low(j) in {"of", "for"} and line.low(j + 1).endswith("ing")), ceiling
    )


def silent_at(line: Line, i: int) -> tuple[str, ...]:
    """The turn of phrase for silence that begins at word i, () if none."""
    turns = cues().silence.get(line.low(i), ())
    return next((turn for turn in turns if all(line.low(i + k) == word for k, word in enumerate(turn))), ())
