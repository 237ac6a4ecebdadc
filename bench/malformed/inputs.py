"""Malformed inputs, the same ones every time: what piles of reports from the open world are full of.

Each goes into the folder under a name that tells its group; `expected` says what must become of it: "read" (a report),
"skipped" (recorded with a reason), or "either" (one of the two, but nothing else).
"""

from __future__ import annotations

import json
import os
import random
import socket
from collections.abc import Iterator
from pathlib import Path

from secondsource import ingest

WORDS = (
    "The harbour at Lindesund was closed on Monday after a crane fell into the main channel, the port authority said. "
    "“Nobody was hurt,” its spokeswoman, Café owner turned pilot Zoë Brandt, told reporters – “but it took 30 hours.” "
    "Eleven ships lay at anchor outside on Tuesday morning, and two ferries were sent to the old quay instead. "
)
GOOD = {
    "good-one.txt": "Crane falls into harbour\n\nLINDESUND, March 3, 2026 - " + WORDS,
    "good-two.txt": "Divers look at sunken crane\n\nDivers went down to the crane at Lindesund on Wednesday, "
    "the salvage company said, and found its arm broken in two places. The channel may open on Saturday.\n",
}
RUSSIAN = (
    "Порт закрыт второй день подряд, сообщила в понедельник администрация. Никто не пострадал, суда ждут на рейде. "
)
JAPANESE = "港は月曜日から閉鎖されている。クレーンが水路に落ちたためだと港湾当局は発表した。けが人はいなかった。"
CHINESE = "港口管理局表示，一台起重机星期一倒入主航道后，港口已经关闭。没有人受伤，十一艘船在外面等待。"
ARABIC = "أغلق الميناء يوم الاثنين بعد سقوط رافعة في القناة الرئيسية، كما قالت سلطة الميناء. ولم يصب أحد بأذى. "
HEBREW = "הנמל נסגר ביום שני לאחר שעגורן נפל לתעלה הראשית, כך מסרה רשות הנמל. איש לא נפגע באירוע. "
PAGE = (
    "<!DOCTYPE html><html><head><meta charset=utf-8><title>Crane falls</title>"
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Crane falls","datePublished":"2026-03-03"}'
    "</script></head><body><nav><a href=/>Home</a></nav><article><h1>Crane falls</h1>"
    f"<p class=byline>By Zoë Brandt</p><p>{WORDS}</p><p>{WORDS[::-1]}</p></article><footer>© Post</footer>"
    "</body></html>"
)

ODD_NAMES = (
    "a\nb.txt",
    "<img src=x onerror=alert(1)>.txt",
    "-o.txt",
    "🌊.txt",
    "q'\"`$(x).txt",
    "%2e%2e.txt",
    "x" * 240 + ".txt",
    " leading.txt",
    "C:\\x.txt",
    "\u202etxt.exe.txt",
    "TRAILING.TXT",
    "con.txt",
)

Item = tuple[str, bytes, str]


def write(folder: Path, seed: int, size: str = "whole") -> dict[str, str]:
    """Fill the folder; gives name -> "read", "skipped" or "either".

    `size`: "whole", "light" (no inputs of several megabytes) or "small" (of those every fourth).
    """
    chance = random.Random(seed)
    expected: dict[str, str] = {}
    items = [
        (f"{group.__name__}-{name}", data, outcome)
        for group in (texts, encodings, noise, binaries, pages, mutants)
        for name, data, outcome in group(chance)
    ]
    items = items[::4] if size == "small" else items
    items += heavies() if size == "whole" else ()
    items += [(name, text.encode(), "read") for name, text in GOOD.items()]
    for name, data, _ in items:
        (folder / name).write_bytes(data)
    if size == "whole":
        (folder / "records-long.jsonl").write_bytes(b'{"text": "' + b"word " * 5_000_000 + b'"}')
        expected["records-long.jsonl#1"] = "skipped"
    expected |= {name: outcome for name, _, outcome in items}
    return expected | records(folder) | oddities(folder)


