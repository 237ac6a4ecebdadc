"""One person, one label: "Ruiz", "RUIZ" and "A. Ruiz" go to Ana Ruiz where nobody else of that surname is masked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from secondsource.dossier.masking.choice import Masking
from secondsource.dossier.masking.people import MIN_LETTERS, Person, found_persons
from secondsource.model.dossier import Dossier

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii"})


def persons(dossier: Dossier, masking: Masking) -> tuple[list[Person], set[str]]:
    """Those to mask, each with a label, in the order in which the reports first name them, and the parts of the names
    of all others."""
    found, public = found_persons(dossier, masking)
    people = united(found)
    for i, person in enumerate(people, 1):
        person.label = f"[person {i}]"
    return people, public


def united(people: Sequence[Person]) -> list[Person]:
    """The same people in the same order, those that are surely one put together at the first of them."""
    owner = list(range(len(people)))

    def root(at: int) -> int:
        while owner[at] != at:
            at = owner[at]
        return at

    def join(places: Iterable[int]) -> None:
        roots = sorted({root(at) for at in places})
        for other in roots[1:]:
            owner[other] = roots[0]

    by_form: dict[str, list[int]] = {}
    for at, person in enumerate(people):
        for form in person.forms:
            by_form.setdefault(_plain(form), []).append(at)
    joined: dict[str, list[int]] = {}
    for form, places in by_form.items():
        joined.setdefault(_run_together(form), []).extend(places)
    for places in joined.values():
        join(places)
    full: dict[str, set[tuple[str, int]]] = {}
    for form, places in by_form.items():
        if _is_full(form):
            full.setdefault(surname(form), set()).update((form[:1], at) for at in places)
    for form, places in by_form.items():
        if not _is_full(form):
            initial = form[:1] if " " in form else ""
            meant = {root(at) for first, at in full.get(surname(form), ()) if first.startswith(initial)}
            if len(meant) == 1:
                join([*places, *meant])
    made: dict[int, Person] = {}
    for at, person in enumerate(people):
        whole = made.setdefault(root(at), Person(""))
        whole.forms |= person.forms
        whole.mentions += person.mentions
        whole.entities += person.entities
        whole.sources += [id_ for id_ in person.sources if id_ not in whole.sources]
    return list(made.values())


def surname(form: str) -> str:
    """The last word of a name that is no suffix, in lower case."""
    words = [word for word in _plain(form).split() if word.strip("().") not in _SUFFIXES]
    return words[-1] if words else ""


def plural(word: str) -> str:
    """A family by its surname: "Quist" -> "Quists", "Ruiz" -> "Ruizes"."""
    return word + ("es" if word.casefold().endswith(("s", "x", "z", "ch", "sh")) else "s")


def _plain(form: str) -> str:
    return " ".join(form.casefold().split())


def _run_together(form: str) -> str:
    """A name as a handle has it: "@AnaRuiz" and "ana.ruiz@example.org" are Ana Ruiz."""
    return re.sub(r"[\W_]", "", form.lstrip("@#").partition("@")[0])


def _is_full(form: str) -> bool:
    words = form.split()
    return len(words) > 1 and len(words[0].strip(".")) >= MIN_LETTERS - 1 and not words[0].endswith(".")
