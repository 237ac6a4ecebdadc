"""Reading report by report: as things come, in order, in one process and then in several; words cut already."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from typing import TypeVar

import pytest

from secondsource import language, runner, stages
from secondsource.errors import BadInput
from secondsource.model.capture import Capture
from secondsource.model.parse import Token
from secondsource.model.reading import Reading, Unread
from secondsource.settings import Settings

A = TypeVar("A")
B = TypeVar("B")

RULES = Settings(language="rules", workers=2)
WORD = "{}\t{}\t_\t_\t_\t_\t_\t_\t_\t_\n"


def test_a_result_is_there_before_the_next_item_is_asked_for() -> None:
    given: list[int] = []

    class Slow(BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            given.append(len(given))
            return json.dumps({"text": "Rain fell."}).encode() + b"\n"

    found = runner.read_lines(Slow(), RULES)
    assert isinstance(next(found), Reading)
    assert given == [0]


def test_the_pool_takes_over_where_much_is_to_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner.pile, "FEW", 50)
    lines = [{"id": n, "text": "Rain fell, officials said."} for n in range(6)]
    file = BytesIO("\n".join(map(json.dumps, lines)).encode())
    found = list(runner.read_lines(file, RULES))
    assert [item.id for item in found] == list(range(6))
    assert all(isinstance(item, Reading) and item.assertions.statements for item in found)


def test_a_line_that_is_too_long_is_recorded() -> None:
    file = BytesIO(b'{"text": "%s"}\n{"text": "Rain."}' % (b"x" * 100))
    first, second = runner.read_lines(file, Settings(language="rules", max_bytes=50))
    assert isinstance(first, Unread)
    assert (first.id, first.reason[:34]) == (1, "the line is longer than 50 bytes; ")
    assert isinstance(second, Reading)


class GivesUp:
    """An engine that finishes nothing."""

    name = "gives-up"

    def map(
        self, work: object, items: Iterable[A], on_failure: Callable[[A, str], B], seconds: float | None = None
    ) -> Iterator[B]:
        return (on_failure(item, f"took longer than {seconds:g} seconds") for item in items)


def test_what_takes_too_long_is_recorded_by_its_name() -> None:
    items = [Capture("a.txt", "0", "text", b"Rain."), *stages.take([(1, b'{"id": null, "text": "Rain."}')], RULES)]
    found = list(stages.read(items, Settings(language="rules", read_seconds=3), GivesUp()))
    assert found == [Unread("a.txt", "took longer than 3 seconds"), Unread(None, "took longer than 3 seconds")]


class Chain:
    """Hangs every word on the one before it; gives up at the word "fail"."""

    name = "chain"

    def tag(self, sentences: Sequence[Sequence[str]]) -> list[tuple[Token, ...]]:
        if any("fail" in sentence for sentence in sentences):
            raise MemoryError
        return [
            tuple(
                Token(0, 0, word.lower(), "X", "x", at - 1, "dep" if at else "root") for at, word in enumerate(sentence)
            )
            for sentence in sentences
        ]


@pytest.fixture
def chain(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    stages.alone._tagger.cache_clear()
    monkeypatch.setattr(language, "load_tagger", lambda name: Chain())
    monkeypatch.setattr(runner.pile, "BATCH", 2)
    yield
    stages.alone._tagger.cache_clear()


@pytest.mark.usefixtures("chain")
def test_words_that_are_cut_already_get_their_syntax() -> None:
    lines = ["# one\n", WORD.format(1, "Rain"), WORD.format(2, "fell"), "\n"] * 5
    text = "".join(part for part in runner.tag(lines, "f", RULES) if isinstance(part, str))
    assert text.count("# one\n1\tRain\train\tX\tx\t_\t0\troot\t_\t_\n2\tfell\tfell\tX\tx\t_\t1\tdep\t_\t_\n\n") == 5


@pytest.mark.usefixtures("chain")
def test_sentences_that_fail_are_named_and_kept() -> None:
    lines = [line for word in ("a", "fail", "b") for line in (WORD.format(1, word), "\n")]
    first, *rest = runner.tag(lines, "f", RULES)
    assert isinstance(first, Unread)
    assert "MemoryError" in first.reason
    assert rest == [WORD.format(1, "a") + "\n", WORD.format(1, "fail") + "\n", "1\tb\tb\tX\tx\t_\t0\troot\t_\t_\n\n"]


def test_the_rules_read_no_syntax() -> None:
    with pytest.raises(BadInput, match="reads no syntax"):
        list(runner.tag([WORD.format(1, "Rain")], "f", RULES))
