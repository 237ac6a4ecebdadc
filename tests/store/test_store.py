"""The contract of the store, for every database: what is written is read, in order, and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.errors import BadInput, RunError
from secondsource.model.capture import Capture, Skipped
from secondsource.model.judgement import Anchor, Judgement, Target, broken
from secondsource.store.base import Edition, Part, Row, User
from secondsource.store.sql import SqlStore

NOON, ONE = "2031-05-04T12:00:00Z", "2031-05-04T13:00:00Z"


def capture(name: str, data: bytes) -> Capture:
    return Capture(name, hashlib.sha256(data).hexdigest(), "text", data)


def row(id_: str, story: str | None = None, *, kind: str = "claim", **more: object) -> Row:
    return replace(Row(kind, id_, b'{"id": "%s"}' % id_.encode(), story), **more)  # type: ignore[arg-type]


def publish(store: SqlStore, rows: list[Row], parts: list[str], key: str = "k") -> Edition:
    with store.write() as writer:
        return writer.publish(Edition(0, key, NOON, {"claim": 1}), rows, [Part(s, s.encode()) for s in parts])


def test_a_capture_is_held_once_under_its_name(store: SqlStore) -> None:
    with store.write() as writer:
        first = writer.hold([capture("a.txt", b"one"), capture("b.txt", b"one")], NOON)
        assert [(h.n, h.name, h.size, h.current) for h in first] == [(1, "a.txt", 3, True), (2, "b.txt", 3, True)]
        assert writer.hold([capture("a.txt", b"one")], ONE) == ()
    with store.view() as view:
        assert tuple(view.held()) == first


def test_a_changed_name_keeps_both_versions(store: SqlStore) -> None:
    with store.write() as writer:
        writer.hold([capture("u", b"early"), capture("v", b"other")], NOON)
    with store.write() as writer:
        (late,) = writer.hold([capture("u", b"late")], ONE)
    with store.view() as view:
        assert [(h.sha256, h.added, h.current) for h in view.versions("u")] == [
            (capture("u", b"early").sha256, NOON, False),
            (late.sha256, ONE, True),
        ]
        assert [h.name for h in view.held(current=True)] == ["v", "u"]
        assert view.versions("nobody") == ()


def test_what_is_held_comes_in_pages(store: SqlStore) -> None:
    with store.write() as writer:
        writer.hold([capture(f"{n}.txt", b"%d" % n) for n in range(9)], NOON)
        writer.hold([capture("3.txt", b"anew")], ONE)
    with store.view() as view:
        everything = [h.n for h in view.held()]
        assert [h.n for h in view.held(limit=4)] == everything[:4]
        assert [h.n for h in view.held(after=everything[3], limit=4)] == everything[4:8]
        assert [h.n for h in view.held(after=everything[-1], limit=4)] == []
        assert [h.name for h in view.held(current=True, after=everything[2], limit=3)] == ["4.txt", "5.txt", "6.txt"]


def test_what_is_found_again_as_it_once_was_is_current_again(store: SqlStore) -> None:
    early, late = capture("u", b"early"), capture("u", b"late")
    with store.write() as writer:
        writer.hold([early, late], NOON)
        assert writer.hold([early], ONE) == ()
        assert [h.sha256 for h in writer.held(current=True)] == [early.sha256]
        assert [h.current for h in writer.hold([capture("w", b"1"), capture("w", b"2"), capture("w", b"1")], ONE)] == [
            True,
            False,
        ]


def test_the_same_pile_twice_changes_nothing(store: SqlStore) -> None:
    pile = [capture("u", b"1"), capture("u", b"2"), capture("w", b"1")]
    with store.write() as writer:
        writer.hold(pile, NOON)
        before = list(writer.held())
        assert writer.hold(pile, ONE) == ()
        assert list(writer.held()) == before


def test_skipped_items_are_noted_anew(store: SqlStore) -> None:
    with store.write() as writer:
        writer.skip([Skipped("b", "ingest", "too big"), Skipped("a", "clean", "no text")])
        writer.skip([Skipped("b", "clean", "no text")])
        assert writer.skipped() == (Skipped("a", "clean", "no text"), Skipped("b", "clean", "no text"))


def test_what_stages_made_is_kept_until_it_is_forgotten(store: SqlStore) -> None:
    with store.write() as writer:
        writer.keep((f"k{i}", "read" if i % 2 else "clean", b"\x00%d" % i) for i in range(1500))
        writer.keep([("k1", "read", b"other")])
    with store.view() as view:
        found = view.made([f"k{i}" for i in range(1502)])
        assert len(found) == 1500 and found["k1"] == b"\x001"
    with store.write() as writer:
        assert writer.forget(["read"], ["k1", "k3"]) == 748
        assert set(writer.made(["k0", "k1", "k3", "k5"])) == {"k0", "k1", "k3"}


def test_nothing_of_a_broken_transaction_is_kept(store: SqlStore) -> None:
    with pytest.raises(ZeroDivisionError), store.write() as writer:
        writer.keep([("k", "read", b"x")])
        writer.hold([capture("a", b"1")], NOON)
        raise ZeroDivisionError
    with store.view() as view:
        assert view.made(["k"]) == {} and list(view.held()) == []
    with store.write() as writer:
        assert writer.hold([capture("a", b"1")], NOON)[0].n == 1


def test_an_edition_takes_the_place_of_the_one_before(store: SqlStore) -> None:
    with store.view() as view:
        assert view.edition() is None
    first = publish(store, [row("c1", "s1"), row("c2", "s1")], ["s1"])
    second = publish(store, [row("c3", "s1")], ["s1"], key="other")
    assert (first.n, second.n) == (1, 2)
    with store.view() as view:
        assert view.edition() == second
        assert [r.id for r in view.rows("claim").items] == ["c3"]
        assert view.row("c1") is None


def test_rows_come_back_whole_and_in_order(store: SqlStore) -> None:
    rows = [row(f"c{i}", f"s{i % 2}", status="disputed" if i % 3 else "plain", rank=float(-i)) for i in range(25)]
    rows += [row("e1", kind="event"), row("all", None, text="No story of its own")]
    publish(store, rows, ["s0", "s1"])
    with store.view() as view:
        seen, after = [], None
        while True:
            page = view.rows("claim", after=after, limit=7)
            seen += page.items
            after = page.next
            if after is None:
                break
        assert seen == [r for r in rows if r.kind == "claim"]
        assert [r.id for r in view.rows("claim", story="s1", status="plain").items] == ["c3", "c9", "c15", "c21"]
        assert view.tally("claim") == {"": 1, "disputed": 16, "plain": 9}
        assert view.tally("claim", story="s0") == {"disputed": 8, "plain": 5}


def test_rows_by_rank_page_without_gap_or_repeat(store: SqlStore) -> None:
    rows = [row(f"c{i}", rank=(i * 7 % 5) / 3) for i in range(20)]
    publish(store, rows, [])
    with store.view() as view:
        seen, after = [], None
        while True:
            page = view.rows("claim", after=after, limit=3, by_rank=True)
            seen += [r.id for r in page.items]
            after = page.next
            if after is None:
                break
        assert seen == [r.id for r in sorted(rows, key=lambda r: (r.rank, int(r.id[1:])))]


@pytest.mark.parametrize("after", ["x", "", "1:2:3", "1; DROP TABLE items", "nan:1"])
def test_a_cursor_that_we_did_not_give_is_bad_input(store: SqlStore, after: str) -> None:
    with store.view() as view, pytest.raises(BadInput, match="no place to go on from"):
        view.rows("claim", after=after)


def test_a_row_is_found_by_the_beginning_of_its_id_when_only_one_begins_so(store: SqlStore) -> None:
    publish(store, [row("claim-ab"), row("claim-abc"), row("claim-x%"), row("claim-y_")], [])
    with store.view() as view:
        assert [
            r.id if (r := view.row(i)) else None for i in ("claim-ab", "claim-abc", "claim-x", "claim-a", "", "%")
        ] == [
            "claim-ab",
            "claim-abc",
            "claim-x%",
            None,
            None,
            None,
        ]


def test_a_story_that_was_taken_over_leads_to_its_heir(store: SqlStore) -> None:
    told = {"r1": "s1", "r2": "s1", "r3": "s2"}
    publish(store, [row(r, s, kind="report") for r, s in told.items()], ["s1", "s2"])
    publish(store, [row(r, "s3", kind="report") for r in told], ["s3"])
    publish(
        store,
        [row("r1", "s4", kind="report"), row("r2", "s5", kind="report"), row("r3", "s5", kind="report")],
        ["s4", "s5"],
    )
    with store.view() as view:
        heirs = [part.story if (part := view.part(s)) else None for s in ("s1", "s2", "s3", "s4", "s9")]
        assert heirs == ["s5", "s5", "s5", "s4", None]
    publish(store, [row("r9", "s1", kind="report")], ["s1"])
    with store.view() as view:
        assert view.part("s1") == Part("s1", b"s1")
        assert view.part("s2") is None


def test_a_revised_story_is_provisional_and_the_rest_stays(store: SqlStore) -> None:
    publish(
        store,
        [
            row("r1", "s1", kind="report", text="mill"),
            row("c1", "s1", text="fire"),
            row("c2", "s2"),
            row("c3", text="both"),
        ],
        ["s1", "s2"],
    )
    with store.write() as writer:
        new = [
            row("r1", "s1", kind="report", text="mill"),
            row("r2", "s1", kind="report"),
            row("c4", "s1", text="flood"),
        ]
        writer.revise("s1", [*new, row("c3", text="all")], Part("s1", b"new"))
    with store.view() as view:
        assert [r.id for r in view.rows("claim").items] == ["c2", "c3", "c4"]
        assert [r.id for r in view.rows("report").items] == ["r1", "r2"]
        assert view.part("s1") == Part("s1", b"new") and view.part("s2") == Part("s2", b"s2")
        edition = view.edition()
        assert edition is not None and edition.provisional == ("s1",)
        assert [h.id for h in view.search("fire").items] == [] and [h.id for h in view.search("flood").items] == ["c4"]
        assert [h.id for h in view.search("both").items] == [] and [h.id for h in view.search("all").items] == ["c3"]
    assert publish(store, [], []).provisional == ()


def test_readers_can_tell_one_revision_from_the_next(store: SqlStore) -> None:
    publish(store, [row("r1", "s1", kind="report")], ["s1"])
    keys = set()
    for body in (b"one", b"two"):
        with store.write() as writer:
            writer.revise("s1", [row("r1", "s1", kind="report")], Part("s1", body))
            writer.recount({"report": len(body)})
            edition = writer.edition()
        assert edition is not None and edition.counts["report"] == 3 and edition.n == 1
        keys.add(edition.key)
    assert len(keys) == 2


def test_a_revision_may_take_over_another_story(store: SqlStore) -> None:
    publish(store, [row("r1", "s1", kind="report"), row("r2", "s2", kind="report"), row("c2", "s2")], ["s1", "s2"])
    with store.write() as writer:
        both = [row("r1", "s1", kind="report"), row("r2", "s1", kind="report")]
        writer.revise("s1", both, Part("s1", b"both"))
    with store.view() as view:
        assert view.part("s2") == Part("s1", b"both")
        assert view.row("c2") is None
        edition = view.edition()
        assert edition is not None and edition.provisional == ("s1",)


def test_a_reader_keeps_its_edition_while_another_is_published(store: SqlStore) -> None:
    publish(store, [row("c1", "s1", text="mill fire")], ["s1"])
    with store.view() as view:
        publish(store, [row("c2", "s2", text="mill flood")], ["s2"])
        assert [r.id for r in view.rows("claim").items] == ["c1"]
        assert [h.id for h in view.search("mill").items] == ["c1"]
        edition = view.edition()
        assert edition is not None and edition.n == 1
    with store.view() as view:
        assert [r.id for r in view.rows("claim").items] == ["c2"]


def test_the_log_is_a_chain(store: SqlStore) -> None:
    target = Target("edge", (Anchor("r1"), Anchor("r2", 3, 9, "a \x00 \ud83d quote")), "derived")
    said = Judgement(target, "positive", "ada", "same typing error", NOON)
    with store.write() as writer:
        first = writer.judge(said)
    with store.write() as writer:
        second = writer.judge(replace(said, verdict="negative", undoes=1))
        assert writer.judgements() == (first, second)
    assert (first.n, second.n, second.before) == (1, 2, first.hash)
    with store.view() as view:
        log = view.judgements()
    assert broken(log) is None and log[0].target == target
    assert broken(log[1:]) is not None


def test_runs_are_told_and_end(store: SqlStore) -> None:
    with store.write() as writer:
        one, two = writer.begin(NOON), writer.begin(ONE)
        writer.tell(replace(one, stage="clean", done=3, total=9, ended=ONE, error="stopped"))
    with store.view() as view:
        assert view.runs() == (two, replace(one, stage="clean", done=3, total=9, ended=ONE, error="stopped"))
        assert view.runs(1) == (two,)
    with pytest.raises(RunError, match="run 9 is not a run"), store.write() as writer:
        writer.tell(replace(one, n=9))


def test_people_and_notes(store: SqlStore) -> None:
    with store.write() as writer:
        writer.admit(User("bo", "reader", "salt", NOON))
        writer.admit(User("ada", "owner", "salt", NOON))
        writer.admit(User("bo", "reviewer", "salt", ONE))
        writer.dismiss("nobody")
        writer.note("changes", "b", "2")
        writer.note("changes", "a", "1")
        writer.note("changes", "b", "3")
        writer.note("other", "b", "4")
        writer.note("changes", "a", "")
    with store.view() as view:
        assert [(u.name, u.role) for u in view.users()] == [("ada", "owner"), ("bo", "reviewer")]
        assert view.notes("changes") == {"b": "3"} and view.notes("nothing") == {}


def test_a_view_refuses_to_write(store: SqlStore) -> None:
    with pytest.raises(RunError), store.view() as view:
        from sqlalchemy import text

        view._at.execute(text("DELETE FROM held"))  # type: ignore[attr-defined]


def test_only_one_run_at_a_time(store: SqlStore) -> None:
    with store.only_one("run"):
        with pytest.raises(RunError, match="another run is at work"), store.only_one("run"):
            pass
        with store.only_one("move"), store.write() as writer:
            writer.note("a", "b", "c")
    with store.only_one("run"):
        pass


ODD = st.text(st.one_of(st.characters(), st.sampled_from("\x00\ud800\udfff\ue0ff\\'\"%_")), max_size=12)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=ODD, text=ODD, body=st.binary(max_size=20), rank=st.floats(allow_nan=False, allow_infinity=False))
def test_any_text_and_bytes_come_back(store: SqlStore, name: str, text: str, body: bytes, rank: float) -> None:
    rows = [Row("claim", f"i{name}", body, name, text, text, rank)]
    with store.write() as writer:
        writer.publish(Edition(0, name, text, {name: 1}), rows, [Part(name, body)])
        writer.note("odd", f"k{name}", f"v{text}")
    with store.view() as view:
        assert view.rows("claim", story=name).items == tuple(rows)
        assert view.part(name) == Part(name, body)
        assert view.notes("odd")[f"k{name}"] == f"v{text}"
        edition = view.edition()
        assert edition is not None and (edition.key, edition.made, edition.counts) == (name, text, {name: 1})
