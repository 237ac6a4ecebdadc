"""The screens of a story: the pages of its dossier, one at a time, narrowed by what the address chooses."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Query, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from secondsource.export import collation
from secondsource.export.site import words
from secondsource.export.site.book import CLAIMS_A_PAGE, Book
from secondsource.export.site.narrowing import Choice, narrow
from secondsource.export.site.page import Page
from secondsource.export.site.pages import claims as apparatus
from secondsource.export.site.render import page as page_of
from secondsource.export.witnesses import lines as collated
from secondsource.model.kinship import Kinship
from secondsource.web.answers import Refused, page
from secondsource.web.desk import Desk, Reader
from secondsource.web.views import cards, evidence, shelf
from secondsource.web.views.notes import note_of
from secondsource.web.views.shelf import Volume

router = APIRouter(include_in_schema=False)
#: Pages on which choosing reports, days or a claim makes sense.
PICKED = ("index", "claims", "conflicts", "figures", "sources", "stemma", "timeline", "map")
MOST_WITNESSES = 6  # columns that can be read beside one another
MOST_PICKED = 300  # claims or reports offered in a list


@router.get("/stories/{story}")
def story(story: str, desk: Reader) -> Response:
    """To its first page."""
    return RedirectResponse(f"{_place(desk, story)}/index.html", 307)


@router.get("/stories/{story}/evidence/{item:path}")
def shown(request: Request, story: str, item: str, desk: Reader, fragment: str = "") -> Response:
    """What stands behind an edge, a claim, a conflict or an unseen ancestor: a page, or only its inside."""
    held = _open(desk, story)
    with held.lock:
        found = evidence.find(held.book, item)
    if found is None:
        ref = evidence.elsewhere(held.book, item)
        if ref:
            return RedirectResponse(f"{_place(desk, story)}/{ref}", 307)
        raise Refused(
            404, "nothing in this story has that name", "it may have changed with the last run; see its pages"
        )
    place = _place(desk, story)
    inside = shelf.printed(
        held, ("evidence", item), lambda: evidence.absolute(place, held.print("evidence.html", **found))
    )
    if fragment:
        return HTMLResponse(inside)
    told = Page(f"evidence/{item}", "evidence", "Evidence", "", {})
    return _framed(request, desk, story, held, told, inside, {})


@router.get("/stories/{story}/witnesses.html")
def witnesses(
    request: Request, story: str, desk: Reader, ids: Annotated[list[str] | None, Query(alias="with")] = None
) -> Response:
    """Two to six reports side by side, the first of them the base."""
    held = _open(desk, story)
    asked = [id_ for id_ in dict.fromkeys(ids or ()) if id_ in held.book.reports]
    if len(asked) < 2:
        raise Refused(404, "to collate, name two to six reports of this story", "go back and tick some")
    chosen = tuple(asked[:MOST_WITNESSES])
    told = Page("witnesses.html", "witnesses", "Collation", "collate")

    def made() -> str:
        beyond = len(asked) - len(chosen)
        return held.print("witnesses.html", page=told, left_out=beyond, **side_by_side(held.book, chosen))

    inside = shelf.printed(held, ("witnesses", *asked), made)
    return _framed(request, desk, story, held, told, inside, {})


def side_by_side(book: Book, ids: tuple[str, ...]) -> dict[str, Any]:
    """The words of `witnesses.html`."""
    dossier = book.dossier
    found = Kinship(dossier.reports, {}, dossier.lineage, dossier.stories, dossier.sentences)
    texts = {report.id: report.text for report in dossier.reports}
    return {
        "ids": ids,
        "lines": collated(found, ids[0], ids[1:]),
        "marked": lambda line, id_: collation.marked(texts, ids[0], line, id_),
        "facts": lambda line, id_: collation.facts(texts, line, id_),
    }


@router.get("/stories/{story}/{name}")
def pages(
    request: Request,
    story: str,
    name: str,
    desk: Reader,
    claim: str = "",
    report: Annotated[list[str] | None, Query()] = None,
    first: Annotated[str, Query(alias="from")] = "",
    last: Annotated[str, Query(alias="to")] = "",
    q: str = "",
    status: str = "",
    kind: str = "",
    clash: str = "",
    at: Annotated[int, Query(alias="page", ge=1, le=10_000)] = 1,
) -> Response:
    """A page by the name that it has in a dossier (`index.html`, `reader-A.html`, ...)."""
    whole = _open(desk, story)
    choice = Choice(claim, tuple(filter(None, report or ())), first, last)
    held = whole
    if choice and name.partition(".")[0].partition("-")[0] in PICKED:
        part = narrow(whole.book.dossier, choice)
        held = shelf.narrowed(whole, choice, part, desk.base, story)
    wanted = {"q": q, "status": status, "kind": kind, "clash": clash}
    if name.startswith("claims"):
        number = int(name[7:-5]) if name[7:-5].isdecimal() and len(name) < 20 and name[6:7] == "-" else at
        made = lambda: _claims(held, wanted, choice, number)  # noqa: E731
        told = Page(name, "claims", "Claims", "claims")
        inside = shelf.printed(held, (name, number, *wanted.values()), made)
        return _framed(request, desk, story, whole, told, inside, _chosen(choice))
    told, inside = _page(held, name)
    return _framed(request, desk, story, whole, told, inside, _chosen(choice))


def _page(held: Volume, name: str) -> tuple[Page, Any]:
    """A page and its inside. Its heading is kept beside what was printed, so that it is made once."""
    headings: dict[str, Page] = held.book.kept.setdefault("headings", {})
    if name not in headings:
        with held.lock:
            made = page_of(held.book, name)
            if made is None:
                raise Refused(404, "this story has no such page", "choose one from its menu")
            text = held.print(f"{made.template}.html", page=made, **made.context)
        headings[name] = Page(made.name, made.template, made.title, made.section)
        return headings[name], shelf.printed(held, name, lambda: text)

    def again() -> str:
        made = page_of(held.book, name)
        return held.print(f"{made.template}.html", page=made, **made.context) if made else ""

    return headings[name], shelf.printed(held, name, again)


def _claims(held: Volume, wanted: dict[str, str], choice: Choice, number: int) -> str:
    """The apparatus, filtered by the server."""
    book = held.book
    entries = apparatus.all_entries(book)
    found = [entry for entry in entries if _fits(book, entry, wanted)]
    start = (number - 1) * CLAIMS_A_PAGE
    pages = range(0, len(found), CLAIMS_A_PAGE)
    kept = _chosen(choice)
    asked = {name: value for name, value in wanted.items() if value}
    names = ["claims.html?" + urlencode([*asked.items(), *kept, ("page", i + 1)]) for i in range(len(pages))]
    context = {
        "page": Page("claims.html", "claims", "Claims", "claims"),
        "entries": found[start : start + CLAIMS_A_PAGE],
        "firsts": apparatus.firsts(entries, ["claims.html"] * (len(entries) // CLAIMS_A_PAGE + 1)),
        "names": names,
        "at": number - 1,
        "wanted": wanted,
        "kept": kept,
        "carried": "&" + urlencode(kept) if kept else "",
        "found": len(found),
        "all": len(entries),
        **apparatus.lists(book),
    }
    return held.print("claims.html", **context)


def _fits(book: Book, entry: apparatus.Entry, wanted: dict[str, str]) -> bool:
    claim = entry.claim
    if (wanted["status"] and claim.status != wanted["status"]) or (wanted["kind"] and claim.kind != wanted["kind"]):
        return False
    if wanted["clash"] and not entry.conflicts:
        return False
    if not wanted["q"]:
        return True
    parts = [claim.proposition, entry.value, claim.id, *(m.report for m in claim.members)]
    parts += [f"{reading.quote} {reading.speaker}" for reading in entry.readings]
    text = " ".join(parts).casefold()
    return all(word in text for word in wanted["q"].casefold().split())


def _open(desk: Desk, story: str) -> Volume:
    edition = shelf.edition_of(desk.case)
    if edition is None:
        raise Refused(404, "nothing has been run in this case yet", "add reports, then run it")
    return shelf.volume(desk.case, desk.base, story, edition)


def _place(desk: Desk, story: str) -> str:
    return f"{desk.base}/stories/{quote(story, safe='')}"


def _chosen(choice: Choice) -> list[tuple[str, str]]:
    """The choice as fields of an address."""
    fields = [("claim", choice.claim), *(("report", id_) for id_ in choice.reports)]
    fields += [("from", choice.first), ("to", choice.last)]
    return [(name, value) for name, value in fields if value]


def _framed(
    request: Request, desk: Desk, story: str, whole: Volume, told: Page, inside: Any, chosen: Any
) -> HTMLResponse:
    """A page of a story with its head, the story's menu and what was chosen."""
    fields = list(chosen)
    carried = "?" + urlencode(fields) if fields else ""
    edition = shelf.edition_of(desk.case)
    return page(
        request,
        desk,
        "story.html",
        page=told,
        title=cards.title(whole.book),
        heading=told.title,
        room="stories",
        menu=shelf.entries_of_menu(whole),
        place=_place(desk, story),
        carried=carried,
        choice=_said(whole.book, fields, told.name),
        edges_only=told.template == "stemma" and any(name == "claim" for name, _ in fields),
        picker=_picker(whole.book, dict(fields)) if told.name.removesuffix(".html") in PICKED else None,
        provisional=bool(edition and story in edition.provisional),
        inside=inside,
        story=story,
        told=note_of(request, desk),
    )


