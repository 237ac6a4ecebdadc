"""The scorers of bench/language, on invented sentences: each fails when its scorer is wrong."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from bench.language import align, conllu, given, names, worn

from secondsource.model.parse import Parse, Sentence, Token
from secondsource.model.span import Span

TREE = """# newdoc id = one
# newpar
# text = Gulls didn't cry, "mostly".
1\tGulls\tgull\tNOUN\tNNS\t_\t4\tnsubj\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\tcry\tcry\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No
5\t,\t,\tPUNCT\t,\t_\t7\tpunct\t_\t_
6\t"\t"\tPUNCT\t``\t_\t7\tpunct\t_\tSpaceAfter=No
7\tmostly\tmostly\tADV\tRB\t_\t4\tadvmod:emph\t_\tSpaceAfter=No
8\t"\t"\tPUNCT\t''\t_\t7\tpunct\t_\tSpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

# text = Rain fell
1\tRain\train\tNOUN\tNN\t_\t2\tnsubj\t_\t_
1.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No

# newpar
# text = Ships waited.
1\tShips\tship\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\twaited\twait\tVERB\tVBD\t_\t0\troot\t_\tSpaceAfter=No
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc id = two
# text = Cannot.
1-2\tCannot\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
1\tCan\tcan\tAUX\tMD\t_\t0\troot\t_\t_
2\tnot\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_

"""


@pytest.fixture
def documents(tmp_path: Path) -> list[conllu.Document]:
    path = tmp_path / "tree.conllu"
    path.write_text(TREE, encoding="utf-8")
    return conllu.read(path)


def test_text_is_put_together_again_and_words_stand_in_it(documents: list[conllu.Document]) -> None:
    first, second = documents
    assert first.text == 'Gulls didn\'t cry, "mostly". Rain fell\n\nShips waited.'
    assert second.text == "Cannot."
    for document in documents:
        for word in (word for sentence in document.sentences for word in sentence):
            assert document.text[word.start : word.end] == word.form
    assert [word.form for word in first.sentences[0]][:4] == ["Gulls", "did", "n't", "cry"]
    assert [word.head for word in first.sentences[1]] == [1, -1]


def _tokens(sentence: tuple[conllu.Word, ...]) -> tuple[Token, ...]:
    return tuple(Token(w.start, w.end, w.lemma, w.upos, w.xpos, w.head, w.relation) for w in sentence)


def _parse(document: conllu.Document, rows: list[tuple[Token, ...]]) -> Parse:
    sentences = [Sentence(Span("r", row[0].start, row[-1].end), "body", 0, (), row) for row in rows]
    return Parse("r", "test", tuple(sentences))


def _score(document: conllu.Document, rows: list[tuple[Token, ...]]) -> align.Aligned:
    total = align.fresh()
    align.count(total, align.gold_reading(document), align.our_reading(document.text, _parse(document, rows)))
    return total


def test_gold_itself_scores_everything_from_raw_text(documents: list[conllu.Document]) -> None:
    total = _score(documents[0], [_tokens(sentence) for sentence in documents[0].sentences])
    scored = (total.words, total.sentences, total.upos, total.las, total.las_universal)
    assert [counts.f1 for counts in scored] == [100] * 5
    assert (total.words.gold, total.sentences.gold) == (14, 3)


def test_an_uncut_contraction_costs_its_words_and_no_others(documents: list[conllu.Document]) -> None:
    rows = [_tokens(sentence) for sentence in documents[0].sentences]
    gulls, did, not_, *rest = rows[0]
    moved = [replace(token, head=token.head - 1 if token.head > 1 else token.head) for token in (gulls, *rest)]
    rows[0] = (moved[0], replace(did, end=not_.end, head=2), *moved[1:])
    total = _score(documents[0], rows)
    assert (total.words.both, total.words.gold, total.words.found) == (12, 14, 13)
    assert total.las.both == 12
    assert total.las.f1 == pytest.approx(200 * 12 / 27)


def test_a_relation_counts_only_under_the_right_head_with_the_right_name(documents: list[conllu.Document]) -> None:
    rows = [_tokens(sentence) for sentence in documents[0].sentences]
    changed = list(rows[0])
    changed[0] = replace(changed[0], head=1)  # under the wrong word
    changed[2] = replace(changed[2], relation="obj")  # by the wrong name
    changed[6] = replace(changed[6], relation="advmod")  # without its subtype
    changed[4] = replace(changed[4], upos="SYM")
    total = _score(documents[0], [tuple(changed), *rows[1:]])
    assert (total.las.both, total.las_universal.both, total.upos.both) == (11, 12, 13)


def test_two_sentences_taken_for_one_are_both_lost(documents: list[conllu.Document]) -> None:
    first, second, third = (_tokens(sentence) for sentence in documents[0].sentences)
    shifted = tuple(replace(t, head=t.head + len(first) if t.head >= 0 else 3) for t in second)
    total = _score(documents[0], [first + shifted, third])
    assert (total.sentences.both, total.sentences.gold, total.sentences.found) == (1, 3, 2)
    assert (total.words.f1, total.las.both) == (100, 13)  # the second root hangs on a word now


def test_given_words_count_each_measure_by_itself(documents: list[conllu.Document]) -> None:
    sentence = documents[0].sentences[0]
    answer = list(_tokens(sentence))
    answer[0] = replace(answer[0], lemma="gulls", xpos="NN")
    answer[4] = replace(answer[4], head=3)  # a mark under the wrong head
    answer[6] = replace(answer[6], relation="advmod")
    answer[8] = replace(answer[8], upos="SYM")
    right = given.Right()
    given.compare(right, sentence, answer)
    shares = right.shares()
    assert shares["UPOS"] == shares["XPOS"] == shares["lemma"] == shares["UAS"] == pytest.approx(100 * 8 / 9)
    assert shares["LAS"] == pytest.approx(100 * 7 / 9)
    assert shares["LAS universal"] == pytest.approx(100 * 8 / 9)
    assert shares["LAS words"] == pytest.approx(100 * 4 / 5)


def test_a_tagger_is_asked_for_whole_documents(documents: list[conllu.Document]) -> None:
    asked = []

    class Oracle:
        def tag(self, sentences: given.Sentences) -> list[tuple[Token, ...]]:
            asked.append([list(sentence) for sentence in sentences])
            document = next(d for d in documents if len(d.sentences) == len(sentences))
            return [_tokens(sentence) for sentence in document.sentences]

    shares = given.score(Oracle(), [document.sentences for document in documents])
    assert set(shares.values()) == {100}
    assert [len(sentences) for sentences in asked] == [3, 1]


def test_lost_marks_leave_a_tree(documents: list[conllu.Document]) -> None:
    sentence = documents[0].sentences[0]
    kept = worn.without_marks(sentence)
    assert kept is not None
    assert [word.form for word in kept] == ["Gulls", "did", "nt", "cry", "mostly", "."]
    assert [word.head for word in kept] == [3, 3, 3, -1, 3, 3]
    assert [word.form for word in worn.capitals(sentence)][:3] == ["GULLS", "DID", "N'T"]
    assert [word.head for word in worn.capitals(sentence)] == [word.head for word in sentence]


def test_a_sentence_that_hangs_on_a_mark_is_left_out(documents: list[conllu.Document]) -> None:
    sentence = documents[0].sentences[0]
    hung = (*sentence[:6], replace(sentence[6], head=4), *sentence[7:])
    assert worn.without_marks(hung) is None
    assert worn.all_without_marks([hung, sentence[:0], sentence]) == [worn.without_marks(sentence)]


UNER = """# newdoc id = one
# text = Ana Ruiz left Port Tamsin.
1\tAna\tB-PER\t-\t-
2\tRuiz\tI-PER\t-\t-
3\tleft\tO\t-\t-
4\tPort\tB-LOC\t-\t-
5\tTamsin\tI-LOC\t-\t-
6\t.\tO\t-\t-

