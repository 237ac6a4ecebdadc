"""A dossier with everything that its findings ask for, looked up once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from secondsource.model.assertion import Statement
from secondsource.model.claim import Claim, Event, Member, Origins, Source
from secondsource.model.dossier import Dossier, Finding
from secondsource.model.lineage import Origin
from secondsource.model.numbered import Numbered
from secondsource.model.span import Span
from secondsource.text.phrases import count_of, full_sentence, publishers_of, shortened

MAX_WORDS = 130  # characters of a proposition or quote in a sentence
MAX_CITES = 5  # sentences that a finding cites; the page of the claim has them all
IN_A_LIST = 80  # the same where several are told in one sentence
MAX_NAME = 60  # characters of a source's name; a longer one is cut at its first comma
MIN_QUOTE = 28  # characters of a quote below which the words around it are told too


def triple(claim: Claim) -> str:
    """ "7 reports · 4 publishers · 1-2 independent origins"."""
    origins = "independent origin" if claim.origins.high == 1 else "independent origins"
    return (
        f"{count_of(claim.reports, 'report')} · "
        f"{publishers_of(claim.publishers, claim.families, claim.unplaced)} · "
        f"{span_of(claim.origins.low, claim.origins.high)} {origins}"
    )


def span_of(low: int, high: int) -> str:
    """ "1-2", or "1" when both ends are the same."""
    return str(low) if low == high else f"{low}-{high}"


def order(siglum: str) -> tuple[int, str]:
    """Sigla as they follow one another: A ... Z, AA, ..."""
    return len(siglum), siglum


class Pile:
    """A dossier opened for telling."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.reports = {report.id: report for report in dossier.reports}
        self.claims = {claim.id: claim for claim in dossier.claims}
        self.sources: dict[str, Source] = {source.id: source for source in dossier.sources}
        self.by_size = [s.id for s in sorted(dossier.stories, key=lambda s: (-len(s.reports), s.id))]
        self.several = len(dossier.stories) > 1
        self._numbered = Numbered(dossier.sentences)
        self._story: dict[str, str] = {}
        for story in dossier.stories:
            for report in story.reports:
                self._story.setdefault(report, story.id)
        self.claims_of: dict[str | None, list[Claim]] = defaultdict(list)
        for claim in dossier.claims:
            self.claims_of[claim.story].append(claim)
        self.events_of: dict[str, list[Event]] = defaultdict(list)
        for event in dossier.events:
            for report in dict.fromkeys(span.report for span in event.mentions):
                self.events_of[report].append(event)
        self.statements_of: dict[str, list[Statement]] = defaultdict(list)
        for statement in dossier.statements:
            self.statements_of[statement.report].append(statement)
        self.origins_of: dict[str, list[Origin]] = defaultdict(list)
        for origin in dossier.lineage.origins:
            for report in dict.fromkeys(origin.reports):
                self.origins_of[report].append(origin)
        self.bodies = {e.id: e for e in dossier.entities if e.type in ("org", "group")}
        self.tied = {end for edge in dossier.lineage.edges for end in (edge.child, edge.parent)}
        self.tied |= {child for unseen in dossier.lineage.hypothetical for child in unseen.children}
        self._labels = {origin.id: origin.label for origin in dossier.lineage.origins}
        self._labels |= {u.id: u.agency or u.label for u in dossier.lineage.hypothetical}
        self._labels |= {source.id: source.label for source in dossier.sources}
        self._said: dict[str, list[tuple[int, int, str]]] = {}
        for statement in dossier.statements:
            for span in statement.content:
                self._said.setdefault(span.report, []).append((span.start, span.end, statement.speaker))

    # Words

    def words(self, span: Span) -> str:
        """The words of a span, shortened."""
        return shortened(span.of(self.reports[span.report].text).strip('"“”„«» '), MAX_WORDS)

    def around(self, span: Span) -> str:
        """The words of a span; of a short one with those around it in its sentence."""
        text = self.reports[span.report].text
        sentence = self._numbered.sentence(span)
        if len(span) >= MIN_QUOTE or sentence is None or sentence.span.end < span.end:
            return self.words(span)
        room = MIN_QUOTE - len(span) // 2
        first, last = max(sentence.span.start, span.start - room), min(sentence.span.end, span.end + room)
        if first > sentence.span.start:  # begin and end between words
            first = span.start - len(text[first : span.start].partition(" ")[2])
        if last < sentence.span.end:
            last = span.end + len(text[span.end : last].rpartition(" ")[0])
        before = "… " if first > sentence.span.start else ""
        after = " …" if last < sentence.span.end else ""
        return f"{before}{' '.join(text[first:last].split())}{after}"

    def claim(self, claim: Claim, most: int = MAX_WORDS) -> str:
        """What a claim says, shortened, between quotation marks."""
        return f"“{shortened(claim.proposition, most).rstrip('.')}”"

    def who(self, id_: str | None) -> str:
        """What a source or an origin is called inside a sentence; "" for the report itself."""
        label = " ".join(self._labels.get(id_ or "", "").split())
        first, _, rest = label.partition(" ")
        if rest and first in ("The", "A", "An"):
            label = f"{first.lower()} {rest}"
        return label if len(label) <= MAX_NAME else shortened(label.partition(",")[0], MAX_NAME)

    def speaker(self, span: Span) -> str:
        """Who says these words, the narrowest statement that holds them; "" for the report itself."""
        who = self.speaker_id(span)
        return self.who(who) if who else ""

    def speaker_id(self, span: Span) -> str | None:
        """The id of the speaker of the narrowest statement that holds these words."""
        held = [
            (end - start, who)
            for start, end, who in self._said.get(span.report, ())
            if (min(end, span.end) - max(start, span.start)) * 2 > len(span)
        ]
        return min(held)[1] if held else None

    def at(self, span: Span) -> str:
        """ "B.s4": the sentence that a span begins in."""
        return self._numbered.name(span)

    # Days

    def day(self, report: str) -> str:
        """The ISO day by which a report was published; "" when it is not known."""
        when = self.reports[report].published
        return when.earliest or when.value or ""

    def first_day(self, claim: Claim) -> str:
        """The ISO day on which a claim was first in print; "" when none is known."""
        return min((day for m in claim.members if (day := self.day(m.report))), default="")

    # Where a finding belongs

    def story(self, reports: Iterable[str]) -> str | None:
        """The story that most of these reports belong to; None in a pile of one story."""
        if not self.several:
            return None
        counts = Counter(self._story[id_] for id_ in reports if id_ in self._story)
        return max(counts, key=lambda id_: (counts[id_], id_)) if counts else None

    def with_status(self, status: str) -> list[Claim]:
        """The claims of one status, those that most reports carry first."""
        found = [claim for claim in self.dossier.claims if claim.status == status]
        return sorted(found, key=lambda c: (-c.reports, -c.origins.high, self.first(c)))

    def first(self, claim: Claim) -> tuple[tuple[int, str], int]:
        """Where a claim is first made: a key to sort by."""
        return min((order(m.report), m.span.start) for m in claim.members)

    def members(self, claim: Claim, *stances: str) -> list[Member]:
        """One member of a claim a report, in the order of the reports; only those of some stances if any are given."""
        held: dict[str, Member] = {}
        for member in sorted(claim.members, key=lambda m: (order(m.report), m.span.start)):
            if not stances or member.stance in stances:
                held.setdefault(member.report, member)
        return list(held.values())

    def told(
        self,
        text: str,
        about: Sequence[str],
        kind: str,
        cites: Iterable[Span] = (),
        origins: Origins | None = None,
        story: str | None = None,
    ) -> Finding:
        """A finding with its citation."""
        spans = tuple({self.at(span): span for span in cites}.values())
        named = [self.at(span) for span in spans[:MAX_CITES]]
        if len(spans) > MAX_CITES:
            named.append(f"+{len(spans) - MAX_CITES}")
        parts = [" ".join(named)] if named else []
        if origins:
            parts.append(f"{span_of(origins.low, origins.high)} {'origin' if origins.high == 1 else 'origins'}")
        citation = f"[{' | '.join(parts)}]" if parts else ""
        return Finding(full_sentence(text), tuple(about), kind, spans, origins, citation, story)

    def of_claim(self, text: str, claim: Claim, kind: str, cites: Iterable[Span] | None = None) -> Finding:
        """A finding about one claim, with its origins."""
        shown = [m.span for m in self.members(claim)] if cites is None else cites
        reports = [m.report for m in claim.members]
        story = self.story(reports) if claim.story is None or not self.several else claim.story
        return self.told(text, (claim.id,), kind, shown, claim.origins, story)
