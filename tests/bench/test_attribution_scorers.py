"""The scorers of bench/attribution, on invented sentences: each fails when its scorer is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.attribution import corpus, measures, product, scores
from bench.attribution.corpus import Attribution

from secondsource.model.assertion import Statement
from secondsource.model.span import Span

TEXT = "Ruiz said the old harbour wall would fall. “It leaks,” she added. Gulls cried."


def at(words: str, nth: int = 0) -> tuple[int, int]:
    """Where words stand in the text."""
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return start, start + len(words)


def said(source: str, cue: str, *content: str) -> Attribution:
    return Attribution((at(source),) if source else (), (at(cue),) if cue else (), tuple(at(c) for c in content))


WALL = said("Ruiz", "said", "the old harbour wall would fall")


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (WALL, True),
        (said("Ruiz", "said", "harbour wall would fall"), True),
        (said("Ruiz", "said", "would fall"), False),  # less than half of the union
        (said("Ruiz", "said", "the old harbour wall would fall. “It leaks,” she added. Gulls cried."), False),
        (said("she", "said", "the old harbour wall would fall"), False),
        (said("", "said", "the old harbour wall would fall"), False),
        (said("Ruiz", "added", "the old harbour wall would fall"), False),
        (said("Ruiz", "", "the old harbour wall would fall"), False),
    ],
)
def test_all_three_parts_must_fit(answer: Attribution, found: bool) -> None:
    assert bool(scores.fits(WALL, answer)) is found


def test_two_empty_sources_fit() -> None:
    assert scores.fits(said("", "said", "the old harbour wall"), said("", "said", "the old harbour wall")) == 1


def test_each_answer_finds_one_and_the_best_contents_go_first() -> None:
    near = said("Ruiz", "said", "old harbour wall would fall")
    assert scores.match([WALL, WALL], [near]) == [0, None]
    assert scores.match([near, WALL], [WALL, near]) == [1, 0]


def test_precision_recall_and_speech_are_counted() -> None:
    added, cried = said("she", "added", "It leaks"), said("", "Gulls cried", "leaks")
    counts = scores.Scores()
    hits = counts.add(TEXT, [WALL, added, cried], [WALL, said("she", "cried", "It leaks"), added, added])
    assert hits == [0, 2, None]
    assert (counts.triples.both, counts.triples.gold, counts.triples.found) == (2, 3, 4)
    assert (counts.listed.both, counts.listed.gold) == (2, 2)
    assert scores.listed("has been telling") and not scores.listed("hopes") and scores.known("said")


def test_exact_spans_need_the_same_words_and_may_overlook_marks() -> None:
    gold = [said("Ruiz", "said", "the old harbour wall would fall"), said("she", "added", "“It leaks,”")]
    ours = [said("Ruiz", "said", "old harbour wall would fall"), said("she", "added", "It leaks")]
    counts = scores.Scores()
    counts.add(TEXT, gold, ours)
    assert counts.exact["source"].f1 == counts.exact["cue"].f1 == 100
    assert (counts.exact["content"].both, counts.aside["content"].both) == (0, 1)
    half = [Attribution((), (), ((at("the old")[0], at("harbour")[0] + 3),))]
    assert scores.runs(half, "content", scores.words(TEXT)) == {(2, 5)}  # a word that is touched belongs to it


def test_pieces_are_spans_of_their_own_unless_they_touch() -> None:
    touching = said("Ruiz", "said", "the old", "harbour wall")
    apart = said("Ruiz", "said", "the old", "wall would")
    places = scores.words(TEXT)
    assert scores.runs([touching], "content", places) == {(2, 6)}
    assert scores.runs([apart], "content", places) == {(2, 4), (5, 7)}


BRAT = """T1\tSource 0 4\tRuiz
T2\tCue 5 9\tsaid
T3\tContent 10 17;18 25\tthe old harbour
T4\tAttribution 5 9\tsaid
T9\tContent \t
E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1
E2\tAttribution:T4 Content:T9 Content2:T3 Cue:T2 Source:T77
"""


def test_stand_off_files_may_lack_what_they_name(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "gulls.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "text" / "unread.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "gulls_b.ann").write_text("", encoding="utf-8")
    (tmp_path / "attributions" / "gulls_a.ann").write_text(BRAT, encoding="utf-8")
    (article,) = corpus.polnear(tmp_path)
    content = ((10, 17), (18, 25))
    assert article.gold == (Attribution(((0, 4),), ((5, 9),), content), Attribution((), ((5, 9),), content))
    assert [name for name, _ in article.annotators] == ["a", "b"]
    assert article.gold[0].words("content", TEXT) == "the old … harbour"
    assert measures.people([article]).triples.gold == 2


def test_rows_become_text_and_spans_end_with_their_sentence() -> None:
    sentences = [
        (["``", "It", "leaks", "''", "she", "said"], ["B-content", *["I-content"] * 3, "B-source", "B-cue"]),
        (["Gulls", "cried"], ["I-content", "O"]),
    ]
    article = corpus.in_rows(sentences)
    assert article.text == "“ It leaks ” she said \nGulls cried \n"
    assert article.rows[0].spans == {"content": {(0, 4)}, "source": {(4, 5)}, "cue": {(5, 6)}}
    assert article.rows[1].spans["content"] == {(0, 1)}
    whole = [Attribution((), (), ((0, 27),))]
    assert [scores.runs(whole, "content", row.tokens) for row in article.rows] == [{(0, 6)}, {(0, 1)}]


def _statement(name: str, content: str, cue: str = "", leans_on: str | None = None) -> Statement:
    cues = (Span("r", *at(cue)),) if cue else ()
    return Statement(
        name, "r", (Span("r", *at(content)),), (), cues, "indirect", "assert", "s", ("s",), leans_on=leans_on
    )


def test_statements_that_lean_on_another_are_joined_to_it() -> None:
    statements = [
        _statement("a", "the old harbour", cue="said"),
        _statement("b", "It leaks", leans_on="a"),
        _statement("c", "Gulls", leans_on="b"),
        _statement("d", "wall", leans_on="nowhere"),
    ]
    first, second = product.joined(statements)
    assert first.cue == (at("said"),) and first.content == (at("the old harbour"), at("It leaks"), at("Gulls"))
    assert second.content == (at("wall"),)
    circle = [_statement("a", "wall", leans_on="b"), _statement("b", "fall", leans_on="a")]
    assert len([part for a in product.joined(circle) for part in a.content]) == 2


def test_nobody_is_an_unknown_speaker() -> None:
    document = {
        "sources": [{"id": "x", "label": "no source named"}, {"id": "y", "label": "officials"}],
        "statements": [{"speaker": "x"}, {"speaker": "y"}, {"speaker": "y"}, {"speaker": "y"}],
    }
    assert measures.unknown_share(document) == 25
