"""Which mentions in one report are the same: surname and full name, acronym and name, a country and its people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from secondsource.language.candidates import Candidate
from secondsource.language.naming import Votes, decide, votes
from secondsource.model.parse import NameType
from secondsource.resources.countries import countries
from secondsource.resources.names import name_words
from secondsource.text.names import STEM, is_acronym_of, is_demonym_of, key_words, normal

Key = tuple[str, ...]
#: Votes for one type above those for "person" that keep a lone word apart from a person of that last name.
_CLEARLY = 2.0
#: Votes below which the type of a name that an engine's network does not see is left open.
_TELLING = 2.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """Mentions of one thing in one report: its fullest form, its type, and the places where it stands."""

    head: str
    type: NameType
    members: tuple[Candidate, ...]


def resolve(candidates: Sequence[Candidate]) -> list[Cluster]:
    """The candidates of a report, put together."""
    forms: dict[Key, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        key = key_words(candidate.form)
        if key:
            forms[key].append(candidate)
    signs = {key: votes(found) for key, found in forms.items()}
    parent = _bracketed(candidates)
    book = _Book(forms, signs)
    for key in forms:
        if key not in parent:
            fuller = book.fuller(key)
            if fuller is not None:
                parent[key] = fuller
    groups: dict[Key, list[Key]] = defaultdict(list)
    for key in forms:
        groups[_root(key, parent)].append(key)
    return [_cluster(root, keys, forms, book.is_shared_surname(root)) for root, keys in groups.items()]


def _root(key: Key, parent: Mapping[Key, Key]) -> Key:
    seen = {key}
    while key in parent and parent[key] not in seen:
        key = parent[key]
        seen.add(key)
    return key


def _cluster(root: Key, keys: Sequence[Key], forms: Mapping[Key, list[Candidate]], surname: bool) -> Cluster:
    members = sorted((c for key in keys for c in forms[key]), key=lambda c: c.start)
    signs = votes(members)
    kind: NameType = "person" if surname else decide(signs)
    if any(c.denied for c in members) and not any(c.read for c in members) and signs.get(kind, 0) < _TELLING:
        kind = "other"
    return Cluster(_best_form(forms[root]), kind, tuple(members))


def _best_form(members: Sequence[Candidate]) -> str:
    """The first spelling that is not in capitals throughout, else the first."""
    ordered = sorted(members, key=lambda c: (c.form.isupper() and len(c.form) > 5, c.line.style != "plain", c.start))
    return ordered[0].form


def _bracketed(candidates: Sequence[Candidate]) -> dict[Key, Key]:
    """Acronyms given in brackets behind the full name, and full names behind the acronym."""
    found: dict[Key, Key] = {}
    for left, right in pairwise(candidates):
        gap = left.line.text[left.end : right.start]
        if left.line is not right.line or gap.strip() != "(" or not left.line.text.startswith(")", right.end):
            continue
        long, short = (left, right) if len(left.form) >= len(right.form) else (right, left)
        lettered = short is right and short.form.isupper() and " " in long.form and short.form[0] == long.form[0]
        if is_acronym_of(short.form, long.form) or lettered:
            found.setdefault(key_words(short.form), key_words(long.form))
    return found


class _Book:
    """The forms of one report, to find the fuller form that a short one stands for."""

    def __init__(self, forms: Mapping[Key, Sequence[Candidate]], signs: Mapping[Key, Votes]) -> None:
        self.forms = forms
        self.signs = signs
        self.by_last: dict[str, list[Key]] = defaultdict(list)
        self.by_first: dict[str, list[Key]] = defaultdict(list)
        self.long = [key for key in forms if len(key) > 1]
        self.places: dict[str, list[Key]] = defaultdict(list)  # single words, by their first letters
        for key in forms:
            if len(key) == 1 and decide(signs[key]) == "place":
                self.places[normal(key[0])[:STEM]].append(key)
        for key in self.long:
            self.by_last[key[-1]].append(key)
            self.by_first[key[0]].append(key)

    def fuller(self, key: Key) -> Key | None:
        """The one longer form that this one is short for; None when there is none or more than one."""
        for rule in (self._country, self._acronym, self._person, self._first_name, self._body, self._realm):
            found = rule(key)
            if found is not None and found != key:
                return found
        return None

    def is_shared_surname(self, key: Key) -> bool:
        """Whether a lone word is the last name of several people, so that nobody can tell who is meant."""
        people = [k for k in self.by_last[key[-1]] if k != key and self._can_be_person(k)]
        return len(key) == 1 and len(people) > 1 and not self._is_other(key)

    def _country(self, key: Key) -> Key | None:
        """ "Peruvian" or "U.K." for the country's name in this report; "Ruritanian" for a place of like name."""
        known = countries()
        name = " ".join(key)
        home = known.demonyms.get(name) or known.names.get(name)
        if home:
            same = [k for k in self.forms if known.names.get(" ".join(k)) == home]
            return min(same, key=lambda k: (" ".join(k) != home, -len(self.forms[k]), k), default=None)
        if len(key) > 1:
            return None
        near = self.places.get(normal(key[0])[:STEM], ())
        return _only([k for k in near if is_demonym_of(key[0], k[0])])

    def _acronym(self, key: Key) -> Key | None:
        short = self.forms[key][0].form
        if len(key) > 1 or not short.isupper():
            return None
        return _only([k for k in self.long if is_acronym_of(short, self.forms[k][0].form)])

    def _person(self, key: Key) -> Key | None:
        """The end of a person's full name: "Ruiz", "al-Rashid"."""
        longer = [k for k in self.by_last[key[-1]] if len(k) > len(key) and k[-len(key) :] == key]
        return _only([k for k in longer if self._can_be_person(k) and not self._is_other(key)])

    def _first_name(self, key: Key) -> Key | None:
        longer = [k for k in self.by_first[key[0]] if len(k) > len(key)]
        return _only([k for k in longer if len(key) == 1 and self._can_be_person(k) and not self._is_other(key)])

    def _body(self, key: Key) -> Key | None:
        """The head or the beginning of the name of an organisation or a paper: "the Front", "Polar"."""
        words = name_words()
        longer = [k for k in self.by_first[key[0]] if len(key) > 1 and k[: len(key)] == key and self._is_body(k)]
        if len(key) == 1 and key[0] in words.org_heads | words.group_heads | words.outlet_heads:
            return _only([k for k in self.by_last[key[-1]] if self._is_body(k)])
        return _only([k for k in longer if k != key and decide(self.signs[key]) not in ("place", "person")])

    def _realm(self, key: Key) -> Key | None:
        """ "Republic of X" for X."""
        if len(key) > 2 and "of" in key[:-1]:
            ruled = key[key.index("of") + 1 :]
            if key[0] in ("republic", "kingdom", "state", "city", "emirate", "commonwealth") and ruled in self.forms:
                return ruled
        return None

    def _can_be_person(self, key: Key) -> bool:
        return decide(self.signs[key]) == "person"

    def _is_other(self, key: Key) -> bool:
        """Whether a word by itself is more of a place or a body than of a person."""
        signs = self.signs[key]
        best = decide(signs)
        return best != "person" and signs.get(best, 0) - signs.get("person", 0) >= _CLEARLY

    def _is_body(self, key: Key) -> bool:
        return decide(self.signs[key]) in ("org", "group", "outlet")


def _only(found: Sequence[Key]) -> Key | None:
    """The one key found; None when there are none or several."""
    return found[0] if len(set(found)) == 1 else None
