"""Pages: the article with what stands around it, and nothing of the rest. Each is read in a worker process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from secondsource.clean.hints import Hints
from secondsource.clean.html import read_page
from secondsource.engine.pool import Pool
from secondsource.errors import ItemError
from secondsource.model.report import SourceMap

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "pages.yml").read_text(encoding="utf-8"))
Read = tuple[str, str, Hints, tuple[SourceMap, ...]]


def read(page: bytes) -> Read | str:
    try:
        return read_page("page.html", page, 200)
    except ItemError as error:
        return error.reason


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    with Pool(1) as pool:
        yield pool


def in_worker(pool: Pool, page: str | bytes) -> Any:
    data = page.encode() if isinstance(page, str) else page
    return next(iter(pool.map(read, [data], lambda _, reason: reason, seconds=20)))


def roles(text: str, hints: Hints) -> list[str]:
    """Each line, with the role of its first block in front."""
    lines, at = [], 0
    for line in text.split("\n"):
        role = next((b.kind for b in hints.blocks if at <= b.start < at + len(line)), None)
        lines.append(f"{role}| {line}" if role else line)
        at += len(line) + 1
    return lines


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_layouts(pool: Pool, case: dict[str, Any]) -> None:
    text, _, hints, runs = in_worker(pool, case["html"])
    assert roles(text, hints) == case["lines"].splitlines(), case["why"]
    assert all(text[r.start : r.start + r.length] == case["html"][r.capture_start :][: r.length] for r in runs)
    assert sum(r.length for r in runs) > 0.95 * len(text)
    assert all(a.end <= b.start for a, b in zip(hints.blocks, hints.blocks[1:], strict=False))


STORY = "<p>The reservoir above Sund was full for the first time in nine years, the water board said on Thursday.</p>"


def test_a_caption_and_its_credit_are_two_blocks(pool: Pool) -> None:
    figure = "<figure><figcaption>A dry bank. <span class=credit>Photo: P. Aas</span></figcaption></figure>"
    text, _, hints, _ = in_worker(pool, f"<article><h1>Water</h1>{STORY}{figure}{STORY}</article>")
    assert [(b.kind, text[b.start : b.end]) for b in hints.blocks[1:]] == [
        ("caption", "A dry bank."),
        ("credit", "Photo: P. Aas"),
    ]


def test_references_to_characters_are_mapped_around(pool: Pool) -> None:
    line = "<p>&ldquo;R&eacute;servoir&rdquo; is a <b>French</b> word, said&nbsp;Ms. Aas, who ought to know.</p>"
    page = f"<article><h1>Water &amp; wine</h1>{STORY}{line}</article>"
    text, _, _, runs = in_worker(pool, page)
    assert text.endswith("“Réservoir” is a French word, said Ms. Aas, who ought to know.")
    assert all(text[r.start : r.start + r.length] == page[r.capture_start :][: r.length] for r in runs)
    mapped = {i for r in runs for i in range(r.start, r.start + r.length)}
    assert {text[i] for i in range(len(text)) if i not in mapped and text[i].isalnum()} == {"é"}


def test_the_declared_encoding_is_used(pool: Pool) -> None:
    page = f"<html><head><meta charset=iso-8859-2><title>Łódź</title></head><body><h1>Łódź</h1>{STORY}</body></html>"
    text, encoding, _, _ = in_worker(pool, page.encode("iso8859-2"))
    assert (text.split("\n")[0], encoding) == ("Łódź", "iso8859-2")


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ("<div>" * 5000 + STORY, "nested more than 200 deep"),
        ("<html><nav><a href=/>Home</a></nav><footer>© 2026</footer></html>", "no story found"),
        ("<html></html>", "no story found"),
    ],
)
def test_a_page_without_a_story_says_so(pool: Pool, page: str, reason: str) -> None:
    assert reason in in_worker(pool, page)


def test_three_hundred_open_paragraphs_are_not_deep(pool: Pool) -> None:
    page = "<body><h1>Water</h1>" + STORY.replace("</p>", "") * 300
    assert in_worker(pool, page)[0].count("\n") == 300
