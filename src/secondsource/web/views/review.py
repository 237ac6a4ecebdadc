"""Judging: the form beside anything that can be judged, the inbox, what a batch would change, taking back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from secondsource.case import Judged
from secondsource.errors import BadInput, Outdated
from secondsource.export.site.book import Book
from secondsource.model.judgement import undone_in
from secondsource.model.span import Span
from secondsource.runner.ground import stamp as name_of
from secondsource.runner.meaning import CHANGED, PROPOSAL
from secondsource.web.access_routes import inside
from secondsource.web.answers import Refused, page
from secondsource.web.desk import Desk, Reader, Reviewer
from secondsource.web.views import evidence, shelf
from secondsource.web.views.judging import ASKED, UNSEEN, VERDICTS, Asked
from secondsource.web.views.notes import note_of
from secondsource.web.views.proposals import shown

router = APIRouter(include_in_schema=False)
QUEUE = 50
Text = Annotated[str, Form(max_length=2000)]
MAX_AT = 20


@router.get("/judge")
def ask(
    request: Request,
    desk: Reviewer,
    kind: Annotated[str, Query(max_length=20)],
    at: Annotated[list[str], Query(max_length=MAX_AT)],
    story: Annotated[str, Query(max_length=200)] = "",
    back: Annotated[str, Query(max_length=2000)] = "",
    value: Annotated[str, Query(max_length=500)] = "",
    edition: Annotated[str, Query(max_length=100)] = "",
    fragment: str = "",
) -> Response:
    """The form for one thing: what it is, the evidence, the verdict, the reason."""
    if kind not in ASKED:
        raise Refused(404, "no judgement is of that kind", f"there are: {', '.join(ASKED)}")
    now = name_of(shelf.edition_of(desk.case))
    if edition and edition != now:
        raise Outdated(CHANGED)
    told, proof = _told_of(desk, story, kind, at)
    form, held = _form(desk, story, kind, at[0])
    return page(
        request,
        desk,
        "judge_part.html" if fragment else "judge_form.html",
        room="review",
        heading="Judge",
        kind=kind,
        at=at,
        form=form,
        value=value or held,
        edition=now,
        verdicts=VERDICTS,
        back=inside(desk, back or _home(desk, story)),
        about=told,
        proof=proof if not fragment else None,
    )


def _home(desk: Desk, story: str) -> str:
    """Where one goes who came from nowhere."""
    return f"{desk.base}/stories/{quote(story, safe='')}/index.html" if story else f"{desk.base}/review"


def _told_of(desk: Desk, story: str, kind: str, at: list[str]) -> tuple[list[str], Any]:
    """What is judged in words, and the evidence ready made where there is some."""
    edition = shelf.edition_of(desk.case)
    if not story or edition is None:
        return at, None
    held = shelf.volume(desk.case, desk.base, story, edition)
    told = [_named(held.book, one) for one in at]
    if kind not in ("edge", "status", "claim"):
        return told, None
    with held.lock:
        found = evidence.find(held.book, at[0] if len(at) == 1 else f"common-{at[0]}-{at[1]}")
    if not found:
        return told, None
    place = f"{desk.base}/stories/{quote(story, safe='')}"
    text = shelf.printed(
        held, ("evidence", at[0]), lambda: evidence.absolute(place, held.print("evidence.html", **found))
    )
    return told, text


def _form(desk: Desk, story: str, kind: str, at: str) -> tuple[Asked, str]:
    """How it is asked, and what the machine holds now: the status of a claim, how a report stands to another."""
    edition = shelf.edition_of(desk.case)
    form = ASKED[kind]  # type: ignore[index]
    if not story or edition is None:
        return form, ""
    dossier = shelf.volume(desk.case, desk.base, story, edition).book.dossier
    if kind == "status":
        return form, next((claim.status for claim in dossier.claims if claim.id == at), "")
    edge = next((edge for edge in dossier.lineage.edges if edge.id == at), None) if kind == "edge" else None
    if edge is None:
        return form, ""
    if edge.parent not in {report.id for report in dossier.reports}:
        return UNSEEN, "siblings"
    return form, "derived" if edge.relation in ("derived", "own update") else "siblings"


def _named(book: Book, at: str) -> str:
    """Something in words: "A:12-40" by its quote, anything else by what links to it say."""
    report, _, place = at.rpartition(":")
    start, _, end = place.partition("-")
    if report in book.reports and start.isdecimal() and end.isdecimal() and len(place) < 30:
        span = Span(report, int(start), int(end))
        return f"{book.place(span)} “{book.quote(span)[:400]}”"
    ref = book.ref(at)
    return f"{ref.label}: {ref.title}" if ref and ref.title else at


@router.post("/judge")
def judge(
    desk: Reviewer,
    kind: Text,
    at: Annotated[list[str], Form(max_length=MAX_AT)],
    verdict: Text,
    value: Text = "",
    reason: Text = "",
    back: Text = "",
    edition: Text = "",
) -> Response:
    """Judge, then back to where one was. `edition` is the stamp of what was looked at: sigla mean something else in
    another one."""
    if kind not in ASKED or verdict not in [name for name, _ in VERDICTS]:
        raise Refused(422, "say yes, no or unsure", "go back and choose one")
    made = desk.case.judge(kind, at, verdict, value=value, user=desk.user, reason=reason, edition=edition)
    return _back(desk, back, [made])


@router.post("/undo")
def undo(desk: Reviewer, n: Annotated[int, Form(ge=1)], back: Text = "", reason: Text = "") -> Response:
    """Take a judgement back; both stay in the log."""
    if all(entry.n != n for entry in desk.case.log()):
        raise Refused(404, f"the log has no entry {n}", "choose one from the log")
    entry = desk.case.undo(n, user=desk.user, reason=reason)
    return RedirectResponse(_with(inside(desk, back or f"{desk.base}/log"), judged=str(entry.n)), 303)


def _back(desk: Desk, back: str, made: Sequence[Judged]) -> Response:
    told = {"judged": str(made[-1].entry.n)}
    if len(made) > 1:
        told["many"] = str(len(made))
    against = dict.fromkeys(str(one.contradicts.n) for one in made if one.contradicts)
    if against:
        told["against"] = ",".join(against)
    return RedirectResponse(_with(inside(desk, back or f"{desk.base}/review"), **told), 303)


def _with(address: str, **more: str) -> str:
    """An address with other fields; a note from before is forgotten."""
    told = urlsplit(address)
    fields = [
        (k, v) for k, v in parse_qsl(told.query, keep_blank_values=True) if k not in ("judged", "against", "many")
    ]
    return told._replace(query=urlencode([*fields, *more.items()])).geturl()


@router.get("/review")
def review(
    request: Request,
    desk: Reader,
    story: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = QUEUE,
) -> Response:
    """The inbox: what is to be judged, what changes most first."""
    edition = shelf.edition_of(desk.case)
    waiting = desk.case.queue(limit=limit, story=story or None) if edition else []
    return page(
        request,
        desk,
        "review.html",
        room="review",
        heading="Review",
        items=[shown(desk, edition, item) for item in waiting] if edition else [],
        verdicts=VERDICTS,
        story=story,
        edition=edition,
        last=_last(desk),
        told=note_of(request, desk),
    )


def _last(desk: Desk) -> Any:
    """The user's last judgement that was not taken back: what z undoes."""
    log = desk.case.log()
    undone = undone_in(log)
    mine = (e for e in reversed(log) if e.user == desk.user and e.undoes is None and e.n not in undone)
    return next(mine, None)


