"""Words of any script, folded and with their places; questions without syntax."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.store.asking import Phrase, marks, question
from secondsource.store.words import LONGEST, MOST, folded, placed


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill, Kesh al-Dahr's: 12.5%", ["the", "mill", "kesh", "al", "dahr", "s", "12", "5"]),
        ("Élan vital, ＦＵＬＬ straße", ["elan", "vital", "full", "strasse"]),
        ("e\u0301lan", ["elan"]),
        ("Ήταν Πόλεμος", ["ηταν", "πολεμοσ"]),
        ("مُدَرِّسَة", ["مدرسة"]),
        ("火災です。", ["火災", "災で", "です", "す"]),
        ("在Kesh镇", ["在", "kesh", "镇"]),
        ("แม่น", ["แม", "ม่", "่น", "น"]),
        ("_ ' * ( ) \x00", []),
        ("", []),
    ],
)
def test_words_are_folded(text: str, words: list[str]) -> None:
    assert folded(text) == words


def test_long_words_and_long_texts_are_cut() -> None:
    assert folded("a" * 500) == ["a" * LONGEST]
    assert len(folded("火" * 50_000)) == MOST
    assert len(folded("é a " * 50_000)) == MOST


@given(st.text(max_size=80))
def test_words_and_their_places_agree(text: str) -> None:
    words = list(placed(text))
    assert [word.word for word in words] == folded(text)
    assert all(0 <= w.start < w.end <= len(text) for w in words)
    assert all(" " not in w.word and "'" not in w.word and '"' not in w.word and "\\" not in w.word for w in words)


@given(st.text(max_size=60))
def test_a_text_is_found_by_itself(text: str) -> None:
    asked = question(f'"{text.replace(chr(34), " ")}"')
    if asked.phrases:
        assert marks(text, asked)


def test_only_quotation_marks_mean_something() -> None:
    assert question('mill OR (burned* "old mill" NOT -x col:y').phrases == (
        Phrase(("mill",)),
        Phrase(("or",)),
        Phrase(("burned",)),
        Phrase(("old", "mill")),
        Phrase(("not",)),
        Phrase(("x",)),
        Phrase(("col", "y")),
    )
    assert question('"unclosed phrase').phrases == (Phrase(("unclosed",)), Phrase(("phrase",)))
    assert question("mill Mill MILL").phrases == (Phrase(("mill",)),)
    assert question("mill").whole is None
    assert question("old mill").whole == Phrase(("old", "mill"))


def test_a_run_without_spaces_may_go_on() -> None:
    assert question("火").phrases == (Phrase(("火",), open=True),)
    assert question("火災").phrases == (Phrase(("火災",)),)
    assert question("火災で").phrases == (Phrase(("火災", "災で")),)


def test_marks_are_in_code_points_and_do_not_touch() -> None:
    assert marks("𝒜 Éclair, the mill", question("eclair mill")) == ((2, 8), (14, 18))
    assert marks("old mill old", question('"old mill" mill')) == ((0, 8),)
    assert marks("消防隊は火災を火災と", question("火災")) == ((4, 6), (7, 9))
    assert marks("火は火", question("火")) == ((0, 1), (2, 3))


def test_a_question_of_any_length_is_answered() -> None:
    assert sum(len(phrase.words) for phrase in question("word " * 10_000 + "a b c " * 1000).phrases) <= 32
    assert question('"' * 100_000).phrases == ()