def _said(book: Book, fields: list[tuple[str, str]], name: str) -> list[tuple[str, str]]:
    """(words, address without it) for each thing that was chosen."""
    made = []
    for i, (field, value) in enumerate(fields):
        rest = fields[:i] + fields[i + 1 :]
        ref = book.ref(value)
        said = {"from": f"from {words.day(value)}", "to": f"until {words.day(value)}"}.get(field, "")
        if field == "claim":
            said = f"{ref.label}: {words.short(ref.title, 70)}" if ref else "a claim that is not here"
        made.append((said or f"report {value}", f"{name}?{urlencode(rest)}" if rest else name))
    return made


def _picker(book: Book, chosen: dict[str, str]) -> dict[str, Any]:
    """What can be chosen from, and what is."""
    kept: dict[str, Any] = book.kept
    if "picker" not in kept:
        reports = [(id_, words.short(book.title(report), 50)) for id_, report in book.reports.items()]
        claims = [(c.id, f"{book.claim_number[c.id]} {words.short(c.proposition, 60)}") for c in book.claims]
        kept["picker"] = {"reports": reports[:MOST_PICKED], "claims": claims[:MOST_PICKED]}
    at = {"report": chosen.get("report", ""), "claim": chosen.get("claim", "")}
    return {**kept["picker"], **at, "first": chosen.get("from", ""), "last": chosen.get("to", "")}
