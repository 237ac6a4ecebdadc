"""How sentences tell that a place changes hands: the frames of taking.yml, and the words around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, get_args

from secondsource.errors import RunError
from secondsource.resources.base import read, words
from secondsource.resources.holding import parts, strongholds
from secondsource.text.inflect import plural, verb_forms
from secondsource.text.listed import listed

FILE = "taking.yml"
Role = Literal["TAKER", "LOSER", "PLACE"]
Change = Literal["taken", "lost", "held", "near"]
How = Literal["force", "peace", "open"]
Needs = Literal["armed", "foe", "peace"]
ROLES = get_args(Role)
_UNREAL = ("verbs", "thoughts", "nouns", "modals", "words")
PREPOSITIONS = listed("of over from out_of off to into under by in on at atop above toward towards")


@dataclass(frozen=True, slots=True)
class Part:
    """What stands behind the verb: a slot or a noun (its lemma), after one of these prepositions or after none."""

    leads: frozenset[str]
    filler: str

    @property
    def is_slot(self) -> bool:
        """Whether it is a role to be filled and not a noun that must stand there."""
        return self.filler in ROLES


@dataclass(frozen=True, slots=True)
class Frame:
    """One verb or noun with what stands around it. `particle`: the "over" of "hand over"; `subject`: "" for a noun."""

    particle: str
    verb: bool
    subject: str
    parts: tuple[Part, ...]
    change: Change
    how: How
    needs: Needs = "armed"
    again: bool = False
    past: bool = False
    persons: bool = False
    anaphoric: bool = False
    exceptions: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Unreal:
    """Words below which a change has not happened: lemmas of verbs and nouns, modals, further words."""

    verbs: frozenset[str]
    thoughts: frozenset[str]
    nouns: frozenset[str]
    modals: frozenset[str]
    words: frozenset[str]
    real: frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Phrases of agreement, of a place without defenders, and words of fighting; words of extent."""

    agreed: frozenset[str]
    unopposed: tuple[str, ...]
    fight: frozenset[str]
    partial: frozenset[str]
    full: frozenset[str]
    broken: frozenset[str]
    aside: frozenset[str]
    driving: frozenset[str]
    gone: frozenset[str]
    leaving: frozenset[str]
    now: frozenset[str]
    fled: frozenset[str]
    empty: frozenset[str]
    agreeing: frozenset[str]
    resistance: frozenset[str]
    telling: frozenset[str]


@lru_cache(maxsize=1)
def frames() -> Mapping[str, tuple[Frame, ...]]:
    """Lemma of a verb or noun -> its frames, in the order of the file. Raises RunError when it is malformed."""
    found: dict[str, tuple[Frame, ...]] = {}
    for kind in ("verbs", "nouns"):
        for row in read(FILE)[kind]:
            for lemma, frame in _frames(kind, row):
                found[lemma] = (*found.get(lemma, ()), frame)
    return found


def _frames(kind: str, row: Mapping[str, Any]) -> Iterator[tuple[str, Frame]]:
    say = row["say"]
    before, dots, behind = say.partition("...")
    known = (row["change"] in get_args(Change)) and row["how"] in get_args(How)
    known = known and row.get("needs", "armed") in get_args(Needs)
    if not dots or not known or ("PLACE" not in say and not row.get("anaphoric")):
        raise RunError(f"resources/{FILE}: {kind}: {say!r} is no frame")
    for name in words(FILE, f"{kind}: {say}", row[kind]):
        lemma, _, particle = name.partition(" ")
        yield (
            lemma,
            Frame(
                particle=particle,
                verb=kind == "verbs",
                subject=before.strip(),
                parts=_parts(say, behind.split()),
                change=row["change"],
                how=row["how"],
                needs=row.get("needs", "armed"),
                again=bool(row.get("again")),
                past=bool(row.get("past")),
                persons=bool(row.get("persons")),
                anaphoric=bool(row.get("anaphoric")),
                exceptions=frozenset(words(FILE, f"{say}: except", row["except"]) if "except" in row else ()),
                passing=frozenset(words(FILE, f"{say}: passing", row["passing"]) if "passing" in row else ()),
            ),
        )


