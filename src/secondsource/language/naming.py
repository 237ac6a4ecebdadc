"""What a name stands for: a recipe of named, weighted features of the name and of the words around it.

Every feature looks at one place where the name stands. Over a report each feature counts at most twice for a name; the
type with the highest sum wins. The weights are judgements in halves: 3 settles the matter, 1 leans.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from secondsource.language.candidates import Candidate
from secondsource.model.parse import NameType
from secondsource.resources.agencies import known_agency
from secondsource.resources.countries import countries
from secondsource.resources.names import NameWords, name_words

_AGE = re.compile(r"\d{1,3}\Z")


@dataclass(frozen=True, slots=True)
class Sight:
    """One place where a name stands, with the words on both sides."""

    candidate: Candidate
    known: NameWords

    def before(self, distance: int = 1) -> str:
        """The lower-case word so many places before the name."""
        return self.candidate.line.word(self.candidate.first - distance)

    def after(self, distance: int = 1) -> str:
        """The lower-case word so many places after the name."""
        return self.candidate.line.word(self.candidate.last - 1 + distance)

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name in lower case."""
        return self.candidate.low

    @property
    def owns(self) -> bool:
        """Whether the name stands in the genitive."""
        token = self.candidate.line.tokens[self.candidate.last - 1]
        return self.candidate.end < token.end


@dataclass(frozen=True, slots=True)
class Feature:
    """A sign that a name is of a type, and how much it weighs (below 0: a sign against)."""

    type: NameType
    weight: float
    sees: Callable[[Sight], bool]

    @property
    def name(self) -> str:
        """The name of the function."""
        return self.sees.__name__


def titled(s: Sight) -> bool:
    """A form of address, rank or office stands before it."""
    return s.before() in s.known.titles or (s.before() == "." and s.before(2) in s.known.titles)


def after_role(s: Sight) -> bool:
    """What the person is stands before it: "spokesman X", "the captain, X"."""
    role = s.before(2) if s.before() == "," else s.before()
    return role in s.known.roles


def beside_role(s: Sight) -> bool:
    """What the person is stands after it: "X, a teacher", "X, head of"."""
    return s.after() == "," and any(s.after(k) in s.known.roles for k in range(2, 7))


def aged(s: Sight) -> bool:
    """An age follows: "X, 54,"."""
    return s.after() == "," and _AGE.match(s.after(2)) is not None and s.after(3) in (",", ".", "and", "")


def speaks(s: Sight) -> bool:
    """It says something."""
    return s.after() in s.known.speech or s.before() in s.known.speech or (s.after() == "," and s.after(2) == "who")


def first_and_last(s: Sight) -> bool:
    """Two or three capitalised words without a word that heads other names."""
    words = [w for w in s.words if w not in s.known.particles]
    if numbered_place(s) or any(w.isdigit() for w in words):
        return False
    plain = not any(w in s.known.heads or w in countries().demonyms for w in words)
    return len(words) in (2, 3) and plain and s.before() != "the" and not s.candidate.form.isupper()


def with_article(s: Sight) -> bool:
    """ "The" stands before it, with or without an adjective."""
    return s.before() == "the" or (
        s.before(2) == "the" and s.before().isalpha() and not after_role(s) and not titled(s)
    )


def org_head(s: Sight) -> bool:
    """Its last word, or the first before "of" or "for", heads names of organisations."""
    return len(s.words) > 1 and _head(s) in s.known.org_heads


def group_head(s: Sight) -> bool:
    """Its last word heads names of armed or political groups."""
    return len(s.words) > 1 and _head(s) in s.known.group_heads


def outlet_head(s: Sight) -> bool:
    """Its last word heads names of papers, stations and agencies."""
    return _head(s) in s.known.outlet_heads and (len(s.words) > 1 or s.before() == "the")


def outlet_opener(s: Sight) -> bool:
    """It begins with "Radio", "TV", "Daily"."""
    return len(s.words) > 1 and s.words[0] in ("radio", "tv", "channel", "daily", "television")


def place_head(s: Sight) -> bool:
    """Its last word heads names of places, or it begins with "Cape", "Mount", "Lake"."""
    return len(s.words) > 1 and (_head(s) in s.known.place_heads or s.words[0] in s.known.place_openers)


def head_follows(s: Sight) -> bool:
    """A noun for a place follows in small letters: "X province", "X river"."""
    return not s.owns and (s.after() in s.known.place_nouns or s.after(2) in ("base", "airport", "province"))


