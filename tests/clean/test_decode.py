"""Decoding: the text comes back as it was written, and what is no writing is refused."""

from __future__ import annotations

import random

import pytest

from secondsource.clean.decode import decode, require_words
from secondsource.errors import ItemError

ENGLISH = (
    "The mayor said: “We didn’t – we won’t – close the Café Löwen.” Repairs cost £30 in São Vero’s façade…\r\n" * 3
)
RUSSIAN = "Мэр сообщил, что мост закрыт до весны, а паром ходит каждый час. Ремонт начнут после половодья. " * 3
ARABIC = "قال رئيس البلدية إن الجسر مغلق حتى الربيع وإن العبارة تعمل كل ساعة في المدينة القديمة. " * 3


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(ENGLISH, e) for e in ("utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-be", "utf-16-le", "utf-32")]
    + [(RUSSIAN, e) for e in ("utf-8", "cp1251", "koi8-r", "utf-16-le")]
    + [(ARABIC, e) for e in ("utf-8", "cp1256")],
)
def test_text_survives_its_encoding(text: str, encoding: str) -> None:
    assert decode("x", text.encode(encoding)).text.lstrip("\ufeff") == text


def test_a_byte_order_mark_and_newlines_stay() -> None:
    assert decode("x", b"\xef\xbb\xbfone\r\ntwo\rthree\n").text == "\ufeffone\r\ntwo\rthree\n"


def test_a_text_cut_off_in_a_character_is_kept() -> None:
    decoded = decode("x", "It rained all day in Besançon and in Orléans, then in Pélé".encode()[:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.text.endswith("Pél\ufffd")


def test_a_declared_encoding_is_believed() -> None:
    assert decode("x", "Łódź, żółw".encode("iso8859-2"), "iso-8859-2").text == "Łódź, żółw"
    assert decode("x", ENGLISH.encode("cp1252"), "no-such-encoding").text == ENGLISH


def test_random_bytes_are_refused() -> None:
    chance = random.Random(7)
    for size in (10, 400, 5000):
        with pytest.raises(ItemError, match="no readable text"):
            decode("x", bytes(chance.randrange(128, 160) for _ in range(size)) + b"\x01\x02" * size)


@pytest.mark.parametrize("text", ["\ufeff", " \n\u00a0", "12 34 !?", "\x01\x02\x03a" * 20])
def test_what_has_no_words_is_no_report(text: str) -> None:
    with pytest.raises(ItemError):
        require_words("x", text)
