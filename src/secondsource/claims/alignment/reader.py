"""Reads one report into items: its counts, who holds what, what is said and what is told beside these."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from secondsource.claims.alignment import phrases
from secondsource.claims.alignment.figure_facts import is_telling, number
from secondsource.claims.alignment.items import WORD, Item, ItemKind, telling
from secondsource.claims.alignment.pile import Pile, known, mentions
from secondsource.claims.alignment.predicates import (
    absent,
    addresses,
    core,
    denied_words,
    heads,
    negated,
    nouns,
    states,
    tells,
    tells_first,
)
from secondsource.claims.alignment.replies import answering, called_untrue
from secondsource.model.assertion import Assertions, ControlMention, EventMention, Figure, Statement
from secondsource.model.claim import Cast, Control, Event, MemberStance
from secondsource.model.lineage import Lineage
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.model.story import Story
from secondsource.resources.sides import side_of
from secondsource.text.inflect import singular

MIN_WORDS = 2  # telling words; "He cannot" or a bare name claims nothing that could be compared
_STANCES: dict[str, MemberStance] = {"deny": "denies", "admit": "admits"}


def gather(
    stories: Sequence[Story],
    reports: Sequence[Report],
    parses: Sequence[Parse],
    assertions: Sequence[Assertions],
    lineage: Lineage,
    cast: Cast,
    events: Sequence[Event] = (),
    control: Sequence[Control] = (),
) -> list[Item]:
    """Every item of every report in English, in the order of their keys. Of others only the sentences are known, which
    do not tell what is said in them."""
    story_of = {report: story.id for story in stories for report in story.reports}
    names, pile = mentions(cast), known(lineage, cast, events, control)
    found: list[Item] = []
    for report, parse, said in zip(reports, parses, assertions, strict=True):
        if parse.language != "en":
            continue
        story = story_of.get(report.id, report.id)
        found += _Reader(story, report, parse, said, names.get(report.id, []), pile).items()
    return sorted(found, key=lambda item: item.key)


class _Reader:
    """Reads one report; holds what every item of it shares."""

    def __init__(
        self,
        story: str,
        report: Report,
        parse: Parse,
        said: Assertions,
        names: Sequence[tuple[Span, str]],
        pile: Pile,
    ) -> None:
        self.story, self.report, self.parse, self.said = story, report, parse, said
        self.names, self.pile = names, pile
        self.day = report.published.latest or report.published.earliest or ""
        self.dated = bool(self.day) and report.published.earliest == report.published.latest
        self.statements = {s.id: s for s in said.statements}

    def items(self) -> list[Item]:
        """The items of the report, sentence by sentence."""
        found: list[Item] = []
        before: list[Item] = []
        last: Span | None = None
        for row, sentence in enumerate(self.parse.sentences):
            if sentence.kind in ("body", "title", "heading"):
                at = row, sentence.paragraph
                mine = [self._placed(item, last, at) for item in self._of_sentence(sentence)]
                before = [answering(self._with_person(item, before), before) for item in mine]
                found += before
                last = sentence.span
        return [i for i in found if (i.words or i.figure or i.refuses) and (i.takes_up or not i.slight)]

    def _placed(self, item: Item, before: Span | None, at: tuple[int, int]) -> Item:
        """The item with its place in the text, and whether it starts with a word that takes up what was told before."""
        first = WORD.search(self.report.quote(item.span))
        takes_up = first is not None and first[0].casefold() in phrases.TAKING_UP
        return replace(item, before=before, row=at[0], block=at[1], takes_up=takes_up)

    def _with_person(self, item: Item, before: Sequence[Item]) -> Item:
        """The item; one that names nobody, but has a "he" or "her", is about the one person of the sentence before."""
        if item.people or not before or not phrases.THIRD.search(self.report.quote(item.sentence)):
            return item
        people = frozenset().union(*(other.people for other in before))
        return replace(item, people=people) if len(people) == 1 else item

    def _of_sentence(self, sentence: Sentence) -> list[Item]:
        inside, text = sentence.span, self.report.text
        if phrases.REFUTES.match(self.report.quote(inside)):
            return [self._refutation(sentence)]
        figures = [f for f in self.said.figures if f.status and inside.covers(f.span)]
        control = [c for c in self.said.control if inside.shared(c.evidence) and not c.background]
        parts = [s for s in self.said.statements if any(inside.shared(c) for c in s.content)]
        events = [e for e in self.said.events if inside.covers(e.trigger)]
        found = [self._figure(sentence, figure, events) for figure in figures]
        found += [
            replace(self._figure(sentence, f, events), spare=True)
            for f in self.said.figures
            if not f.status and inside.covers(f.span) and is_telling(f)
        ]
        for mention in control:
            told = self._teller(mention.evidence)
            for place in self.pile.held.get(mention.evidence, [mention.place]):
                item = self._item(sentence, "control", [mention.evidence], told, events, place=place)
                stance = _STANCES.get(mention.stance, item.stance)
                found.append(replace(item, stance=stance, taker=_taker(mention)))
        taken = [f.span for f in figures]
        if parts:
            called = called_untrue(text, inside)
            for statement in parts:
                spans = [_clip(content, inside) for content in statement.content if inside.shared(content)]
                mine = self._proposition(sentence, spans, statement, taken, bool(control), events)
                untrue = called is not None and any(called.shared(span) for span in spans)
                found += [replace(item, stance="denies") for item in mine] if untrue else mine
        elif not self._asserts_nothing(sentence):
            called = called_untrue(text, inside)
            mine = self._proposition(sentence, [called or inside], None, taken, bool(control), events)
            found += [replace(item, stance="denies") for item in mine] if called else mine
        return found

    def _asserts_nothing(self, sentence: Sentence) -> bool:
        """Whether a sentence asks, bids, leads on, gives notice, or tells the terms on which somebody spoke."""
        whole = sentence.span
        if self.report.quote(whole).rstrip(" \"'”’").endswith("?") or addresses(sentence, self.report.text):
            return sentence.kind == "body"
        if phrases.NOTICE.search(self.report.quote(whole)):
            return True
        terms = (s.anonymous.condition for s in self.said.speakers if s.anonymous and s.anonymous.condition)
        return any(2 * whole.shared(span) >= len(whole) for span in terms)

    def _refutation(self, sentence: Sentence) -> Item:
        """ "That is not true": denies what the sentence before says."""
        said = [s for s in self.said.statements if any(sentence.span.shared(c) for c in s.content)]
        item = self._item(sentence, "statement" if said else "event", [sentence.span], said[0] if said else None, [])
        return replace(item, stance="denies", words=frozenset(), negated=False, states=frozenset())

    def _figure(self, sentence: Sentence, figure: Figure, events: Sequence[EventMention]) -> Item:
        told = self.statements.get(figure.statement or "") or self._teller(figure.span)
        return self._item(sentence, "figure", [figure.span], told, events, figure=figure)

    def _proposition(
        self,
        sentence: Sentence,
        spans: Sequence[Span],
        told: Statement | None,
        counted: Sequence[Span],
        control: bool,
        events: Sequence[EventMention],
    ) -> list[Item]:
        """What is said beside the counts of people; nothing when hardly a word is left."""
        item = self._item(sentence, "statement" if told else "event", spans, told, events)
        inside = [f for f in counted if any(span.covers(f) for span in spans)]
        rest = item.words - frozenset().union(*(telling(self.report.quote(f)) for f in inside))
        short = item.stance == "denies" or bool(told and told.stance == "confirm")
        bare = short and len(rest) < MIN_WORDS
        none = bool(item.negated and item.denied and rest and not inside)  # "no one was hurt"
        if len(rest) < MIN_WORDS + 2 * bool(inside) and not item.refuses and not bare and not none:
            return [replace(item, slight=True, words=rest)] if rest and not inside and not control else []
        if bare:
            return [replace(item, words=frozenset(), span=sentence.span)]
        return [replace(item, spare=bool(counted) or control, holds=control, words=rest)]

    def _is_open(self, inside: Span, spans: Sequence[Span], told: Statement | None) -> bool:
        """Whether words are a rumour or the like; what somebody answers to a rumour is none."""
        found = phrases.OPEN.search(self.report.text, inside.start, inside.end)
        if found is None:
            return any(phrases.OPEN.search(self.report.quote(span)) for span in spans)
        rumour = Span(inside.report, *found.span())
        return told is None or any(rumour.shared(part) for part in (*told.source, *told.cue, *told.content))

    def _teller(self, span: Span) -> Statement | None:
        """The statement whose content holds a span."""
        for statement in self.said.statements:
            if any(content.shared(span) * 2 > len(span) for content in statement.content):
                return statement
        return None

    def _item(
        self,
        sentence: Sentence,
        kind: ItemKind,
        spans: Sequence[Span],
        told: Statement | None,
        events: Sequence[EventMention],
        figure: Figure | None = None,
        place: str = "",
    ) -> Item:
        """The item of some words of a sentence (the longest stretch of them is shown)."""
        chain = [self.pile.source_of.get(s, s) for s in told.chain or (told.speaker,)] if told else []
        whole = [sentence.span] if kind in ("figure", "control") else spans

        def here(span: Span) -> bool:
            return any(part.covers(span) for part in whole)

        known = [e for e in events if here(e.trigger) and e.trigger in self.pile.event_of]
        moments = [m for m in self.parse.moments if here(m.span)]
        return Item(
            story=self.story,
            report=self.report.id,
            kind=kind,
            sentence=sentence.span,
            span=max(spans, key=lambda span: (len(span), -span.start)),
            stance=_STANCES.get(told.stance, "reports") if told else "asserts",
            words=frozenset().union(*(telling(self.report.quote(span)) for span in spans)),
            names=frozenset(e for s, e in self.names if here(s)),
            sites=tuple(
                self.pile.mapped[e]
                for s, e in self.names
                if e in self.pile.mapped and self._tells_where(figure, s, here)
            ),
            doers=self._doers(sentence.span, events) if figure else frozenset(),
            things=nouns(sentence, spans, self.report.text),
            people=frozenset(e for s, e in self.names if e in self.pile.persons and sentence.span.covers(s)),
            proper=frozenset().union(*(telling(self.report.quote(s)) for s, _ in self.names if here(s))),
            numbers=frozenset((f.unit, v) for f in self.said.figures if here(f.span) and (v := number(f)) is not None),
            days=frozenset(m.earliest for m in moments if m.earliest),
            clock=frozenset(m.value[-5:] for m in moments if phrases.CLOCK.search(m.value)),
            speaker=chain[0] if chain else None,
            teller=self.pile.source_of.get(told.speaker, told.speaker) if told else None,
            strand=self.pile.strands.get(sentence.span, self.report.id),
            day=self.day,
            dated=self.dated,
            title=sentence.kind != "body",
            refuses=bool(told and told.stance == "decline"),
            recanted=bool(told and told.stance == "deny" and self._is_earlier(told)),
            recalled=bool(phrases.RECALLED.search(self.report.quote(sentence.span))),
            running=bool(figure and phrases.RUNNING.search(self.report.quote(sentence.span))),
            partial=figure is not None and self._is_share(figure, sentence.span),
            negated=kind in ("statement", "event") and negated(sentence, spans, self.report.text),
            denied=denied_words(sentence, spans, self.report.text),
            open=self._is_open(sentence.span, spans, told),
            withdraws=bool(phrases.WITHDRAWS.search(self.report.quote(sentence.span))),
            unverified=bool(phrases.UNVERIFIED.search(self.report.quote(sentence.span))),
            nothing=absent(sentence, spans, self.report.text),
            negative=any(phrases.NEGATIVE.search(self.report.quote(span)) for span in spans),
            states=states(sentence, spans, self.report.text) if kind in ("statement", "event") else frozenset(),
            heads=heads(sentence, spans),
            happened=frozenset(
                (e.label, self.pile.event_of[e.trigger]) for e in known if tells_first(sentence, e.trigger)
            ),
            core=frozenset().union(
                *(telling(self.report.quote(word)) for word in core(sentence, spans, self.report.text))
            ),
            around=telling(self.report.quote(sentence.span)),
            many=bool(told and self._are_many(told)),
            quoted=any(quote.span.shared(whole[0]) for quote in self.parse.quotes) and bool(told),
            named=frozenset(
                w for s in (told.source if told else ()) for w in WORD.findall(self.report.quote(s).casefold())
            ),
            statement=told.id if told else None,
            figure=figure,
            place=place,
            events=frozenset(self.pile.event_of[e.trigger] for e in known),
            told=frozenset(
                self.pile.event_of[e.trigger] for e in known if tells(sentence, e.trigger, self.report.text)
            ),
            main=frozenset(self.pile.event_of[e.trigger] for e in known if tells_first(sentence, e.trigger)),
        )

    def _doers(self, sentence: Span, events: Sequence[EventMention]) -> frozenset[str]:
        """The entities that a sentence names as those who did what it tells of."""
        told = " ".join(actor for event in events for actor in event.actors)
        return frozenset(e for s, e in self.names if sentence.covers(s) and self.report.quote(s) in told)

    def _tells_where(self, figure: Figure | None, name: Span, here: Callable[[Span], bool]) -> bool:
        """Whether a name of a place is that of an item: of a count the one that it has."""
        return here(name) and (figure is None or self.report.quote(name) == figure.place)

    def _are_many(self, told: Statement) -> bool:
        """Whether the words for a source are for several: the noun before any "of", "at" or "who" is a plural."""
        words = WORD.findall(self.report.quote(min(told.source)).casefold()) if told.source else []
        first = next((i for i, word in enumerate(words) if word in phrases.BEHIND), len(words))
        return first > 0 and words[first - 1] != singular(words[first - 1])

    def _is_earlier(self, told: Statement) -> bool:
        """Whether a statement is told as one made before ("a day after denying that ...")."""
        cue = min(told.cue, default=None)
        return cue is not None and bool(phrases.EARLIER.search(self.report.text[max(0, cue.start - 40) : cue.start]))

    def _is_share(self, figure: Figure, sentence: Span) -> bool:
        """Whether a count is marked as a part by the words at it or before it in its sentence."""
        text = self.report.text
        return not figure.part_of and bool(
            phrases.PARTIAL.match(text, figure.span.start, sentence.end)
            or phrases.REST.match(text, figure.span.start, sentence.end)
            or phrases.AMONG.search(text, sentence.start, figure.span.start)
        )


def _taker(mention: ControlMention) -> str:
    """For which side a place was taken: "state" or "non_state"; "" where neither the words for the one who took it nor
    those for the one who lost it tell."""
    if taker := _side(mention.taker):
        return taker
    return {"state": "non_state", "non_state": "state"}.get(_side(mention.loser), "")


def _side(party: str | None) -> str:
    sort = side_of(WORD.findall((party or "").casefold())).sort or ""
    return "state" if sort == "allied" else sort


def _clip(span: Span, inside: Span) -> Span:
    """The part of a span that lies in a sentence."""
    return Span(span.report, max(span.start, inside.start), min(span.end, inside.end))
