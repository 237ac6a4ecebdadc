from __future__ import annotations

import json
import shutil
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from secondsource.errors import RunError
from secondsource.language.english import English
from secondsource.language.network import Network
from secondsource.model.parse import Parse, Sentence
from secondsource.model.report import Report
from secondsource.model.span import Span

TEXT = """Northport, March 3 (Meridian) - Two people were killed when a crane fell in Northport on Tuesday, police said.

“It came down without a sound,” said Ana Ruiz, a spokeswoman for the Harbour Board. She added that work had stopped.

The minister denied that the crane was old. According to the union, it had been due for repair since 2019."""


@pytest.fixture(scope="module")
def engine() -> English:
    return English()


@pytest.fixture(scope="module")
def parse(engine: English) -> Parse:
    return engine.parse(Report("r", "r.txt", "0", TEXT))


def sentence_of(parse: Parse, words: str) -> Sentence:
    return next(s for s in parse.sentences if words in s.span.of(TEXT))


def test_sentences_are_cut(parse: Parse) -> None:
    assert [s.span.of(TEXT)[-14:] for s in parse.sentences] == [
        ", police said.",
        "Harbour Board.",
        "k had stopped.",
        "crane was old.",
        "ir since 2019.",
    ]


def test_a_dateline_is_no_sentence_of_its_own() -> None:
    text = "NORTHPORT, March 3 (Meridian) - A crane fell on Tuesday, police said. Nobody was hurt."
    report = Report("r", "r.txt", "0", text, dateline=Span("r", 0, text.index(" A crane")))
    assert [s.span.of(text) for s in English().parse(report).sentences] == [
        "NORTHPORT, March 3 (Meridian) - A crane fell on Tuesday, police said.",
        "Nobody was hurt.",
    ]


def test_every_sentence_is_a_tree_over_its_own_words(parse: Parse) -> None:
    for sentence in parse.sentences:
        heads = [token.head for token in sentence.syntax]
        assert heads.count(-1) == 1
        assert all(-1 <= head < len(heads) and head != at for at, head in enumerate(heads))
        assert all(sentence.span.start <= t.start < t.end <= sentence.span.end for t in sentence.syntax)
        assert all(t.lemma and t.upos and t.xpos and t.relation for t in sentence.syntax)


def test_tags_lemmas_and_relations(parse: Parse) -> None:
    by_word = {t.lemma: t for t in sentence_of(parse, "denied").syntax}
    assert by_word["deny"].upos == "VERB"
    assert by_word["minister"].relation == "nsubj"
    assert by_word["crane"].relation == "nsubj"
    assert by_word["old"].relation == "ccomp"


def test_names(parse: Parse) -> None:
    found = {name.span.of(TEXT): name.type for name in parse.names}
    assert found["Ana Ruiz"] == "person"
    assert found["Northport"] == "place"
    assert found["Harbour Board"] == "org"


def test_attributions_have_their_parts(parse: Parse) -> None:
    found = {
        tuple(" … ".join(span.of(TEXT) for span in part) for part in (a.source, a.cue)): a for a in parse.attributions
    }
    assert ("police", "said") in found
    union = found["the union", "According to"]
    assert [span.of(TEXT) for span in union.content] == ["it had been due for repair since 2019"]
    assert all(0 < a.sure <= 1 for a in parse.attributions)


def test_given_words_are_tagged_as_they_are(engine: English) -> None:
    given = [["Rain", "fell", "."], ["Stop"], ["She", "does", "n't", "know", "."]]
    rows = engine.tag(given)
    assert [len(row) for row in rows] == [3, 1, 5]
    assert [token.upos for token in rows[0]] == ["NOUN", "VERB", "PUNCT"]
    assert rows[2][2].lemma == "not"
    assert engine.tag([]) == []
    assert engine.names([["Ana", "Ruiz", "smiled", "."]]) == [[(0, 2, "PER")]]


def test_reading_is_the_same_every_time(engine: English, parse: Parse) -> None:
    assert engine.parse(Report("r", "r.txt", "0", TEXT)) == parse
    assert English().parse(Report("r", "r.txt", "0", TEXT)) == parse


@pytest.mark.parametrize(
    "text", ["", " \n ", "?", "a" * 5000, "TWO DIED POLICE SAID", "two died police said " * 400, "“" * 300, "🙂 " * 50]
)
def test_odd_texts_are_read(engine: English, text: str) -> None:
    parse = engine.parse(Report("r", "r.txt", "0", text))
    for sentence in parse.sentences:
        assert [t.head for t in sentence.syntax].count(-1) == (1 if sentence.syntax else 0)
    covered = sum(t.end - t.start for s in parse.sentences for t in s.syntax)
    assert covered == sum(not c.isspace() for c in text)


def test_vectors_are_near_for_what_says_the_same(engine: English) -> None:
    same, other = ["The bridge was closed on Monday.", "On Monday they shut the bridge."], ["She likes old songs."]
    vectors = engine.vectors([*same, *other])
    assert vectors.shape == (3, 384)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert vectors[0] @ vectors[1] > 0.6 > 0.3 > vectors[0] @ vectors[2]


def test_vectors_are_the_same_whatever_was_read_before(engine: English) -> None:
    text = "The crane fell in Northport."
    _, fresh = engine.word_vectors(text)
    engine.parse(Report("r", "r.txt", "0", text))
    _, after = engine.word_vectors(text)
    _, small = engine.word_vectors(text.lower())
    assert np.array_equal(fresh, after)
    assert not np.array_equal(fresh, small)  # the network knows capitals


def test_a_changed_file_is_not_loaded(tmp_path: Path) -> None:
    shutil.copytree(str(files("secondsource.language") / "weights"), tmp_path / "weights")
    vocabulary = tmp_path / "weights" / "vocabulary.txt"
    vocabulary.write_bytes(vocabulary.read_bytes() + b"x")
    with pytest.raises(RunError, match=r"vocabulary\.txt.*digest"):
        _ = Network(tmp_path / "weights").pieces
    vocabulary.unlink()
    with pytest.raises(RunError, match=r"vocabulary\.txt is missing"):
        _ = Network(tmp_path / "weights").pieces
    (tmp_path / "weights" / "english.json").write_text("{")
    with pytest.raises(RunError, match=r"english\.json cannot be read"):
        Network(tmp_path / "weights").labels("upos")


def test_the_card_names_every_corpus_and_the_licence() -> None:
    card = (Path(__file__).parents[2] / "models" / "language" / "CARD.md").read_text(encoding="utf-8")
    for corpus in ("EWT", "GUM", "Universal NER", "wikigold", "Broad Twitter", "WNUT", "re3d", "PolNeAR"):
        assert corpus in card
    about = json.loads((files("secondsource.language") / "weights" / "english.json").read_text(encoding="utf-8"))
    assert set(about["sha256"]) == {"english.onnx", "english.npz", "vocabulary.txt", "lemmas.json"}
    assert "CC BY-SA 4.0" in card
