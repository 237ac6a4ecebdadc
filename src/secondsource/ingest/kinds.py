"""What kind of file this is, by the first bytes and the suffix."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import Literal

FileKind = Literal["text", "html", "lines"]

#: How many bytes of a file `kind_of` wants to see.
HEAD = 4096

_SUFFIXES: dict[str, FileKind] = {
    "": "text",
    ".txt": "text",
    ".text": "text",
    ".md": "text",
    ".markdown": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
}

#: First bytes of files that hold no plain text, and what they are.
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF document"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\0", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstandard archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a rar archive"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "a rich-text document"),
    (b"SQLite format 3\0", "a database"),
    (b"bplist", "a web archive of a browser"),
    (b"WARC/", "a web archive"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90\0", "a program"),
    (b"ID3", "a sound recording"),
    (b"OggS", "a sound recording"),
    (b"fLaC", "a sound recording"),
    (b"\x1aE\xdf\xa3", "a film"),
)
_RIFF = {b"WEBP": "a WebP image", b"WAVE": "a sound recording", b"AVI ": "a film"}

#: A page begins with its doctype or its root, after white space, a byte order mark, comments or an XML declaration.
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)[\s>]",
    re.I | re.S,
)
_PLAIN_SUFFIX = re.compile(r"\.[A-Za-z][A-Za-z0-9]{0,9}")


class Unreadable(Exception):
    """The file is no report; the message says what it is and what to do."""


def kind_of(name: str, head: bytes) -> FileKind:
    """How to read a file of this name that begins with these bytes. Raises Unreadable when it cannot be one of ours."""
    other = _magic(head)
    if other:
        raise Unreadable(f"{other}, not text; save its words as a .txt or .html file")
    suffix = PurePath(name).suffix.lower()
    if not _PLAIN_SUFFIX.fullmatch(suffix):  # "Report of 3.10.2026" has no suffix
        suffix = ""
    kind = _SUFFIXES.get(suffix)
    if kind != "lines" and _PAGE.match(head):
        return "html"
    if kind is None:
        advice = (
            "write it as JSONL, one object a line" if suffix == ".json" else "rename it to .txt if it is plain text"
        )
        raise Unreadable(f"files ending in {suffix} are not read; {advice}")
    return kind


def _magic(head: bytes) -> str | None:
    if head[:4] == b"RIFF" and head[8:12] in _RIFF:
        return _RIFF[head[8:12]]
    if head[4:8] == b"ftyp":
        return "a film or picture"
    if head[:2] == b"BM" and head[6:10] == b"\0\0\0\0":
        return "a BMP image"
    return next((what for magic, what in _MAGIC if head.startswith(magic)), None)


def is_binary(data: bytes) -> bool:
    """Whether there are NUL bytes that UTF-16 or UTF-32 does not explain."""
    if b"\0" not in data:
        return False
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")):
        return False
    sample = data[: HEAD * 4]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    # Latin text in UTF-16 without a mark: nearly every second byte is NUL, and the ones between are not.
    return not (max(even, odd) > 0.35 * len(sample) and min(even, odd) < 0.02 * len(sample))
