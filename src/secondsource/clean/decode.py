"""From bytes to text: which encoding, and whether what comes out is writing at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from secondsource.errors import ItemError

#: At most this share of a text may be control characters or replaced bytes. Prose has none; a photograph read as
#: Latin-1 has a fifth or more.
MAX_RUBBISH = 0.03
#: Below this share of bytes above 127, a text is Western prose with curly quotes and accents in a one-byte encoding.
#: (German has about 2 %, French 4 %; Cyrillic or Greek in a one-byte encoding has 80 %.)
WESTERN = 0.12
#: How much of a long text the statistics look at, in bytes.
SAMPLE = 200_000

_MARKS = (
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\xff\xfe", "utf-16-le"),
)
#: As browsers do: what is declared is often the smaller sibling of what is meant.
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "iso8859-9": "cp1254"}
_RUBBISH = re.compile("[\x00-\x08\x0e-\x1b\x1d-\x1f\x7f\ufffd]")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters (a byte order mark kept as U+FEFF, newlines as they were) and the encoding used.

    `data.decode(encoding, "replace")` gives the text again: damaged places are U+FFFD in it.
    """

    text: str
    encoding: str


def decode(name: str, data: bytes, declared: str | None = None) -> Decoded:
    """The text of these bytes.

    Tried in turn: UTF-8, a byte order mark, UTF-16 by its NULs, UTF-8 with a few damaged places, the encoding that a
    page declares, one of the Western one-byte encodings, and what charset-normalizer guesses. Raises ItemError when
    nothing gives readable writing.
    """
    found = _decode(data, declared)
    if found is None or not _is_writing(found.text):
        raise ItemError(name, "its bytes give no readable text in any known encoding; save it anew as UTF-8")
    return found


def require_words(name: str, text: str) -> None:
    """Raises ItemError when there is no letter in the text."""
    if not text.strip("\ufeff \t\r\n\f\v\u00a0\u200b"):
        raise ItemError(name, "there is nothing but white space in it")
    if not any(map(str.isalpha, text)):
        raise ItemError(name, "there is no word in it, only digits and signs")
    if not _is_writing(text):
        raise ItemError(name, "mostly control characters or damaged ones, not writing; save it anew as UTF-8")


def _decode(data: bytes, declared: str | None) -> Decoded | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"), encoding)
    if b"\0" in data:
        encoding = "utf-16-be" if data[:SAMPLE:2].count(0) > data[1:SAMPLE:2].count(0) else "utf-16-le"
        return Decoded(data.decode(encoding, "replace"), encoding)
    return _utf8(data) or _declared(data, declared) or _western(data) or _guessed(data)


def _utf8(data: bytes) -> Decoded | None:
    """UTF-8, whole or damaged: cut off in a character, or with fewer bad places than good characters above ASCII."""
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(1 for c in text if c > "\x7f") - bad
    cut_off = bad == 1 and text.endswith("\ufffd") and data[-1] >= 0xC0
    if cut_off or good > 2 * bad:
        return Decoded(text, "utf-8")
    return None


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    try:
        encoding = codecs.lookup(declared or "").name
        if not declared or encoding.startswith(("utf-8", "utf-16", "utf-32")):  # tried before
            return None
        encoding = _MEANT.get(encoding, encoding)
        text = data.decode(encoding, "replace")
    except (LookupError, ValueError):
        return None
    return Decoded(text, encoding) if text.count("\ufffd") * 100 <= len(text) else None


def _western(data: bytes) -> Decoded | None:
    sample = data[:SAMPLE]
    high = sum(1 for byte in sample if byte > 127)
    if high > WESTERN * len(sample):
        return None
    scored = [(_in_place(sample.decode(name, "replace")), name) for name in ("cp1252", "mac_roman")]
    score, encoding = max(scored, key=lambda pair: pair[0])
    return Decoded(data.decode(encoding, "replace"), encoding) if score > 0.8 * high else None


#: A foreign character where prose would have it.
_IN_PLACE = re.compile(
    "(?<=[A-Za-z])[ß-öø-ÿœšž]"  # a small letter inside or at the end of a word
    "|[À-ÖØ-ÞŒŠŽß-öø-ÿ](?=[a-zß-öø-ÿ])"  # a letter before a small letter
    "|(?<=[A-ZÀ-Þ])[À-ÖØ-Þ]"  # a capital among capitals
    r"|(?<![^\s(\[—–-])[“‘](?=\w)|(?<=[\w.,!?…)])[”’]"  # quotation marks at the edges of words
    r"|[–—…•](?=[\s\w“‘”’])|(?<=\w)[…–—]"
    r"|[£€¥](?=[\d ])|(?<=\d)[°½¼¾]|[©®«»\xa0]"
)


def _in_place(text: str) -> int:
    return len(_IN_PLACE.findall(text))


def _guessed(data: bytes) -> Decoded | None:
    import logging

    from charset_normalizer import from_bytes

    sample = data[:SAMPLE]
    if len(_CONTROLS.findall(sample)) > MAX_RUBBISH * len(sample):  # else it is taken for EBCDIC
        return None
    logging.getLogger("charset_normalizer").setLevel(logging.ERROR)
    best = from_bytes(sample).best()
    if best is None:
        return None
    text = data.decode(best.encoding, "replace")
    return Decoded(text, best.encoding) if text.count("\ufffd") * 100 <= len(text) else None


def _is_writing(text: str) -> bool:
    return len(_RUBBISH.findall(text)) <= max(1, MAX_RUBBISH * len(text))
