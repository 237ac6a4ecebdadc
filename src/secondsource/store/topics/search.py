"""Finding sentences and items by their words, and reports by what they tell of.

Hits have one order in every database: what has all words in a row goes before what has them apart, items of the edition
(in its order) before sentences, short sentences before long ones, early before late ones. `place` of a sentence is made
so that this is the order of numbers, and the first page of even the most common word is found at once.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import delete, select

from secondsource.store.asking import Phrase, Question, marks, question
from secondsource.store.base import Hit, Indexed, Slice
from secondsource.store.schema import held_as, items, sentences, telling, tellings
from secondsource.store.topics.base import Writing, batches, cursor
from secondsource.store.topics.finding import Finding, Sought, texts
from secondsource.store.words import LONGEST, folded

#: Hits on one page, at most.
MOST = 200
#: Sentences that wait to be written together.
TOGETHER = 20_000
#: Sentences are in classes by length, this many words each; the last class has all that are longer.
CLASS, CLASSES = 6, 15
#: Places of one class.
ROOM = 1 << 40
#: Words by which near reports are looked for, and reports that are looked at.
RAREST, LOOKED_AT = 48, 4_000


class SearchView(Finding):
    """See `base.View`."""

    def search(
        self,
        words: str,
        *,
        kinds: Sequence[str] = (),
        story: str | None = None,
        after: str | None = None,
        limit: int = 30,
    ) -> Slice:
        """The cursor says which of the four searches below the next hit comes from, and behind which number."""
        limit = max(1, min(limit, MOST))
        asked = question(words)
        first, behind = cursor(after, 2) if after is not None else (0, -1)
        searches = _searches(asked, kinds)
        hits: list[tuple[int, int, Hit]] = []
        for which in range(max(0, int(first)), len(searches)):
            within = texts(searches[which].table, [kind for kind in kinds if kind != "sentence"], story)
            numbers = self._numbers(searches[which], within, behind, limit + 1 - len(hits))
            found = self._items(numbers) if searches[which].table == "items" else self._sentences(numbers)
            hits.extend((which, n, hit) for n, hit in found)
            behind = -1
            if len(hits) > limit:
                break
        page = [_marked(hit, asked) for _, _, hit in hits[:limit]]
        more = f"{hits[limit - 1][0]}:{hits[limit - 1][1]}" if len(hits) > limit else None
        return Slice(tuple(page), more)

    def _items(self, numbers: list[int]) -> list[tuple[int, Hit]]:
        asked = select(items.c.n, items.c.kind, items.c.id, items.c.story, items.c.text)
        found = self._at.execute(asked.where(items.c.n.in_(numbers)).order_by(items.c.n))
        return [(row.n, Hit(row.kind, row.id, 0, row.story, row.text, ())) for row in found]

    def _sentences(self, numbers: list[int]) -> list[tuple[int, Hit]]:
        asked = select(sentences.c.place, sentences.c.report, sentences.c.n, sentences.c.text)
        found = list(self._at.execute(asked.where(sentences.c.place.in_(numbers)).order_by(sentences.c.place)))
        stories = self._stories({row.report for row in found})
        return [(row.place, Hit("sentence", row.report, row.n, stories.get(row.report), row.text, ())) for row in found]

    def _stories(self, reports: set[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for some in batches(sorted(reports)):
            asked = select(items.c.id, items.c.story).where(items.c.id.in_(some), items.c.story.is_not(None))
            found.update((id_, story) for id_, story in self._at.execute(asked))
        return found

    def near(self, words: Sequence[str], limit: int = 12) -> list[str]:
        """Words count by how rare they are in the case; common ones are left out once enough reports were looked at."""
        known: dict[str, int] = {}
        for some in batches(sorted({_one(word) for word in words})):
            asked = select(tellings.c.word, tellings.c.reports).where(tellings.c.word.in_(some))
            known.update((word, n) for word, n in self._at.execute(asked))
        scores: defaultdict[str, float] = defaultdict(float)
        for word in _rarest(known):
            number, matches = self._dialect.found("telling", self._dialect.match([Phrase((word,))]))
            for report in self._at.execute(select(telling.c.report).where(number == telling.c.n, matches)).scalars():
                scores[report] += 1 / math.log2(2 + known[word])
        order = sorted(scores, key=lambda report: (-round(scores[report], 9), report))
        return order[: max(0, limit)]


class SearchWriter(SearchView, Writing):
    """See `base.Writer`. Sentences wait until there are many or somebody looks: see `settle`."""

    def index(self, report: str, sentences: Iterable[Indexed], words: Iterable[str] = ()) -> None:
        """A report that was indexed before is indexed anew."""
        waiting = self._waiting()
        if report in waiting:
            self.settle()
            waiting = self._waiting()
        waiting[report] = (list(sentences), sorted({_one(word) for word in words} - {""}))
        self._heap += 1 + len(waiting[report][0])
        if self._heap >= TOGETHER:
            self.settle()

    def unindex(self, reports: Iterable[str]) -> None:
        """Have reports found no longer."""
        self.settle()
        for some in batches(sorted(set(reports))):
            asked = select(sentences.c.place, sentences.c.text).where(sentences.c.report.in_(some))
            gone = [(place, folded(words)) for place, words in self._at.execute(asked.order_by(sentences.c.place))]
            told = select(telling.c.n, telling.c.words).where(telling.c.report.in_(some)).order_by(telling.c.n)
            words = [(n, words.split()) for n, words in self._at.execute(told)]
            self._dialect.drain(self._at, "sentences", gone)
            self._dialect.drain(self._at, "telling", words)
            self._at.execute(delete(sentences).where(sentences.c.report.in_(some)))
            self._at.execute(delete(telling).where(telling.c.report.in_(some)))
            self._tally([word for _, of_one in words for word in of_one], -1)

    def reindex(self) -> None:
        """Make all full-text tables anew from the texts."""
        self.settle()
        for table, number, words, cut in (
            (sentences, sentences.c.place, sentences.c.text, folded),
            (items, items.c.n, items.c.text, folded),
            (telling, telling.c.n, telling.c.words, str.split),
        ):
            self._dialect.clear(self._at, table.name)
            behind = -1
            while rows := self._at.execute(
                select(number, words).where(number > behind).order_by(number).limit(TOGETHER)
            ).all():
                self._dialect.fill(self._at, table.name, [(n, cut(text)) for n, text in rows])
                behind = rows[-1][0]

    def settle(self) -> None:
        """Write the sentences that wait."""
        waiting, self._heap = self._waiting(), 0
        self._waits = {}
        if not waiting:
            return
        self.unindex(self._indexed(sorted(waiting)))
        found = [sentence for told, _ in waiting.values() for sentence in told]
        number = self._count("sentences", len(found)) if found else 0
        rows, filled = [], []
        for i, sentence in enumerate(found):
            words = folded(sentence.text)
            place = min(len(words) // CLASS, CLASSES) * ROOM + number + i
            s = sentence
            rows.append((place, held_as(s.report), s.n, s.start, s.end, held_as(s.text)))
            filled.append((place, words))
        self._dialect.pour(self._at, sentences, sorted(rows))
        self._dialect.fill(self._at, "sentences", sorted(filled, key=lambda pair: pair[0]))
        self._tell({report: words for report, (_, words) in waiting.items()})

    def _waiting(self) -> dict[str, tuple[list[Indexed], list[str]]]:
        return self._waits

    def _indexed(self, reports: list[str]) -> list[str]:
        """Those of some reports that were indexed before."""
        found: list[str] = []
        for some in batches(reports):
            found.extend(self._at.execute(select(telling.c.report).where(telling.c.report.in_(some))).scalars())
        return found

    def _tell(self, told: dict[str, list[str]]) -> None:
        first = self._count("telling", len(told))
        numbered = list(enumerate(told.items(), first))
        self._dialect.pour(
            self._at, telling, [(n, held_as(report), " ".join(words)) for n, (report, words) in numbered]
        )
        self._dialect.fill(self._at, "telling", [(n, words) for n, (_, words) in numbered])
        self._tally([word for words in told.values() for word in words], 1)

    def _tally(self, words: list[str], by: int) -> None:
        """In how many reports words stand."""
        self._dialect.add_up(self._at, [(word, by * n) for word, n in sorted(Counter(words).items())])

    _waits: dict[str, tuple[list[Indexed], list[str]]]
    _heap: int


def _one(word: str) -> str:
    """A telling word, which may be a name of several words, as one word."""
    return "·".join(folded(word))[:LONGEST]


def _searches(asked: Question, kinds: Sequence[str]) -> list[Sought]:
    """What to look for where, one after another."""
    if not asked.phrases:
        return []
    tables = [
        *(["items"] if not kinds or any(kind != "sentence" for kind in kinds) else []),
        *(["sentences"] if not kinds or "sentence" in kinds else []),
    ]
    in_a_row = [Sought(table, (asked.whole,)) for table in tables] if asked.whole else []
    return [*in_a_row, *(Sought(table, asked.phrases, asked.whole) for table in tables)]


def _marked(hit: Hit, asked: Question) -> Hit:
    return Hit(hit.kind, hit.id, hit.n, hit.story, hit.text, marks(hit.text, asked))


def _rarest(known: dict[str, int]) -> list[str]:
    """Words from the rarest on, until enough reports have them."""
    chosen: list[str] = []
    left = LOOKED_AT
    for word in sorted((word for word, n in known.items() if n), key=lambda word: (known[word], word))[:RAREST]:
        left -= known[word]
        if left < 0 and chosen:
            break
        chosen.append(word)
    return chosen
