"""`secondsource review`: the proposals that a person should look at, one a screen, or many at once."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.judge import By, Why
from secondsource.cli.listing import OfStory

if TYPE_CHECKING:
    from secondsource.case import Case
    from secondsource.model.proposal import Proposal

AHEAD = 50  # proposals that are looked at in one sitting
MOST = 10_000


def review(
    accept: Annotated[
        list[str] | None,
        typer.Option("--accept", metavar="ID", help="Say yes to this proposal; may be repeated."),
    ] = None,
    above: Annotated[
        float | None,
        typer.Option("--above", min=0, max=1, help="Say yes to all that the machine is at least so sure of (0 to 1)."),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="With --accept or --above: do not ask.")] = False,
    story: OfStory = None,
    limit: Annotated[
        int | None, typer.Option("--limit", min=1, max=MOST, help=f"How many proposals at most (default: {AHEAD}).")
    ] = None,
    reason: Why = "",
    user: By = "",
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the queue (or what a batch would change) as JSON.")
    ] = False,
    case: CasePath = None,
) -> None:
    """Judge what the machine is least sure of and what matters most, one proposal a screen with its passages.

    One key each: `x` yes, `n` no, `u` unsure, `s` skip, `z` undo, `r` a reason for the next one, `q` quit, `?` help.
    Where the input is no terminal these are lines, and words behind the letter are the reason: `n same press release`.

    Many at once with --accept or --above: it shows which claims that would change, and asks. In a script, --yes.

        secondsource review
        secondsource review --above 0.95
        secondsource review --json | jq .proposals[0]
    """
    from secondsource.cli import cards, desk
    from secondsource.cli.here import opened_case
    from secondsource.cli.judge import user_name
    from secondsource.cli.listing import story_of

    with opened_case(case) as opened:
        of = story_of(opened, story) if story else None
        many = bool(accept) or above is not None
        queue = opened.queue(limit=limit or (MOST if many else AHEAD), story=of)
        who = user or user_name()
        if many:
            raise typer.Exit(_batch(opened, _picked(queue, accept or [], above), who, reason, yes, as_json))
        if as_json:
            from secondsource.cli.paper import say_json

            say_json({"proposals": [cards.data(proposal) for proposal in queue]})
            return
        keys = desk.single_keys() if sys.stdin.isatty() else desk.lines(sys.stdin)
        desk.Desk(opened, queue, who).work(keys, reason)


def _picked(queue: Sequence[Proposal], ids: Sequence[str], above: float | None) -> list[Proposal]:
    """The proposals of a batch. Raises BadInput when one that was named is not in the queue."""
    from secondsource.errors import BadInput

    found = {proposal.id: proposal for proposal in queue}
    chosen = dict[str, Any]()
    for name in ids:
        begun = [id_ for id_ in found if id_.startswith(name)]
        if len(begun) != 1:
            raise BadInput(f"review: {'no proposal' if not begun else 'more than one proposal'} begins with {name!r}")
        chosen[begun[0]] = found[begun[0]]
    if above is not None:
        chosen |= {id_: proposal for id_, proposal in found.items() if proposal.probability >= above}
    return list(chosen.values())


def _batch(case: Case, chosen: list[Proposal], user: str, reason: str, yes: bool, as_json: bool) -> int:
    """Show what saying yes to all would change, ask, and do it; the exit status."""
    from dataclasses import asdict

    from secondsource.cli import cards
    from secondsource.cli.paper import say_json

    if not chosen:
        typer.echo("no proposal is like that", err=True)
        return 1
    typer.echo("working out what this would change …", err=True)
    asked = [(p.kind, p.target, "positive", p.value) for p in chosen]
    preview = case.preview(asked)
    if as_json:
        say_json(
            {
                "proposals": [cards.data(p) for p in chosen],
                "changes": [asdict(change) for change in preview.changes],
                "raised": list(preview.raised),
                "done": yes,
            }
        )
    else:
        cards.show_batch(chosen, preview)
    if not yes and (as_json or not _agreed(len(chosen))):
        return 0 if as_json else 1
    made = case.judge_all(asked, user=user, reason=reason)
    for one in made:
        if one.contradicts:
            from secondsource.cli.judge import line_of

            against = f"{line_of(one.entry)} says otherwise than {line_of(one.contradicts)}; the later one counts"
            typer.echo(f"  {against}", err=True)
    if not as_json:
        typer.echo(f"{len(chosen)} recorded; secondsource run takes them into account")
    return 0


def _agreed(number: int) -> bool:
    from secondsource.text.phrases import count_of

    print(f"Record {count_of(number, 'judgement')}? [y/N] ", end="", flush=True)
    answer = sys.stdin.readline().strip().lower()
    return answer in ("y", "yes")
