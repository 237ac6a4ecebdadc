"""Reports sent in by the browser or by a program: checked, named safely, and handed to the case.

Nothing is analysed here, and no page is taken apart: that is for the run, in a process of its own.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.responses import RedirectResponse, Response

from secondsource.errors import BadInput, ItemError
from secondsource.ingest.kinds import HEAD, Unreadable, kind_of
from secondsource.web.answers import Refused
from secondsource.web.api_common import Words, json_answer
from secondsource.web.desk import Reviewer

if TYPE_CHECKING:
    from secondsource.case import Case

router = APIRouter()
MAX_FILES, MAX_NAME = 500, 200


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that was not taken, and why."""

    name: str
    reason: str


@dataclass(slots=True)
class Taken:
    """What became of an upload: names of new captures, how many were there already, what was not taken."""

    new: list[str] = field(default_factory=list)
    known: int = 0
    skipped: list[Refusal] = field(default_factory=list)


class Sent(BaseModel):
    """A report sent as JSON."""

    model_config = ConfigDict(extra="forbid")
    name: Annotated[Words, Field(min_length=1, max_length=1000)]
    text: Annotated[Words, Field(min_length=1)]
    version: bool = False


@router.post("/add", include_in_schema=False)
async def add(request: Request, desk: Reviewer) -> Response:
    """The form of the page `add`."""
    form = await _form(request)
    taken = await run_in_threadpool(take, desk.case, _of_form(form), _version(form))
    told = {"new": len(taken.new), "known": taken.known, "skipped": len(taken.skipped)}
    if taken.skipped and not taken.new and not taken.known:
        first = taken.skipped[0]
        more = f" (and {len(taken.skipped) - 1} more)" if len(taken.skipped) > 1 else ""
        raise Refused(422, f"{first.name}: {first.reason}{more}", "choose other files")
    return RedirectResponse(f"{desk.base}/add?{urlencode(told)}", 303)


@router.post(
    "/api/v1/captures", tags=["captures"], status_code=201, responses={201: {"model": Taken}}, response_model=None
)
async def add_captures(request: Request, desk: Reviewer) -> Response:
    """Add reports: a multipart form with `files`, or JSON `{"name": ..., "text": ...}`. The next run reads them.

    Other bytes under a name that is held are kept under a name like it, `a (2).txt`; with `version` (`true` in JSON,
    any value in a form) they are a new version of what is held."""
    found: list[tuple[str, UploadFile | bytes]]
    if request.headers.get("content-type", "").startswith("multipart/form-data"):
        form = await _form(request)
        found, version = _of_form(form), _version(form)
    else:
        sent = _sent(await _json(request))
        found, version = [(_text_name(sent.name), sent.text.encode())], sent.version
    return json_answer(request, await run_in_threadpool(take, desk.case, found, version), status=201)


def take(case: Case, found: Iterable[tuple[str, UploadFile | bytes]], version: bool = False) -> Taken:
    """Hand files to the case, one after another; what cannot be used does not keep the others out."""
    taken, limit = Taken(), case.settings.max_bytes
    for label, file in found:
        name = safe(label)
        try:
            data = _read(name, file, limit)
            added = case.add_bytes(name, data, version=version)
        except Unreadable as error:
            taken.skipped.append(Refusal(name, str(error)))
        except ItemError as error:
            taken.skipped.append(Refusal(name, error.reason))
        except BadInput as error:
            taken.skipped.append(Refusal(name, str(error)))
        else:
            taken.new += [held.name for held in added.new]
            taken.known += added.known
            taken.skipped += [Refusal(item.name, item.reason) for item in added.skipped]
    return taken


def safe(label: str) -> str:
    """A file's name as told by a browser, fit to be a label: its folders become words of it; no control or direction
    marks, which would let a name look like another."""
    cleaned = "".join(c for c in label.replace("\\", "/") if unicodedata.category(c)[0] != "C")
    parts = [part.strip() for part in cleaned.split("/")]
    kept = [part for part in parts if part.strip(". ") and not part.endswith(":")]
    name = " - ".join(kept)
    if len(name) > MAX_NAME:
        stem, dot, suffix = name.rpartition(".")
        name = f"{stem[: MAX_NAME - 12]}.{suffix}" if dot and len(suffix) < 8 else name[:MAX_NAME]
    return name or "upload.txt"


def _read(name: str, file: UploadFile | bytes, limit: int) -> bytes:
    """The bytes, when they can be a report. Raises Unreadable."""
    data = file if isinstance(file, bytes) else file.file.read()
    if not data.strip():
        raise Unreadable("there is nothing in it")
    kind = kind_of(name, data[:HEAD])
    if kind != "lines" and len(data) > limit:
        raise Unreadable(f"{len(data):,} bytes are more than a report may have ({limit:,}; see the setting max_bytes)")
    return data


async def _form(request: Request) -> FormData:
    kind = request.headers.get("content-type", "")
    if not kind.startswith(("multipart/form-data", "application/x-www-form-urlencoded")):
        raise Refused(415, "files come as a form (multipart/form-data)", "send a form with the field  files")
    return await request.form(max_files=MAX_FILES, max_fields=MAX_FILES)


def _of_form(form: FormData) -> list[tuple[str, UploadFile | bytes]]:
    found: list[tuple[str, UploadFile | bytes]] = [
        (file.filename or "upload.txt", file)
        for file in form.getlist("files")
        if isinstance(file, UploadFile) and (file.filename or file.size)
    ]
    text, name = form.get("text"), form.get("name")
    if isinstance(text, str) and text.strip():
        data = text.encode("utf-8", "replace")
        given = name.strip() if isinstance(name, str) else ""
        found.append((_text_name(given or f"pasted-{hashlib.sha256(data).hexdigest()[:8]}"), data))
    if not found:
        raise Refused(422, "no file was chosen and no text was pasted", "choose files, or paste the text of a report")
    return found


def _version(form: FormData) -> bool:
    """Whether what was sent is said to be a new version of what is held under its name."""
    return bool(form.get("version"))


def _text_name(label: str) -> str:
    return label if "." in label else f"{label}.txt"


async def _json(request: Request) -> Any:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise Refused(415, "the body is neither a form nor JSON")
    try:
        return await request.json()
    except (ValueError, RecursionError) as error:
        raise Refused(400, "the body is not JSON") from error


def _sent(told: Any) -> Sent:
    try:
        return Sent.model_validate(told)
    except ValidationError as error:
        first = error.errors()[0]
        raise Refused(422, f"{' '.join(map(str, first['loc']))}: {first['msg']}") from error
