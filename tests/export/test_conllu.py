from __future__ import annotations

import pytest

from secondsource.errors import BadInput
from secondsource.export import conllu
from secondsource.model.parse import Token

FILE = (
    "# sent_id = 1\r\n"
    "# text = She didn't, he said.\n"
    "1\tShe\tX\tX\tX\tCase=Nom\t9\tx\t2:x\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tdid\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "3.1\tcome\tcome\tVERB\t_\t_\t_\t_\t0:root\t_\n"
    "\n"
    "# a comment alone\n"
    "\n"
    "1\tNew York\t_\t_\t_\t_\t_\t_\t_\tlast=yes"
)


def lines() -> list[str]:
    return FILE.splitlines(keepends=True)


def test_sentences_with_their_words() -> None:
    assert [s.forms for s in conllu.read(lines())] == [("She", "did", "n't"), (), ("New York",)]


def test_only_five_columns_of_the_words_change() -> None:
    first, second, third = conllu.read(lines())
    tokens = (
        Token(0, 0, "she", "PRON", "PRP", 1, "nsubj"),
        Token(0, 0, "do", "AUX", "VBD", -1, "root"),
        Token(0, 0),
    )
    text = conllu.filled(first, tokens) + conllu.filled(second, ()) + conllu.filled(third, None)
    expected = FILE.replace("She\tX\tX\tX\tCase=Nom\t9\tx", "She\tshe\tPRON\tPRP\tCase=Nom\t2\tnsubj")
    expected = expected.replace("did\t_\t_\t_\t_\t_\t_", "did\tdo\tAUX\tVBD\t_\t0\troot")
    expected = expected.replace("n't\t_\t_\t_\t_\t_\t_\t_\t_\n", "n't\t_\t_\t_\t_\t0\t_\t_\t_\n")
    assert text == expected


def test_as_many_tokens_as_words() -> None:
    first = next(conllu.read(lines()))
    with pytest.raises(ValueError, match="zip"):
        conllu.filled(first, (Token(0, 0),))


@pytest.mark.parametrize("line", ["Plain words.\n", "1\ttoo\tfew\n", "x\t" + "\t".join("_" * 9) + "\n"])
def test_what_is_no_conllu_is_named_with_its_line(line: str) -> None:
    with pytest.raises(BadInput, match=r"f\.conllu:2"):
        list(conllu.read(["# fine\n", line], "f.conllu"))
