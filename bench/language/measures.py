"""The tables of bench/language: what is measured on which corpus, for one engine after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bench.common import devsets
from bench.common.counts import Counts
from bench.common.engines import report_of
from bench.common.table import Table
from bench.language import align, conllu, given, names, worn

from secondsource.language import Analyzer
from secondsource.model.parse import Parse

#: Name -> file under the data folder.
TREEBANKS = {"EWT dev": "ud-ewt/en_ewt-ud-dev.conllu", "GUM dev": "ud-gum/en_gum-ud-dev.conllu"}
UNER = "uner-ewt/en_ewt-ud-dev.iob2"
WNUT = "ner/WNUT17/CONLL-format/data/dev/emerging.dev.conll"
GIVEN = ("UPOS", "XPOS", "lemma", "UAS", "LAS", "LAS universal", "LAS words")
RAW = ("words F1", "sentences F1", "UPOS", "LAS", "LAS universal")


@dataclass
class Corpora:
    """The development halves, read when they are asked for. `every`: only every so many documents.
    `absent`: those that were asked for and are not there."""

    data: Path
    every: int = 1
    absent: list[str] = field(default_factory=list)

    @cached_property
    def trees(self) -> dict[str, list[conllu.Document]]:
        """Treebanks that are there, by name."""
        found = {}
        for name, file in TREEBANKS.items():
            if self._there(name, file):
                found[name] = conllu.read(self.data / file)[:: self.every]
        return found

    @cached_property
    def named(self) -> dict[str, list[names.Named]]:
        """Texts with names that are there, by name."""
        found = {}
        if self._there("UNER dev", UNER):
            found["UNER dev"] = names.uner(self.data / UNER)[:: self.every]
        if self._there("WNUT17 dev", WNUT):
            found["WNUT17 dev"] = names.wnut(self.data / WNUT)[:: self.every]
        return found

    def _there(self, name: str, file: str) -> bool:
        if (self.data / file).is_file():
            return True
        self.absent.append(name)
        return False


def on_given_words(engines: Mapping[str, Analyzer], corpora: Corpora) -> Table:
    """Tags, lemmas and trees on gold words and sentences."""
    note = "Shares of right words; with punctuation (LAS words: without), with subtypes (LAS universal: without)."
    table = Table("given", "Syntax, words and sentences given", GIVEN, note=note)
    for name, documents in corpora.trees.items():
        for engine, tagger in _taggers(engines):
            table.add(name, engine, given.score(tagger, [document.sentences for document in documents]))
    return table


def robustness(engines: Mapping[str, Analyzer], corpora: Corpora) -> Table:
    """The same in capitals, and without commas, quotation marks and apostrophes."""
    note = "Words and sentences given: all in capitals; or without commas, quotation marks and apostrophes."
    table = Table("robust", "Syntax of careless text", ("UPOS", "LAS"), note=note)
    for name, documents in corpora.trees.items():
        trees = [document.sentences for document in documents]
        worse = {
            "capitals": [[worn.capitals(sentence) for sentence in sentences] for sentences in trees],
            "no marks": [kept for sentences in trees if (kept := worn.all_without_marks(sentences))],
        }
        for engine, tagger in _taggers(engines):
            for how, sentences in worse.items():
                scores = given.score(tagger, sentences)
                table.add(f"{name} {how}", engine, {column: scores[column] for column in table.columns})
    return table


def from_raw_text(engines: Mapping[str, Analyzer], corpora: Corpora) -> Table:
    """Words, sentences, tags and trees from the text itself, aligned by characters."""
    note = "F1 on words aligned by characters, as in the CoNLL 2018 evaluation. Contractions are cut into their words."
    table = Table("raw", "Syntax from raw text", RAW, note=note)
    for name, documents in corpora.trees.items():
        for engine, analyzer in engines.items():
            total = align.fresh()
            tagged = False
            for document in documents:
                parse = analyzer.parse(report_of(document.text))
                tagged = tagged or any(sentence.syntax for sentence in parse.sentences)
                align.count(total, align.gold_reading(document), align.our_reading(document.text, parse))
            cells = {"words F1": total.words.f1, "sentences F1": total.sentences.f1}
            if tagged:
                cells |= {"UPOS": total.upos.f1, "LAS": total.las.f1, "LAS universal": total.las_universal.f1}
            table.add(name, engine, cells)
    return table


def named_things(engines: Mapping[str, Analyzer], corpora: Corpora) -> Table:
    """Names, on given words where the engine can, and from raw text. WNUT17 is of another domain (social media)."""
    note = "Exact span and type. WNUT17 is social media, a domain that nothing here was made for."
    table = Table("names", "Names", ("F1", "P", "R", *names.KINDS), note=note)
    for name, documents in corpora.named.items():
        for engine, namer in _namers(engines):
            table.add(f"{name} given words", engine, _rates(names.on_words(namer, documents)))
        for engine, analyzer in engines.items():
            table.add(f"{name} raw", engine, _rates(names.in_text(_parser(analyzer), documents)))
    return table


def _parser(analyzer: Analyzer) -> Callable[[str], Parse]:
    return lambda text: analyzer.parse(report_of(text))


def _rates(counts: Mapping[str, Counts]) -> dict[str, float]:
    every = counts["all"]
    return {"F1": every.f1, "P": every.precision, "R": every.recall, **{k: counts[k].f1 for k in names.KINDS}}


def _taggers(engines: Mapping[str, Analyzer]) -> Iterator[tuple[str, given.Tagger]]:
    return ((name, analyzer) for name, analyzer in engines.items() if isinstance(analyzer, given.Tagger))


def _namers(engines: Mapping[str, Analyzer]) -> Iterator[tuple[str, names.Namer]]:
    return ((name, analyzer) for name, analyzer in engines.items() if isinstance(analyzer, names.Namer))


def skipped(engines: Mapping[str, Analyzer]) -> list[str]:
    """What engines do not offer, one line each."""
    lines = []
    for name, analyzer in engines.items():
        lacks = [] if isinstance(analyzer, given.Tagger) else ["tags"]
        lacks += [] if isinstance(analyzer, names.Namer) else ["names"]
        if lacks:
            lines.append(f"engine {name}: {' and '.join(lacks)} of given words skipped (it reads text only)")
    return lines


def entities(engines: Sequence[str], shared: Path) -> Table:
    """The section `entities` of dossiers of the development sets."""
    note = "Section `entities` of the project's scorer, on dossiers of the scored sets, in percent."
    columns = ("mentions", "coreference", "links", "type", "score")
    table = Table("entities", "Names across reports", columns, note=note)
    for engine, scored in devsets.by_engine(shared, engines):
        table.add(scored.name, engine, devsets.cells(scored, "entities", columns))
    return table
