"""Search finds the same, in the same order, whatever is typed and whichever database it is."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from secondsource.errors import BadInput
from secondsource.store import place
from secondsource.store.base import Edition, Hit, Indexed, Part, Row, View
from secondsource.store.sql import SqlStore

NOON = "2031-05-04T12:00:00Z"


def index(store: SqlStore, texts: dict[str, list[str]], words: dict[str, list[str]] | None = None) -> None:
    with store.write() as writer:
        for report, told in texts.items():
            sentences = [Indexed(report, i, 0, len(text), text) for i, text in enumerate(told, 1)]
            writer.index(report, sentences, (words or {}).get(report, ()))


def found(store: SqlStore, words: str, **more: object) -> list[tuple[str, str, int]]:
    with store.view() as view:
        return [(hit.kind, hit.id, hit.n) for hit in view.search(words, **more).items]  # type: ignore[arg-type]


MILL = {
    "r1": ["The old mill in Kesh burned down on Sunday.", "Nobody was hurt, the mayor said."],
    "r2": ["Élise Dahr said the mill was old.", "Fire crews from Kesh came late."],
    "r3": ["消防隊は火災を鎮火した。", "ไฟไหม้โรงสีเก่า", "방앗간에서 불이 났다"],
}


def test_a_word_is_found_whatever_its_case_and_accents(store: SqlStore) -> None:
    index(store, MILL)
    assert found(store, "KESH") == [("sentence", "r1", 1), ("sentence", "r2", 2)]
    assert found(store, "elise") == found(store, "ÉLISE") == [("sentence", "r2", 1)]
    assert found(store, "kes") == [] and found(store, "nothing") == []


def test_all_words_must_stand_there_and_those_in_a_row_come_first(store: SqlStore) -> None:
    index(store, MILL)
    assert found(store, "old mill") == [("sentence", "r1", 1), ("sentence", "r2", 1)]
    assert found(store, "mill old") == [("sentence", "r1", 1), ("sentence", "r2", 1)]
    assert found(store, '"old mill"') == [("sentence", "r1", 1)]
    assert found(store, "mill mayor") == []


@pytest.mark.parametrize("words", ["火", "火災", "火災を鎮火", "災を", "โรงสี", "สีเก่า", "방앗간", "불이"])
def test_scripts_without_spaces_are_searched_by_any_piece(store: SqlStore, words: str) -> None:
    index(store, MILL)
    with store.view() as view:
        (hit,) = view.search(words).items
    assert hit.id == "r3"
    assert {hit.text[start:end] for start, end in hit.marks} == {words}


def test_short_sentences_come_before_long_ones(store: SqlStore) -> None:
    index(
        store, {"r1": ["mill " + "and more of it " * 9, "The mill."], "r2": ["A mill of many words stood on the hill."]}
    )
    assert found(store, "mill") == [("sentence", "r1", 2), ("sentence", "r2", 1), ("sentence", "r1", 1)]


def test_a_piece_that_is_not_there_is_not_found(store: SqlStore) -> None:
    index(store, MILL)
    assert found(store, "火鎮") == [] and found(store, "水") == []


INJECTIONS = [
    '"', '""', '"mill', 'mill"', '"mill" "', "mill*", "mi*", "NEAR(mill kesh)", "mill OR nothing", "mill AND kesh",
    "NOT mill", "^mill", "words:mill", "-mill", "+mill", "{words}: mill", "%", "_", "mi%", "m_ll", "mill\x00", "\x00",
    "'; DROP TABLE sentences; --", "' | 'mill", "mill:*", "!mill", "<->", "mill & kesh", "\\", "\\'", "\ud800", "(((((",
    "a" * 100_000, "( " * 5_000, '" ' * 5_000, "mill " * 5_000, "火" * 5_000, "$1", ":match", "?", "mill--", "/*mill",
]  # fmt: skip
#: What of those is nothing but the word "mill".
ONLY_MILL = {
    '"mill',
    'mill"',
    '"mill" "',
    "mill*",
    "^mill",
    "-mill",
    "+mill",
    "mill\x00",
    "' | 'mill",
    "mill:*",
    "!mill",
}
ONLY_MILL |= {"mill--", "/*mill", "mill " * 5_000}


@pytest.mark.parametrize("words", INJECTIONS, ids=lambda words: ascii(words)[:24])
def test_whatever_is_typed_is_words(store: SqlStore, words: str) -> None:
    index(store, MILL)
    plain = found(store, "mill")
    assert len(plain) == 2
    if words in ONLY_MILL:
        assert found(store, words) == plain
    elif words == "mill & kesh":
        assert found(store, words) == [("sentence", "r1", 1)]
    else:
        assert found(store, words) == []
    with store.view() as view:
        assert view.rows("claim", words=words).items == ()
    assert len(found(store, "mill")) == 2


def edition(store: SqlStore) -> None:
    rows = [
        Row("report", "r1", b"{}", "s1", "", "Mill burned in Kesh"),
        Row("report", "r2", b"{}", "s2", "", "Late crews"),
        Row("claim", "c1", b"{}", "s1", "plain", "the old mill burned", 2.0),
        Row("claim", "c2", b"{}", None, "disputed", "a mill stood in Kesh", 1.0),
    ]
    with store.write() as writer:
        writer.publish(Edition(0, "k", NOON, {}), rows, [Part("s1", b""), Part("s2", b"")])


def test_items_come_before_sentences_and_can_be_chosen(store: SqlStore) -> None:
    index(store, MILL)
    edition(store)
    assert found(store, "mill") == [
        ("report", "r1", 0),
        ("claim", "c1", 0),
        ("claim", "c2", 0),
        ("sentence", "r1", 1),
        ("sentence", "r2", 1),
    ]
    assert found(store, "mill", kinds=("claim",)) == [("claim", "c1", 0), ("claim", "c2", 0)]
    assert found(store, "mill", kinds=("sentence", "report")) == [
        ("report", "r1", 0),
        ("sentence", "r1", 1),
        ("sentence", "r2", 1),
    ]
    assert found(store, "mill", story="s1") == [("report", "r1", 0), ("claim", "c1", 0), ("sentence", "r1", 1)]
    with store.view() as view:
        assert {hit.id: hit.story for hit in view.search("mill").items} == {
            "r1": "s1",
            "c1": "s1",
            "c2": None,
            "r2": "s2",
        }
        assert [row.id for row in view.rows("claim", words="kesh mill").items] == ["c2"]
        assert [row.id for row in view.rows("claim", words="mill", by_rank=True).items] == ["c2", "c1"]
        assert [row.id for row in view.rows("claim", words="mill", story="s1", status="plain").items] == ["c1"]


def test_a_report_indexed_anew_is_found_by_its_new_words_only(store: SqlStore) -> None:
    index(store, MILL, {"r1": ["kesh", "mill"]})
    index(store, {"r1": ["The barn stood."]}, {"r1": ["barn"]})
    assert found(store, "mill") == [("sentence", "r2", 1)] and found(store, "barn") == [("sentence", "r1", 1)]
    with store.write() as writer:
        assert writer.near(["mill"]) == [] and writer.near(["barn"]) == ["r1"]
        writer.index("r4", [Indexed("r4", 1, 0, 4, "barn")])
        writer.index("r4", [Indexed("r4", 1, 0, 5, "shed")])
        assert [hit.id for hit in writer.search("shed").items] == ["r4"]
        writer.unindex(["r1", "r2", "nobody"])
    assert found(store, "mill") == found(store, "barn") == []
    assert len(found(store, "shed")) == 1
    assert store.check() == []


def test_near_reports_share_the_rarest_words(store: SqlStore) -> None:
    words = {f"r{i}": ["said", "police", f"only {i}", "Kesh al-Dahr" if i < 3 else "elsewhere"] for i in range(40)}
    index(store, {report: ["x"] for report in words}, words)
    with store.view() as view:
        assert view.near(["kesh AL-DAHR", "said", "only 2"], 3) == ["r2", "r0", "r1"]
        assert view.near(["Kesh"]) == [] and view.near([]) == [] and view.near(["", "''"]) == []
        assert len(view.near(["said"], 5)) == 5


def crowd(seed: int = 3) -> tuple[dict[str, list[str]], list[Row]]:
    """Made-up texts of a few words, so that most questions have many hits."""
    rng = random.Random(seed)
    words = ["mill", "Kesh", "fire", "Élise", "火災", "old", "the", "12", "al-Dahr", "火"]
    texts = {f"r{i}": [" ".join(rng.choices(words, k=rng.randint(1, 40))) for _ in range(8)] for i in range(60)}
    rows = [Row("report", f"r{i}", b"{}", f"s{i % 5}", "", " ".join(rng.choices(words, k=4))) for i in range(60)]
    return texts, rows


def whole(view: View, words: str, limit: int, **more: object) -> list[Hit]:
    hits: list[Hit] = []
    after = None
    while True:
        page = view.search(words, limit=limit, after=after, **more)  # type: ignore[arg-type]
        hits += page.items
        after = page.next
        if after is None:
            return hits


def test_pages_have_every_hit_once(store: SqlStore) -> None:
    texts, rows = crowd()
    index(store, texts)
    with store.write() as writer:
        writer.publish(Edition(0, "k", NOON, {}), rows, [Part(f"s{i}", b"") for i in range(5)])
    with store.view() as view:
        for words in ("mill fire", "mill", '"old the"', "火", "火災 kesh"):
            hits = whole(view, words, 200)
            assert len(hits) > 20 and len({(h.kind, h.id, h.n) for h in hits}) == len(hits)
            assert whole(view, words, 7) == hits
            assert all(hit.marks for hit in hits)
            assert whole(view, words, 9, story="s1", kinds=("sentence",)) == [
                h for h in hits if h.story == "s1" and h.kind == "sentence"
            ]


@pytest.mark.parametrize(
    "after", ["nan:1", "inf:0", "-inf:0", "1e400:1", "1:2:3", "x", " 1:1", "9223372036854775808:1"]
)
def test_a_cursor_that_nobody_gave_is_refused(store: SqlStore, after: str) -> None:
    index(store, {"r1": ["A mill burned."]})
    with store.view() as view:
        with pytest.raises(BadInput, match="no place to go on from"):
            view.search("mill", after=after)
        with pytest.raises(BadInput, match="no place to go on from"):
            view.rows("claims", after=after, by_rank=True)


def test_a_cursor_stays_where_it_was_while_reports_are_added(store: SqlStore) -> None:
    texts, _ = crowd()
    index(store, texts)
    with store.view() as view:
        before = whole(view, "mill", 200)
        first = view.search("mill", limit=50)
    index(store, {f"new{i}": ["mill " * 39] for i in range(30)})
    with store.view() as view:
        rest = view.search("mill", limit=200, after=first.next).items
    assert [h for h in rest if not h.id.startswith("new")] == before[50:][: len(rest)]


@pytest.mark.parametrize("after", ["x", "1", "-1:x", "1:2:3", "0:9;--"])
def test_a_cursor_that_we_did_not_give_is_bad_input(store: SqlStore, after: str) -> None:
    with store.view() as view, pytest.raises(BadInput):
        view.search("mill", after=after)


def test_limits_are_kept_in_bounds(store: SqlStore) -> None:
    index(store, {"r1": ["mill"] * 300})
    with store.view() as view:
        assert len(view.search("mill", limit=10**9).items) == 200
        assert len(view.search("mill", limit=-5).items) == 1


def test_both_databases_find_the_same_in_the_same_order(tmp_path: Path, address: Callable[[], str]) -> None:
    texts, rows = crowd()
    told = []
    for name, url in (("a", ""), ("b", address())):
        store = place.open_store(place.create(tmp_path / name, NOON, url))
        words = {report: told[0].split() for report, told in texts.items()}
        index(store, texts, words)
        with store.write() as writer:
            writer.publish(Edition(0, "k", NOON, {}), rows, [Part(f"s{i}", b"") for i in range(5)])
        with store.view() as view:
            asked = ("mill fire", "kesh", '"fire 火災"', "火", "al-dahr", "12 old the")
            told.append(([whole(view, q, 13) for q in asked], [view.near(words[f"r{i}"]) for i in range(20)]))
        store.close()
    assert told[0] == told[1]