def _parts(say: str, behind: list[str]) -> tuple[Part, ...]:
    """The slots and nouns after the verb, each with the prepositions before it."""
    found: list[Part] = []
    leads: frozenset[str] = frozenset()
    for word in behind:
        if set(word.split("|")) <= PREPOSITIONS:
            leads = frozenset(word.split("|"))
        elif word in ROLES or word.islower():
            found.append(Part(leads, word))
            leads = frozenset()
        else:
            raise RunError(f"resources/{FILE}: {say!r}: {word!r} is neither a slot nor a word")
    return tuple(found)


@lru_cache(maxsize=1)
def verbs_by_form() -> Mapping[str, str]:
    """Form of a verb with frames -> the verb; engines give "freed" odd lemmas now and then."""
    lemmas = [lemma for lemma, fitting in frames().items() if any(frame.verb for frame in fitting)]
    return {form: lemma for lemma in lemmas for form in verb_forms(lemma)}


@lru_cache(maxsize=1)
def verbs_always() -> frozenset[str]:
    """Forms of verbs, some with the word behind them, that are verbs even where the engine tags them as nouns. Raises
    RunError."""
    return frozenset(words(FILE, "verbs_always", read(FILE)["verbs_always"]))


@lru_cache(maxsize=1)
def doing() -> frozenset[str]:
    """Verbs whose subject does what the noun below them says. Raises RunError."""
    return frozenset(words(FILE, "doing", read(FILE)["doing"]))


@lru_cache(maxsize=1)
def unreal() -> Unreal:
    """Words that tell of what has not happened. Raises RunError."""
    data = read(FILE)
    found = {key: frozenset(words(FILE, f"unreal.{key}", data["unreal"][key])) for key in _UNREAL}
    return Unreal(**found, real=frozenset(words(FILE, "real", data["real"])))


@lru_cache(maxsize=1)
def standing() -> tuple[frozenset[str], frozenset[str], Frame, Frame]:
    """Prepositions and nouns of a state of things ("under", "control"), with its frames: the place is in somebody's
    hands, somebody is in control of the place. Raises RunError."""
    rows = read(FILE)["standing"]
    leads, nouns = (frozenset(words(FILE, f"standing.{key}", rows[key])) for key in ("leads", "nouns"))
    owner = Part(frozenset({"of"}), "TAKER")
    of_place = Part(frozenset({"of"}), "PLACE")
    frames = (
        Frame("", False, "PLACE", (owner,), "held", "force"),
        Frame("", False, "TAKER", (of_place,), "held", "force"),
    )
    return leads, nouns, *frames


@lru_cache(maxsize=1)
def cues() -> Cues:
    """Words of peace, fighting and extent. Raises RunError."""
    data = read(FILE)
    peace, extent = data["peace"], data["extent"]
    return Cues(
        frozenset(words(FILE, "peace.agreed", peace["agreed"])),
        words(FILE, "peace.unopposed", peace["unopposed"]),
        frozenset(words(FILE, "fight", data["fight"])),
        frozenset(words(FILE, "extent.partial", extent["partial"])),
        frozenset(words(FILE, "extent.full", extent["full"])),
        frozenset(words(FILE, "peace.broken", peace["broken"])),
        frozenset(words(FILE, "aside", data["aside"])),
        frozenset(words(FILE, "driving", data["driving"])),
        frozenset(words(FILE, "gone", data["gone"])),
        frozenset(words(FILE, "leaving", data["leaving"])),
        frozenset(words(FILE, "now", data["now"])),
        frozenset(words(FILE, "fled", data["fled"])),
        frozenset(words(FILE, "peace.empty", peace["empty"])),
        frozenset(words(FILE, "peace.agreeing", peace["agreeing"])),
        frozenset(words(FILE, "peace.resistance", peace["resistance"])),
        frozenset(words(FILE, "telling", data["telling"])),
    )


@lru_cache(maxsize=1)
def grounds() -> frozenset[str]:
    """Nouns for places and their parts, singular and plural, several words where they are ("oil field")."""
    listed = frozenset(words(FILE, "places", read(FILE)["places"])) | strongholds() | parts()
    return listed | {plural(word) for word in listed if not word.endswith("s")}


@lru_cache(maxsize=1)
def loose() -> frozenset[str]:
    """Nouns for places that hold little meaning by themselves. Raises RunError."""
    listed = frozenset(words(FILE, "loose", read(FILE)["loose"]))
    return listed | {plural(word) for word in listed}