def texts(chance: random.Random) -> Iterator[Item]:
    """Plain text that is hardly any."""
    nothing = {"empty": b"", "spaces": b" " * 500, "newlines": b"\r\n" * 90, "tabs": b"\t\n\t", "form-feeds": b"\f" * 9}
    marks = {"bom-8": b"\xef\xbb\xbf", "bom-16": b"\xff\xfe", "bom-16-be": b"\xfe\xff", "bom-32": b"\xff\xfe\0\0"}
    signs = {"digits": b"12 34 56\n" * 30, "signs": b"?!.,;:-" * 50, "rule": b"-" * 5000, "dots": b". " * 500}
    for name, data in {**nothing, **marks, **signs}.items():
        yield f"{name}.txt", data, "skipped"
    for name, text in {"emoji": "🌊🔥" * 90, "combining": "\u0301" * 400, "zero-width": "\u200b\u200f" * 90}.items():
        yield f"{name}.txt", text.encode(), "skipped"
    for name, text in {
        "word": "Crane",
        "letter": "a",
        "no-stop": "word " * 1000,
        "one-line": WORDS * 20,
        "all-capitals": WORDS.upper(),
        "right-to-left": ARABIC * 5,
        "hebrew": HEBREW * 5,
        "bidi": "\u202e" + WORDS + "\u202c\u2066" + ARABIC,
        "zero-width-words": "\u200b".join(WORDS),
        "quotes-never-closed": "“" * 300 + WORDS,
        "brackets": "(" * 3000 + WORDS,
        "old-mac-newlines": WORDS.replace(". ", ".\r"),
        "mixed-newlines": WORDS.replace(". ", ".\r\n\n\r"),
        "numbers": "Police said " + ", ".join(map(str, range(3000))) + " people were hurt.",
        "line-separators": WORDS.replace(". ", ".\u2028") + "\x85" + WORDS,
        "script": "<script>alert(1)</script> " + WORDS,
        "template": "{{ 7*7 }} {% raw %} " + WORDS,
    }.items():
        yield f"{name}.txt", text.encode(), "read"