def head_before(s: Sight) -> bool:
    """A noun for a place leads to it: "the town of X", "the capital, X"."""
    if s.before() in ("of", ","):
        return s.before(2) in s.known.place_nouns
    return s.before() in s.known.place_nouns and s.before(2) in ("the", "neighbouring", "neighboring")


def in_or_near(s: Sight) -> bool:
    """It is where something happens: "in X", "near X", "northern X"."""
    return _skip_article(s) in s.known.place_before


def to_or_from(s: Sight) -> bool:
    """Something comes or goes there: "to X", "from X"."""
    return s.before() in s.known.place_maybe


def opens_dateline(s: Sight) -> bool:
    """It is the first name of a dateline."""
    return s.candidate.first == 0 and s.candidate.last <= s.candidate.line.dateline


def dateline_agency(s: Sight) -> bool:
    """It stands in brackets in a dateline."""
    return s.before() == "(" and s.candidate.last <= s.candidate.line.dateline


def credited(s: Sight) -> bool:
    """The report credits it for its text, a picture or a statement, and it signs here."""
    line = s.candidate.line
    return bool(line.page) and " ".join(s.words) in line.credited


def numbered_place(s: Sight) -> bool:
    """A part of a site with its number or letter: "Gate B", "Terminal 3"."""
    return len(s.words) > 1 and re.fullmatch(r"\d{1,3}[a-z]?|[a-z]", s.words[-1]) is not None and s.words[-2] in _SITES


_SITES = frozenset(
    {"gate", "terminal", "platform", "pier", "dock", "berth", "block", "building", "hall", "ward", "camp", "sector"}
    | {"zone", "route", "highway", "motorway", "exit", "junction", "runway", "hangar", "warehouse", "shaft", "pit"}
    | {"checkpoint", "district", "cell", "unit", "house", "tower", "bridge", "tunnel", "line", "lock", "quay", "stand"}
)


def masthead(s: Sight) -> bool:
    """It stands at the head of the page."""
    return s.candidate.line.page == "masthead"


def signs(s: Sight) -> bool:
    """It signs the report: "By X", "Reporting by X in Y"."""
    line = s.candidate.line
    if line.page not in ("byline", "sign-off", "staff-line") or len(s.words) < 2:
        return False
    return s.before() in ("by", "and", ",", "&") or s.candidate.first == 0


def lone_word(s: Sight) -> bool:
    """One word, no acronym: most such names are places, as persons are called in full somewhere."""
    return len(s.words) == 1 and not s.candidate.form.isupper()


def has_bodies(s: Sight) -> bool:
    """It has an army, a ministry, a capital, a coast."""
    return s.owns and any(s.after(k) in s.known.org_heads or s.after(k) in s.known.place_nouns for k in (1, 2))


def one_end(s: Sight) -> bool:
    """One end of "from X to Y"."""
    starts = s.before() == "from" and s.after() == "to"
    return starts or (s.before() == "to" and any(s.before(k) == "from" for k in (3, 4, 5, 6)))


def of_it(s: Sight) -> bool:
    """ "Of" stands before it."""
    return s.before() == "of"


def country(s: Sight) -> bool:
    """A country of the list, or its demonym."""
    name = " ".join(s.words)
    return name in countries().names or name in countries().demonyms


def acronym(s: Sight) -> bool:
    """One word in capitals."""
    form = s.candidate.form
    return len(s.words) == 1 and form.isupper() and 1 < len(form.replace(".", "")) <= 6 and not opens_dateline(s)


def in_brackets(s: Sight) -> bool:
    """An acronym in brackets follows the full name."""
    return s.after() == "(" and s.after(3) == ")" and s.candidate.line.words[s.candidate.last + 1].isupper()


def group_noun(s: Sight) -> bool:
    """A noun for an armed or political group stands before or behind it."""
    return s.before() in s.known.group_before or (
        not s.owns and s.after() in s.known.group_heads | s.known.group_before
    )


def outlet_noun(s: Sight) -> bool:
    """A noun for papers and stations stands before or behind it: "state broadcaster X", "the X agency"."""
    return s.before() in s.known.outlet_before or (not s.owns and s.after() in s.known.outlet_before)


def listed_agency(s: Sight) -> bool:
    """An agency of the list."""
    return known_agency(s.candidate.form) is not None