# text = Harbour Union Harbour Union
1\tHarbour\tB-ORG\t-\t-
2\tUnion\tI-ORG\t-\t-
3\tHarbour\tB-ORG\t-\t-
4\tUnion\tI-ORG\t-\t-
"""


def test_names_stand_in_words_and_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "names.iob2"
    path.write_text(UNER, encoding="utf-8")
    (document,) = names.uner(path)
    assert document.names == (frozenset({(0, 2, "PER"), (3, 5, "LOC")}), frozenset({(0, 2, "ORG"), (2, 4, "ORG")}))
    assert sorted(document.text[start:end] for start, end, _ in document.in_text()) == [
        *("Ana Ruiz", "Harbour Union", "Harbour Union", "Port Tamsin")
    ]


def test_a_name_is_right_with_its_span_and_its_type(tmp_path: Path) -> None:
    path = tmp_path / "names.iob2"
    path.write_text(UNER, encoding="utf-8")

    class Namer:
        def names(self, sentences: object) -> list[list[names.Found]]:
            return [[(0, 2, "PER"), (4, 5, "LOC")], [(0, 2, "ORG"), (2, 4, "LOC")]]

    counts = names.on_words(Namer(), names.uner(path))
    assert (counts["all"].both, counts["all"].gold, counts["all"].found) == (2, 4, 4)
    assert (counts["PER"].f1, counts["LOC"].f1) == (100, 0)
    assert counts["ORG"].f1 == pytest.approx(200 / 3)


def test_kinds_that_are_none_of_the_three_are_no_names(tmp_path: Path) -> None:
    path = tmp_path / "wnut.conll"
    path.write_text(
        "Ruiz\tB-person\nsings\tO\nGulls\tB-creative-work\nCry\tI-creative-work\n\nhi\tO\n", encoding="utf-8"
    )
    first, second = names.wnut(path)
    assert first.names == (frozenset({(0, 1, "PER")}),) and second.names == (frozenset(),)
    assert first.text.split() == ["Ruiz", "sings", "Gulls", "Cry"]
