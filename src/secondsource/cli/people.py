"""`secondsource people`: who may open a shared case."""

from __future__ import annotations

from typing import Annotated

import typer

from secondsource.cli.here import CasePath
from secondsource.cli.judge import AsJson

people = typer.Typer(no_args_is_help=True, help="Let people into a shared case, and list or dismiss them.")


@people.command()
def add(
    name: Annotated[str, typer.Argument(metavar="NAME", help="How they log in.")],
    role: Annotated[
        str, typer.Option("--role", metavar="ROLE", help="reader looks, reviewer judges, owner lets people in as well.")
    ] = "reviewer",
    case: CasePath = None,
) -> None:
    """Let somebody in, or change their role or password.

    The password is asked for; in a script it is the first line of the standard input. It is never on the command line,
    where others can see it, and only a salted hash of it is kept.
    """
    from secondsource.cli.here import opened_case
    from secondsource.cli.paper import safe
    from secondsource.errors import BadInput
    from secondsource.runner.people import ROLES

    if role not in ROLES:  # before a password is asked for
        raise BadInput(f"people: no role is called {role!r} (there are: {', '.join(ROLES)})")
    with opened_case(case) as opened:
        opened.admit(name, role, _password())
    typer.echo(f"{safe(name)} may come in as {role}: secondsource serve --share")


@people.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Who is to be let in no longer.")],
    case: CasePath = None,
) -> None:
    """Let somebody in no longer. What they judged stays, under their name."""
    from secondsource.cli.here import opened_case
    from secondsource.cli.paper import safe
    from secondsource.errors import BadInput

    with opened_case(case) as opened:
        if name not in {user.name for user in opened.users()}:
            raise BadInput(f"people: nobody is called {name!r}; see  secondsource people list")
        opened.dismiss(name)
    typer.echo(f"{safe(name)} is let in no longer")


@people.command("list")
def list_(as_json: AsJson = False, case: CasePath = None) -> None:
    """List who may come in, with their roles."""
    from secondsource.cli import paper
    from secondsource.cli.here import opened_case

    with opened_case(case) as opened:
        users = list(opened.users())
    if as_json:
        paper.say_json({"people": [{"name": u.name, "role": u.role, "created": u.created} for u in users]})
        return
    table = paper.table("name", "role", "since", widths={"role": 10, "since": 12})
    for user in users:
        table.add_row(paper.text(user.name), paper.text(user.role), paper.text(user.created[:10]))
    if users:
        paper.console().print(table)
    else:
        typer.echo("nobody yet:  secondsource people add NAME")


def _password() -> str:
    import getpass
    import sys

    from secondsource.errors import BadInput

    if not sys.stdin.isatty():
        word = sys.stdin.readline().rstrip("\r\n")
    else:
        word = getpass.getpass("Password: ")
        if word != getpass.getpass("Once more: "):
            raise BadInput("people: the two passwords differ")
    if not word:
        raise BadInput("people: give a password, as the first line of the standard input or when asked for it")
    return word