def encodings(chance: random.Random) -> Iterator[Item]:
    """Text in many encodings, whole and cut off in a character."""
    western = ("cp1252", "latin-1", "mac_roman", "cp1250", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32")
    for codec in western:
        yield f"{codec}.txt", WORDS.encode(codec, "replace") * 2, "read"
    other = {"cp1251": RUSSIAN, "koi8-r": RUSSIAN, "shift_jis": JAPANESE, "euc-jp": JAPANESE, "gb18030": CHINESE}
    other |= {"big5": CHINESE.replace("，一台", ""), "cp1256": ARABIC, "cp1255": HEBREW, "iso8859-5": RUSSIAN}
    for codec, text in other.items():
        yield f"{codec}.txt", text.encode(codec, "replace") * 4, "either"
    yield "ebcdic.txt", WORDS.encode("cp500", "replace"), "either"
    whole = WORDS.encode()
    for place in [i for i, byte in enumerate(whole) if byte >= 0xC2][:9]:
        yield f"cut-at-{place}.txt", whole[: place + 1], "read"
    yield "overlong.txt", whole + b"\xc0\xaf" * 9, "either"
    yield "twice-encoded.txt", WORDS.encode().decode("latin-1").encode(), "read"
    yield "two-in-one.txt", whole + RUSSIAN.encode("cp1251"), "either"


def noise(chance: random.Random) -> Iterator[Item]:
    """Bytes by chance, NULs and control characters."""
    for size in (1, 2, 3, 7, 20, 64, 300, 1000, 5000, 60_000):
        yield f"random-{size}.txt", chance.randbytes(size), "either"
        yield f"random-{size}.html", chance.randbytes(size), "either"
    for size in (3000, 30_000):
        yield f"high-{size}.txt", bytes(chance.randrange(128, 256) for _ in range(size)), "either"
    yield "nuls.txt", b"\0" * 4000, "skipped"
    yield "nul-inside.txt", WORDS.encode() + b"\0\0" + WORDS.encode(), "skipped"
    yield "nul-padded.txt", WORDS.encode() + b"\0" * 4096, "skipped"
    yield "nul-page.html", PAGE.encode().replace(b"crane", b"cr\0ne"), "skipped"
    yield "controls.txt", bytes(range(1, 32)) * 40, "skipped"
    yield "few-controls.txt", b"\x1b[31m" + WORDS.encode() + b"\x07", "read"
    yield "backspaces.txt", "".join(f"{c}\b{c}" for c in WORDS).encode(), "skipped"


def binaries(chance: random.Random) -> Iterator[Item]:
    """Files of other kinds, under their own and under false names."""
    heads = {
        "pdf": b"%PDF-1.7\n",
        "png": b"\x89PNG\r\n\x1a\n",
        "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
        "gif": b"GIF89a",
        "webp": b"RIFF\x20\0\0\0WEBPVP8 ",
        "gz": b"\x1f\x8b\x08\0",
        "bz2": b"BZh91AY",
        "xz": b"\xfd7zXZ\0",
        "zip": b"PK\x03\x04",
        "7z": b"7z\xbc\xaf\x27\x1c",
        "rar": b"Rar!\x1a\x07",
        "doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "rtf": b"{\\rtf1\\ansi ",
        "sqlite": b"SQLite format 3\0",
        "elf": b"\x7fELF\x02",
        "mp4": b"\0\0\0\x20ftypisom",
        "mp3": b"ID3\x04",
        "warc": b"WARC/1.0\r\n",
    }
    for name, head in heads.items():
        body = head + chance.randbytes(400)
        yield f"{name}.{name}", body, "skipped"
        yield f"{name}-as-text.txt", body, "skipped"
    for name in ("as.html", "as.jsonl"):
        yield f"png-{name}", heads["png"] + chance.randbytes(400), "skipped"
    for suffix in ("csv", "xml", "json", "py", "docx", "eml", "log", "mht"):
        yield f"words.{suffix}", WORDS.encode(), "skipped"


def pages(chance: random.Random) -> Iterator[Item]:
    """HTML that no browser would complain of, and that parsers choke on."""
    page = PAGE.encode()
    for name, tag, count in (
        ("div", "div", 300),
        ("b", "b", 5000),
        ("table", "table><tr><td", 4000),
        ("x", "x-y", 20_000),
    ):
        yield f"nested-{name}.html", f"<html><body>{f'<{tag}>' * count}{WORDS}".encode(), "skipped"
    for name, text in {
        "only-furniture": "<html><nav><a href=/>Home</a></nav><div class=cookie>We use cookies</div></html>",
        "no-body": "<!DOCTYPE html>",
        "empty": "<html><head></head><body></body></html>",
        "frameset": "<html><frameset><frame src=a.html></frameset></html>",
        "only-script": "<html><script>var story = 'The harbour was closed';</script></html>",
        "only-comment": f"<html><!-- {WORDS} ",
        "refresh": "<html><meta http-equiv=refresh content='0;url=/x'></html>",
        "captcha": "<html><body><form><input type=submit value='I am human'></form></body></html>",
    }.items():
        yield f"{name}.html", text.encode(), "skipped"
    for name, text in {
        "huge-attribute": PAGE.replace("<article", f'<article data-x="{"x" * 500_000}"'),
        "many-attributes": PAGE.replace("<article", "<article " + " ".join(f"a{i}=1" for i in range(3000))),
        "unclosed-paragraphs": "<html><body>" + f"<p>{WORDS}" * 200,
        "no-tags-closed": PAGE.replace("</", "<"),
        "wrong-charset": PAGE.replace("utf-8", "shift_jis"),
        "unknown-charset": PAGE.replace("utf-8", "klingon"),
        "xml-declaration": '<?xml version="1.0" encoding="utf-16"?>' + PAGE,
        "broken-linked-data": PAGE.replace('"headline":', '"headline"'),
        "deep-linked-data": PAGE.replace('{"@type"', '{"a":' * 3000 + '{"@type"'),
        "bad-references": PAGE.replace("Crane", "&#x110000;&#0;&bogus;&#xD800;"),
        "invalid-tags": PAGE.replace("<p", "<1><!x><?y><p"),
        "many-links": PAGE.replace("<footer", "<a href=/x>another story</a>" * 5000 + "<footer"),
        "cdata": PAGE.replace("<p>", "<p><![CDATA[<b>x</b>]]>"),
        "math": PAGE.replace("<footer", "<math><mi>x</mi></math><svg><text>y</text></svg><footer"),
        "null-dates": PAGE.replace("2026-03-03", "0000-00-00"),
        "upper-case": PAGE.upper(),
        "surrogate-reference": PAGE.replace("30", "&#55357;30"),
    }.items():
        yield f"{name}.html", text.encode(), "either"
    yield "latin-1.html", PAGE.replace("utf-8", "latin-1").encode("cp1252", "replace"), "read"
    yield "utf-16.html", PAGE.encode("utf-16"), "either"
    yield "as-text.txt", page, "read"
    yield "no-suffix", page, "read"


def mutants(chance: random.Random) -> Iterator[Item]:
    """A page cut off anywhere, and with bytes exchanged by chance."""
    page = PAGE.encode()
    for i in range(20):
        yield f"cut-{i}.html", page[: len(page) * (i + 1) // 21], "either"
    for i in range(20):
        data = bytearray(page)
        for _ in range(10 + i * 5):
            data[chance.randrange(len(data))] = (
                chance.choice(b"<>&\"'/ \x80\xff") if i % 2 else chance.randrange(1, 256)
            )
        yield f"changed-{i}.html", bytes(data), "either"


def heavies() -> Iterator[Item]:
    """Inputs that must cost no more time or memory than they are worth."""
    yield "heavy-25MB-line.txt", b"word " * 5_000_000, "skipped"
    yield "heavy-25MB.html", PAGE.encode() + b"<p>word</p>" * 2_300_000, "skipped"
    yield "heavy-4MB-page.html", f"<html><body>{f'<p>{WORDS}</p>' * 12_000}".encode(), "either"
    yield "heavy-nested.html", b"<div>" * 900_000, "skipped"
    yield "heavy-angles.html", b"<html>" + b"<" * 4_000_000, "either"
    yield "heavy-4MB-attribute.html", PAGE.replace("<article", f"<article x='{'y' * 4_000_000}'").encode(), "either"
    yield "heavy-100kB-line.txt", (WORDS * 300).encode(), "read"


def records(folder: Path) -> dict[str, str]:
    """JSONL: every line is an item of its own."""
    text = json.dumps(WORDS)
    lines: list[tuple[bytes, str]] = [
        (f'\ufeff{{"text": {text}}}'.encode(), "read"),
        (f'{{"text": {text}, "n": NaN}}'.encode(), "read"),
        (f'{{"text": {text}, "text": {text}}}\r'.encode(), "read"),
        (rb'{"text": "Half a pair \ud800 in the middle of a line", "\udfff": "\udc00"}', "read"),
        (
            rb'{"text": "A NUL \u0000 and a bell \u0007 among so many other words of one line that none is lost"}',
            "read",
        ),
        (f'{{"text": {text}, "published": 12, "outlet": ["x"], "url": null, "title": {{}}}}'.encode(), "read"),
        (f'{{"text": {text}, "published": "31 February", "title": "{"t" * 3000}"}}'.encode(), "read"),
        (f'{{"text": {json.dumps(PAGE)}}}'.encode(), "read"),
        (json.dumps({"text": WORDS}, ensure_ascii=False).encode("cp1252"), "read"),
        (b'{"text": "tab \t inside a string is no JSON"}', "skipped"),
        (b'{"text": "cut o', "skipped"),
        (b"{'text': 'single quotes'}", "skipped"),
        (b'{"text": 12}', "skipped"),
        (b'{"text": null}', "skipped"),
        (b'{"text": ["a", "b"]}', "skipped"),
        (b'{"text": ""}', "skipped"),
        (b'{"text": " \\n "}', "skipped"),
        (b'{"text": "\\u0000\\u0000"}', "skipped"),
        (b'{"body": "The words stand under another key"}', "skipped"),
        (b"{}", "skipped"),
        (b"[]", "skipped"),
        (b'"text"', "skipped"),
        (b"null", "skipped"),
        (b"text", "skipped"),
        (b"{" * 3000, "skipped"),
        (b'{"a":' * 100_000, "skipped"),
        (b"[" * 100_000, "skipped"),
        (b'{"text": "x", "n": ' + b"9" * 5000 + b"}", "skipped"),
        (b"\x1f\x8b\x08\0\0\0", "skipped"),
        (b"\xff" * 50, "skipped"),
    ]
    (folder / "records.jsonl").write_bytes(b"\n".join(line for line, _ in lines))
    (folder / "records-16.jsonl").write_bytes(f'{{"text": {text}}}\n'.encode("utf-16"))
    (folder / "records-none.jsonl").write_bytes(b"\n\n  \n")
    labels = ingest.Labels("records.jsonl")
    expected = {labels.of(i, line.rstrip(b"\r\n")): outcome for i, (line, outcome) in enumerate(lines, 1)}
    return expected | {"records-16.jsonl": "skipped", "records-none.jsonl": "skipped"}


def oddities(folder: Path) -> dict[str, str]:
    """What file systems hold beside files, and names that nobody would choose."""
    expected: dict[str, str] = {}
    inside = folder / "odd"
    inside.mkdir()
    for name in ODD_NAMES:
        (inside / name).write_text(f"{WORDS} {len(name)} {name!r}", encoding="utf-8")
        expected[f"odd/{name}"] = "read"
    with open(os.fsencode(inside) + b"/caf\xe9.txt", "w") as file:  # noqa: PTH123 (no UTF-8)
        file.write("The café at the harbour stayed open all night for the crews, its owner said.")
    expected["odd/caf\\xe9.txt"] = "read"
    (inside / ".hidden.txt").write_text(WORDS)
    (inside / "folder.txt").mkdir()
    (inside / "loop").symlink_to(folder, target_is_directory=True)
    (inside / "gone.txt").symlink_to(folder / "nowhere.txt")
    (inside / "self.txt").symlink_to(inside / "self.txt")
    os.mkfifo(inside / "pipe.txt")
    expected |= dict.fromkeys(("odd/gone.txt", "odd/self.txt", "odd/pipe.txt"), "skipped")
    with socket.socket(socket.AF_UNIX) as door:
        here = Path.cwd()
        os.chdir(inside)  # the path of a socket may be 108 bytes long at most
        door.bind("socket.txt")
        os.chdir(here)
    expected["odd/socket.txt"] = "skipped"
    if os.geteuid() != 0:
        (inside / "shut.txt").write_text(WORDS)
        (inside / "shut.txt").chmod(0)
        (inside / "shut").mkdir(mode=0)
        expected |= {"odd/shut.txt": "skipped", "odd/shut": "skipped"}
    return expected