@router.post("/review/preview")
def preview(
    request: Request,
    desk: Reviewer,
    chosen: Annotated[list[str] | None, Form(max_length=200)] = None,
    verdict: Text = "positive",
    reason: Text = "",
    back: Text = "",
) -> Response:
    """What the chosen ones would change, claim by claim, before they are accepted."""
    batch = [_read(one) for one in chosen or ()]
    if not batch:
        raise Refused(422, "nothing was chosen", "go back and tick some of the proposals")
    if verdict not in [name for name, _ in VERDICTS]:
        raise Refused(422, "say yes, no or unsure", "go back and choose one")
    asked = [(kind, at, verdict, value) for kind, at, value in batch]
    return page(
        request,
        desk,
        "preview.html",
        room="review",
        heading="What would change",
        preview=desk.case.preview(asked),
        chosen=chosen,
        count=len(batch),
        verdict=verdict,
        verdicts=VERDICTS,
        reason=reason,
        back=inside(desk, back or f"{desk.base}/review"),
    )


@router.post("/review/accept")
def accept(
    desk: Reviewer,
    chosen: Annotated[list[str], Form(max_length=200)],
    verdict: Text = "positive",
    reason: Text = "",
    back: Text = "",
) -> Response:
    """Judge all of them at once, or none."""
    batch = [(kind, at, verdict, value) for kind, at, value in map(_read, chosen)]
    made = desk.case.judge_all(batch, user=desk.user, reason=reason)
    return _back(desk, back, made)


def _read(one: str) -> tuple[str, str, str]:
    """A proposal as its tick box names it: JSON [kind, id, value]. An id means the same in every edition."""
    try:
        kind, id_, value = json.loads(one)
        if kind in ASKED and isinstance(id_, str) and id_.startswith(PROPOSAL) and isinstance(value, str):
            return kind, id_, value
    except (ValueError, TypeError):
        pass
    raise BadInput("this is no proposal of the inbox")
