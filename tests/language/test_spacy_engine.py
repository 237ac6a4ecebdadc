"""A spaCy pipeline as language engine, on our own sentences and words. The pipelines here are made by rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from secondsource.errors import BadInput, MissingExtra
from secondsource.language import load, load_tagger
from secondsource.model.report import Report

spacy = pytest.importorskip("spacy")

TEXT = (
    "Fire in Orland\n\n“It didn’t spread,” Ana Ruiz, mayor of Orland, told the U.N. on Monday.\r\n"
    "The Arn Water Board denied this, said Ruiz’s spokesman."
)


@spacy.Language.component("hang-on-the-first-word")
def hang(doc: Any) -> Any:
    """Hangs every word of a sentence on its first one."""
    for sentence in doc.sents:
        for word in sentence:
            word.pos_, word.tag_, word.lemma_ = "X", "xx", word.lower_
            word.head, word.dep_ = sentence[0], "ROOT" if word.i == sentence.start else "dep"
    return doc


@spacy.Language.component("all-are-roots")
def uproot(doc: Any) -> Any:
    """Leaves every word without a head."""
    for word in doc:
        word.dep_ = "ROOT"
    return doc


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    made = spacy.blank("en")
    ruler = made.add_pipe("entity_ruler")
    people = [{"label": "PERSON", "pattern": words} for words in ("Ana Ruiz", "Ruiz")]
    others = [{"label": "GPE", "pattern": "Orland"}, {"label": "ORG", "pattern": "The Arn Water Board"}]
    ruler.add_patterns([*people, *others, {"label": "DATE", "pattern": "Monday"}])
    made.add_pipe("hang-on-the-first-word")
    folder = tmp_path_factory.mktemp("pipelines") / "chain"
    made.to_disk(folder)
    yield folder


def report(text: str = TEXT) -> Report:
    return Report("r", "r.txt", "0", text)


def test_syntax_stands_on_our_own_words(pipeline: Path) -> None:
    parse = load(f"spacy:{pipeline}").parse(report())
    assert parse.engine == f"spacy:{pipeline}"
    for sentence in parse.sentences:
        words = [TEXT[t.start : t.end] for t in sentence.syntax]
        assert words and "".join(words) == "".join(sentence.span.of(TEXT).split())
        assert [t.head for t in sentence.syntax] == [-1] + [0] * (len(words) - 1)
        assert [t.relation for t in sentence.syntax] == ["root"] + ["dep"] * (len(words) - 1)
        assert [t.lemma for t in sentence.syntax] == [word.lower() for word in words]
        assert {(t.upos, t.xpos) for t in sentence.syntax} == {("X", "xx")}
    assert "n’t" in [TEXT[t.start : t.end] for s in parse.sentences for t in s.syntax]


def test_names_are_the_pipelines_put_together_by_the_rules(pipeline: Path) -> None:
    names = load(f"spacy:{pipeline}").parse(report()).names
    assert [(n.span.of(TEXT), n.type, n.head) for n in names] == [
        ("Orland", "place", "Orland"),
        ("Ana Ruiz", "person", "Ana Ruiz"),
        ("Orland", "place", "Orland"),
        ("Arn Water Board", "org", "Arn Water Board"),
        ("Ruiz", "person", "Ana Ruiz"),
    ]


def test_a_pipeline_that_finds_no_names_leaves_them_to_the_rules(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    parse = load(f"spacy:{tmp_path / 'blank'}").parse(report())
    assert "Ana Ruiz" in [n.span.of(TEXT) for n in parse.names]
    tokens = [t for s in parse.sentences for t in s.syntax]
    assert {(t.head, t.relation, t.upos) for t in tokens} == {(-1, "", "")}


def test_of_several_roots_one_stays(tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe("all-are-roots")
    made.to_disk(tmp_path / "roots")
    (row,) = load_tagger(f"spacy:{tmp_path / 'roots'}").tag([["Rain", "fell", "."]])
    assert [(t.head, t.relation) for t in row] == [(-1, "root"), (0, "dep"), (0, "dep")]


def test_words_that_are_cut_already(pipeline: Path) -> None:
    tagger = load_tagger(f"spacy:{pipeline}")
    first, second, third = tagger.tag([["Can", "not", "New York"], [], ["."]])
    assert [(t.start, t.end, t.lemma, t.head) for t in first] == [
        (0, 0, "can", -1),
        (0, 0, "not", 0),
        (0, 0, "new york", 0),
    ]
    assert second == ()
    assert [t.relation for t in third] == ["root"]


def test_a_long_report_is_parsed_piece_by_piece(pipeline: Path) -> None:
    text = "Ana Ruiz denied it. " * 2000
    parse = load(f"spacy:{pipeline}").parse(report(text))
    assert len(parse.sentences) == 2000
    assert all(len(s.syntax) == 5 for s in parse.sentences)
    assert len(parse.names) == 2000


def test_no_text_no_words(pipeline: Path) -> None:
    assert load(f"spacy:{pipeline}").parse(report("")).sentences == ()
    assert load_tagger(f"spacy:{pipeline}").tag([]) == []


def test_a_pipeline_that_is_not_installed_says_how_to_get_it() -> None:
    with pytest.raises(MissingExtra, match="python -m spacy download en_no_such"):
        load("spacy:en_no_such")
    with pytest.raises(BadInput, match="no language engine"):
        load("spacey")
