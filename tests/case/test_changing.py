"""What changes: with more reports, with versions, with judgements."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.case.conftest import QUICK, TEXTS, document, write

import secondsource
from secondsource.case import Case
from secondsource.errors import BadInput, Outdated, RunError
from secondsource.runner import changes
from secondsource.runner.changes import Lean

MORE = (
    "Toll rises in Lorn\n\nMay 5, 2026 - A fourth worker has died after the fire at a paper mill in Lorn that killed "
    "three workers on Sunday, the mayor said. Twelve people were wounded, two of them badly.\n"
)


@pytest.fixture
def lorn(case: Case, pile: Path) -> Case:
    case.add(pile)
    case.run()
    return case


def test_one_more_report_updates_its_story_alone(lorn: Case, pile: Path) -> None:
    sigla = {report.file: report.id for report in lorn.reports()}
    other = next(story for story in lorn.stories() if sigla["other.txt"] in story.reports)
    mine = next(story for story in lorn.stories() if sigla["wire.txt"] in story.reports)
    before = lorn.story(other.id)
    write(pile, {"more.txt": MORE})
    lorn.add(pile)
    ran = lorn.run(now=True)
    assert ran.new and ran.edition.provisional
    assert {change.story for change in ran.changed} == {mine.id} and ran.changed == lorn.changes()
    assert {report.file: report.id for report in lorn.reports()} == {**sigla, "more.txt": "E"}
    assert "E" in [report.id for report in lorn.story(mine.id).reports]
    assert lorn.story(other.id) == before
    assert lorn.search('"fourth worker"', kinds=["sentence"]).items[0].id == "E"
    assert lorn.status().pending == 0 and lorn.status().stale
    assert not lorn.run(now=True).new
    assert lorn.run().edition.provisional == ()
    assert document(lorn.dossier()) == document(secondsource.read([pile], QUICK))


def test_a_report_of_something_else_is_a_story_of_its_own(lorn: Case) -> None:
    stories = {story.id for story in lorn.stories()}
    lorn.add_bytes(
        "moon.txt", b"Moon probe lands\n\nMay 7, 2026 - A probe landed on the moon, the space agency said.\n"
    )
    ran = lorn.run(now=True)
    (new,) = {story.id for story in lorn.stories()} - stories
    assert ran.edition.provisional == (new,)


def test_a_quick_run_without_anything_new_changes_nothing(lorn: Case, tmp_path: Path) -> None:
    lorn.add(write(tmp_path / "late", {"late.txt": TEXTS["wire.txt"].replace("Twelve", "Thirteen")}))
    lorn.run(now=True)
    before, told = lorn.edition, lorn.changes()
    ran = lorn.run(now=True)
    assert not ran.new and lorn.edition == before and lorn.changes() == told
    assert before and before.provisional and before.counts["reports"] == len(list(lorn.reports()))


def test_a_report_that_comes_back_is_found_again(case: Case, pile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case.add(pile)
    case.run()
    wire = pile / "wire.txt"
    text = wire.read_text(encoding="utf-8")
    wire.write_text("Nothing of it\n\nMay 5, 2026 - A bakery opened in Lorn.\n", encoding="utf-8")
    case.add(pile)
    monkeypatch.setattr("secondsource.runner.memory.Kept.tidy", lambda *_: None)  # killed before it could tidy up
    case.run()
    wire.write_text(text, encoding="utf-8")
    case.add(pile)
    case.run()
    assert "sentence" in {hit.kind for hit in case.search('"the cause of it was not known"').items}


def test_the_first_run_is_a_full_one(case: Case, pile: Path) -> None:
    case.add(pile)
    assert case.run(now=True).edition.provisional == ()


def test_a_new_version_of_a_shown_report_needs_a_full_run(lorn: Case, pile: Path) -> None:
    write(pile, {"denial.txt": TEXTS["denial.txt"].replace("Two people", "Four people")})
    lorn.add(pile)
    ran = lorn.run(now=True)
    assert ran.edition.provisional == ()
    assert document(lorn.dossier()) == document(secondsource.read([pile], QUICK))


def test_a_diff_tells_sentences_and_claims(lorn: Case, pile: Path) -> None:
    with pytest.raises(BadInput, match="no other version"):
        lorn.diff("denial.txt")
    write(
        pile, {"denial.txt": TEXTS["denial.txt"].replace("Two people were", "Nobody was") + "More is to follow soon.\n"}
    )
    lorn.add(pile)
    old = lorn.diff("denial.txt")
    assert old.changed == (("Two people were killed, Ana Ruiz said.", "Nobody was killed, Ana Ruiz said."),)
    assert old.added == ("More is to follow soon.",) and old.removed == ()
    assert old.claims and len(old.claims) == len(old.claim_ids)
    assert lorn.diff(old.a.sha256, old.b.sha256) == old
    assert lorn.diff("wire.txt", "reprint.txt").changed
    with pytest.raises(BadInput):
        lorn.diff("absent.txt")


def test_adding_and_judging_go_on_while_a_run_works(lorn: Case, pile: Path) -> None:
    write(pile, {"more.txt": MORE})
    lorn.add(pile)
    edge, done = lorn.lineage().edges[0].id, list[str]()
    with Case.open(lorn.path, settings=QUICK) as other:

        def meanwhile(stage: str, _: int, total: int) -> None:
            if stage in ("reading", "publishing") and stage not in done:
                done.append(stage)
                assert other.add_bytes(f"{stage}.txt", f"The {stage} of the day, the mayor said.".encode()).new
                assert other.judge("edge", edge, "unsure", user="Ana").entry
                assert other.claims() and other.status().runs[0].ended is None

        lorn.run(progress=meanwhile)
    assert done == ["reading", "publishing"]
    assert lorn.status().stale == ("2 captures came since", "2 judgements were made since")
    assert lorn.run().new and lorn.status().stale == ()


def test_a_run_that_was_broken_off_is_told_and_ended(lorn: Case, pile: Path) -> None:
    with lorn.store.write() as writer:
        dead = writer.begin("2026-05-05T10:00:00Z")
    assert [problem.what for problem in lorn.check()] == [f"run {dead.n} of {dead.began} was broken off"]
    write(pile, {"more.txt": MORE})
    lorn.add(pile)
    lorn.run()
    assert [run.error for run in lorn.status().runs if run.n == dead.n] == ["broken off"]
    assert lorn.check() == []


def test_only_one_run_at_a_time(lorn: Case, pile: Path) -> None:
    write(pile, {"more.txt": MORE})
    lorn.add(pile)
    with Case.open(lorn.path, settings=QUICK) as other, other.store.only_one("run"), pytest.raises(RunError):
        lorn.run()


def test_a_judgement_counts_with_the_next_run_and_can_be_undone(lorn: Case, pile: Path) -> None:
    first = document(lorn.dossier())
    edge = lorn.lineage().edges[0]
    preview = lorn.preview([("edge", edge.id, "negative", "")])
    assert lorn.log() == () and any(what == "edge" for what, _, _ in preview.beside)
    made = lorn.judge("edge", edge.id, "negative", user="Ana", reason="two desks")
    assert made.contradicts is None and made.entry.n == 1
    assert lorn.status().stale == ("1 judgement was made since",)
    ran = lorn.run()
    assert edge.id not in {one.id for one in lorn.lineage().edges}
    assert {(c.claim, str(c.before), str(c.after)) for c in ran.changed} == {
        (c.claim, str(c.before), str(c.after)) for c in preview.changes
    }
    again = lorn.judge("edge", f"{edge.child}-{edge.parent}".split("-"), "positive", user="Bo")
    assert again.contradicts == made.entry
    for entry in (again.entry, made.entry):
        lorn.undo(entry.n, user="Ana")
    with pytest.raises(BadInput, match="taken back already"):
        lorn.undo(1, user="Ana")
    lorn.run()
    assert document(lorn.dossier()) == first
    assert lorn.verify() == []


def test_a_judgement_can_count_at_once(lorn: Case) -> None:
    edge = lorn.lineage().edges[0]
    preview = lorn.preview([("edge", edge.id, "negative", "")])
    lorn.judge("edge", edge.id, "negative", user="Ana")
    ran = lorn.run(now=True)
    assert len(ran.edition.provisional) == 1
    assert edge.id not in {one.id for one in lorn.lineage().edges}
    assert {change.claim for change in ran.changed} == {change.claim for change in preview.changes}
    assert lorn.story(ran.edition.provisional[0]).judgements
    assert not lorn.run(now=True).new
    assert lorn.run().edition.provisional == ()
    assert edge.id not in {one.id for one in lorn.lineage().edges}


def test_a_judgement_of_what_is_gone_rests(lorn: Case, pile: Path) -> None:
    edge = lorn.lineage().edges[0]
    made = lorn.judge("edge", edge.id, "negative", user="Ana")
    file = lorn.report(edge.child).file
    write(pile, {file: TEXTS[file] + "It was the third this year.\n"})
    lorn.add(pile)
    assert [entry.n for entry in lorn.run().resting] == [made.entry.n]
    write(pile, {file: TEXTS[file]})
    lorn.add(pile)
    assert lorn.run().resting == ()


def test_what_is_judged_leaves_the_queue(lorn: Case) -> None:
    waiting = lorn.queue()
    assert waiting
    first = waiting[0]
    assert first.target == lorn.judge(first.kind, first.at, "unsure", value=first.value, user="Ana").entry.target
    assert first.id not in {one.id for one in lorn.queue()}
    assert len(lorn.queue(limit=1)) == 1
    assert all(one.story == first.story for one in lorn.queue(story=first.story))


def test_what_cannot_be_judged_is_refused(lorn: Case) -> None:
    edge = lorn.lineage().edges[0].id
    for kind, at, verdict, user in (
        ("edge", "edge-0", "positive", "Ana"),
        ("colour", edge, "positive", "Ana"),
        ("edge", edge, "perhaps", "Ana"),
        ("edge", edge, "positive", " "),
    ):
        with pytest.raises(BadInput):
            lorn.judge(kind, at, verdict, user=user)
    with pytest.raises(BadInput, match="the log has no entry 9"):
        lorn.undo(9, user="Ana")
    assert lorn.log() == ()


def before_all(lorn: Case) -> None:
    """A report of an earlier day: with the next run every other report has the letter after its own."""
    lorn.add_bytes("first.txt", b"Mill fined\n\nLORN, May 1, 2026 (Vale Wire) - The paper mill in Lorn was fined.\n")
    lorn.run()


def test_what_was_looked_at_is_judged_whatever_its_letter_is_by_now(lorn: Case) -> None:
    """A siglum means another report after a run; a proposal, its target and a stamp do not."""
    waiting = lorn.queue()[0]
    files = {report.id: report.file for report in lorn.reports()}
    stamp = lorn.stamp
    before_all(lorn)
    moved = next(report.id for report in lorn.reports() if files.get(report.id, report.file) != report.file)
    assert lorn.stamp != stamp
    with pytest.raises(Outdated, match="look again"):
        lorn.judge("date", moved, "positive", value="2026-05-02", user="Ana", edition=stamp)
    with pytest.raises(Outdated, match="look again"):
        lorn.preview([("date", moved, "positive", "2026-05-02")], edition=stamp)
    assert lorn.log() == ()
    assert lorn.judge("date", moved, "unsure", user="Ana", edition=lorn.stamp).entry.target.at[0].report
    made = lorn.judge(waiting.kind, waiting.target, "unsure", value=waiting.value, user="Ana")
    assert made.entry.target == waiting.target
    lorn.undo(made.entry.n, user="Ana")
    if waiting.id in {one.id for one in lorn.queue()}:
        again = lorn.judge(waiting.kind, waiting.id, "unsure", user="Ana")
        assert again.entry.target == waiting.target
    with pytest.raises(Outdated, match="look again"):
        lorn.judge("edge", "proposal-0000000000", "unsure", user="Ana")


def test_the_ids_of_proposals_hold_from_edition_to_edition(lorn: Case) -> None:
    before = {one.id: one.target for one in lorn.queue()}
    before_all(lorn)
    after = {one.id: one.target for one in lorn.queue()}
    kept = before.keys() & after.keys()
    assert kept and all(before[id_] == after[id_] for id_ in kept)
    first = sorted(kept)[0]
    kind = before[first].kind
    assert lorn.judge(kind, first, "unsure", user="Ana").entry.target == before[first]
    with pytest.raises(BadInput, match="a question of"):
        lorn.judge("status" if kind != "status" else "edge", sorted(kept)[1], "unsure", user="Ana")


def test_a_batch_is_judged_whole_or_not_at_all(lorn: Case) -> None:
    edge = lorn.lineage().edges[0]
    with pytest.raises(BadInput):
        lorn.judge_all([("edge", edge.id, "negative", ""), ("edge", "edge-0", "negative", "")], user="Ana")
    assert lorn.log() == ()
    made = lorn.judge_all(
        [("edge", edge.id, "negative", ""), ("edge", [edge.child, edge.parent], "positive", "derived", "I asked them")],
        user="Ana",
        reason="seen",
    )
    assert [one.entry.reason for one in made] == ["seen", "I asked them"]
    assert [one.contradicts for one in made] == [None, made[0].entry]
    assert lorn.log() == tuple(one.entry for one in made)


def test_a_status_given_by_another_wording_contradicts(lorn: Case) -> None:
    claim = next(c for c in lorn.claims() if len({(m.report, m.span.start) for m in c.members}) > 1)
    one, other = (f"{m.report}:{m.span.start}-{m.span.end}" for m in claim.members[:2])
    first = lorn.judge("status", one, "positive", value="denied", user="Ana")
    again = lorn.judge("status", other, "positive", value="unresolved", user="Ana")
    assert first.contradicts is None and again.contradicts == first.entry


def test_yes_to_no_value_is_refused(lorn: Case) -> None:
    claim = lorn.claims()[0]
    for kind, at in (("status", claim.id), ("date", "A")):
        with pytest.raises(BadInput, match="needs a value"):
            lorn.judge(kind, at, "positive", user="Ana")
    assert lorn.log() == ()


def test_a_floor_that_rises_is_told_first(lorn: Case) -> None:
    edges = lorn.lineage().edges
    preview = lorn.preview([("edge", edge.id, "negative", "") for edge in edges])
    raised = [change.raised for change in preview.changes]
    assert raised == sorted(raised, reverse=True)
    assert preview.raised == tuple(change.claim for change in preview.changes if change.raised)


def claim(id_: str, quotes: str, report: str = "A", low: int = 1, status: str = "single-origin") -> Lean:
    members = [changes._Member(report, changes._Span(n, n + 1, word)) for n, word in enumerate(quotes.split())]
    return Lean(id_, quotes, members, len(members), 1, changes._Origins(low, low), status)


def test_claims_are_matched_by_their_words() -> None:
    before, after = [claim("one", "a b c"), claim("two", "d e")], [claim("new", "a b c", low=2), claim("two", "d e")]
    ids = {"A": "report-1"}
    (change,) = changes.between(before, ids, after, ids)
    assert (change.kind, change.claim, change.before and change.before.low, change.after and change.after.low) == (
        "changed",
        "new",
        1,
        2,
    )
    assert change.raised and not changes.between(after, ids, before, ids)[0].raised


def test_claims_of_another_version_are_matched_by_what_it_still_says() -> None:
    before, after = [claim("one", "a b"), claim("two", "c")], [claim("three", "a b", report="B")]
    (gone,) = changes.between(before, {"A": "report-1"}, after, {"B": "report-2"})
    assert (gone.kind, gone.claim, gone.after) == ("gone", "two", None)


def test_sigla_mean_nothing_to_a_comparison() -> None:
    before, after = [claim("one", "a b")], [claim("one", "a b", report="B")]
    assert changes.between(before, {"A": "report-1"}, after, {"B": "report-1"}) == ()