def told(s: Sight) -> bool:
    """Somebody told it something."""
    return s.before() in ("told", "telling") or (s.before() == "the" and s.before(2) == "told")


def vehicle(s: Sight) -> bool:
    """A noun for a vessel, a vehicle or a storm stands before it."""
    return s.before() in s.known.vehicles


def sails(s: Sight) -> bool:
    """With "the", it sinks, sails, docks or crashes."""
    return s.before() == "the" and s.after() in s.known.sails


def read_as_person(s: Sight) -> bool:
    """The engine's network takes it for a person."""
    return s.candidate.read == "person"


def read_as_place(s: Sight) -> bool:
    """The engine's network takes it for a place."""
    return s.candidate.read == "place"


def read_as_body(s: Sight) -> bool:
    """The engine's network takes it for an organisation."""
    return s.candidate.read == "org"


def surely_a_person(s: Sight) -> bool:
    """The engine's network is sure that it is a person."""
    return read_as_person(s) and s.candidate.sure >= _SURELY


def surely_a_place(s: Sight) -> bool:
    """The engine's network is sure that it is a place."""
    return read_as_place(s) and s.candidate.sure >= _SURELY


def surely_a_body(s: Sight) -> bool:
    """The engine's network is sure that it is an organisation."""
    return read_as_body(s) and s.candidate.sure >= _SURELY


_SURELY = 0.9


def _head(s: Sight) -> str:
    """The word that says what the whole is: the last, or the one before "of" or "for"."""
    for i, word in enumerate(s.words):
        if word in ("of", "for") and i:
            return s.words[i - 1]
    return s.words[-1]


def _skip_article(s: Sight) -> str:
    return s.before(2) if s.before() == "the" else s.before()


RECIPE: tuple[Feature, ...] = (
    Feature("person", 3, titled),
    Feature("person", 2.5, after_role),
    Feature("person", 2, beside_role),
    Feature("person", 3, aged),
    Feature("person", 0.5, speaks),
    Feature("person", 1, first_and_last),
    Feature("person", 2, signs),
    Feature("person", -1.5, with_article),
    Feature("org", 3, org_head),
    Feature("org", 1, acronym),
    Feature("org", 1, in_brackets),
    Feature("group", 3, group_head),
    Feature("group", 1.5, group_noun),
    Feature("outlet", 3, outlet_head),
    Feature("outlet", 2, outlet_opener),
    Feature("outlet", 2, outlet_noun),
    Feature("outlet", 1.5, told),
    Feature("outlet", 6, listed_agency),
    Feature("outlet", 2, dateline_agency),
    Feature("outlet", 2, masthead),
    Feature("outlet", 3, credited),
    Feature("place", 3, place_head),
    Feature("place", 3, numbered_place),
    Feature("place", 2.5, head_follows),
    Feature("place", 2.5, head_before),
    Feature("place", 1.5, in_or_near),
    Feature("place", 0.7, to_or_from),
    Feature("place", 3, opens_dateline),
    Feature("place", 1.5, one_end),
    Feature("place", 1.5, has_bodies),
    Feature("place", 0.8, lone_word),
    Feature("place", 0.5, of_it),
    Feature("place", 4, country),
    Feature("person", 3, read_as_person),
    Feature("place", 3, read_as_place),
    Feature("org", 3, read_as_body),
    Feature("person", 1, surely_a_person),
    Feature("place", 1, surely_a_place),
    Feature("org", 1, surely_a_body),
    Feature("other", 3, vehicle),
    Feature("other", 2, sails),
)

Votes = Mapping[NameType, float]
_ENOUGH = 40  # places; more say nothing new, and a long text may hold a hundred thousand


def votes(candidates: Iterable[Candidate]) -> Counter[NameType]:
    """What the features say of all the places where one name stands."""
    known = name_words()
    seen: Counter[Feature] = Counter()
    for candidate in islice(candidates, _ENOUGH):
        sight = Sight(candidate, known)
        seen.update(feature for feature in RECIPE if feature.sees(sight))
    total: Counter[NameType] = Counter()
    for feature in RECIPE:
        if seen[feature]:
            total[feature.type] += feature.weight * min(2, seen[feature])  # type: ignore[assignment]
    return total


def decide(total: Votes) -> NameType:
    """The type with the most votes; "other" where nothing speaks."""
    best = max(RECIPE, key=lambda f: total.get(f.type, 0)).type
    return best if total.get(best, 0) > 0 else "other"
