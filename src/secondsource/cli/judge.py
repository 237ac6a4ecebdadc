"""`secondsource judge` and `secondsource undo`: say what is right, and take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli.here import CasePath

if TYPE_CHECKING:
    from secondsource.model.judgement import Judgement, TargetKind, Verdict

#: What people type, and what it means.
VERDICTS: dict[str, Verdict] = {
    "yes": "positive",
    "no": "negative",
    "unsure": "unsure",
    "positive": "positive",
    "negative": "negative",
}
WORDS = {"positive": "yes", "negative": "no", "unsure": "unsure"}

By = Annotated[
    str,
    typer.Option("--user", metavar="NAME", envvar="SECONDSOURCE_USER", help="Who says so (default: who is logged in)."),
]
Why = Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why; it stands in the log and in the dossier.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def judge(
    kind: Annotated[
        str, typer.Argument(metavar="KIND", help="edge, identity, claim, status, furniture, date or place.")
    ],
    rest: Annotated[
        list[str],
        typer.Argument(metavar="ID... VERDICT", help="What is judged (ids, sigla, sentences), then yes, no or unsure."),
    ],
    value: Annotated[
        str, typer.Option("--value", metavar="VALUE", help="What it is instead: a status, a day, a place, a kind.")
    ] = "",
    reason: Why = "",
    user: By = "",
    as_json: AsJson = False,
    case: CasePath = None,
) -> None:
    """Judge something that the machine proposed. A judgement outranks the machine in every run from then on.

    KIND and what yes means:

    - `edge A B` or an edge's id: A stands on B (`--value siblings`: both stand on one text); no: no text is shared
    - `identity` two mentions or names: one and the same
    - `claim` two wordings: the same claim
    - `status` a claim: its status is `--value`
    - `furniture` a sentence (A.s4): belongs to the page, not to the report
    - `date` a report: was published on `--value` (a day, or FIRST/LAST)
    - `place` a mention: is at `--value` ("LAT,LON" or "LAT,LON NAME")

    Judgements are appended to a log, never overwritten; `undo` takes one back.

        secondsource judge edge B-A no --reason "both quote the same press release"
        secondsource judge date C yes --value 2026-03-04
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.paper import say_json

    at, verdict = _split(rest)
    target = _kind(kind)
    with opened_case(case) as opened:
        made = opened.judge(target, at, verdict, value=value, user=user or user_name(), reason=reason)
    if as_json:
        say_json({"entry": entry_data(made.entry), "contradicts": made.contradicts and entry_data(made.contradicts)})
        return
    _said(made.entry)
    if made.contradicts:
        typer.echo(f"  it says otherwise than {line_of(made.contradicts)}; the later one counts", err=True)


def undo(
    n: Annotated[int, typer.Argument(metavar="N", min=1, help="The number of the judgement in `secondsource log`.")],
    reason: Why = "",
    user: By = "",
    as_json: AsJson = False,
    case: CasePath = None,
) -> None:
    """Take a judgement back. It stays in the log, with who took it back and when.

    secondsource undo 7 --reason "judged the wrong edge"
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.paper import say_json

    with opened_case(case) as opened:
        entry = opened.undo(n, user=user or user_name(), reason=reason)
    if as_json:
        say_json({"entry": entry_data(entry)})
    else:
        _said(entry)


def user_name() -> str:
    """Who is logged in on this computer."""
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "local"


def entry_data(entry: Judgement) -> dict[str, Any]:
    """An entry of the log, for programs: all that its hash is made of."""
    from dataclasses import asdict

    return asdict(entry)


def line_of(entry: Judgement) -> str:
    """ "judgement 7: edge, no (ana, 2026-03-04)"."""
    from secondsource.cli.paper import safe

    said = f"{WORDS[entry.verdict]} {entry.target.value}".strip()
    taken_back = f"takes back {entry.undoes}: " if entry.undoes is not None else ""
    return f"judgement {entry.n}: {taken_back}{entry.target.kind}, {safe(said)} ({safe(entry.user)}, {entry.time[:10]})"


def _said(entry: Judgement) -> None:
    from secondsource.cli.here import own_name

    typer.echo(f"{line_of(entry)}\n  {own_name()} run   takes it into account")


def _split(rest: list[str]) -> tuple[list[str], Verdict]:
    from secondsource.errors import BadInput

    *at, word = rest
    if word not in VERDICTS:
        raise BadInput(f"judge: end with yes, no or unsure, not with {word!r}")
    if not at:
        raise BadInput("judge: give what is judged before yes, no or unsure")
    return at, VERDICTS[word]


def _kind(word: str) -> TargetKind:
    from typing import get_args

    from secondsource.errors import BadInput
    from secondsource.model.judgement import TargetKind

    for kind in get_args(TargetKind):
        if kind == word:
            return kind  # type: ignore[no-any-return]
    raise BadInput(f"judge: nothing of the kind {word!r} is judged (there are: {', '.join(get_args(TargetKind))})")
