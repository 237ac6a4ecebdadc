"""When two names of a pile are one: the rules, each with the guard that keeps apart what only looks alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

from secondsource.model.parse import NameType
from secondsource.resources.countries import countries
from secondsource.resources.names import name_words
from secondsource.text.names import is_acronym_of, is_demonym_of, sounds

#: Share of letters in common below which two spellings are two names, however alike they sound.
_ALIKE = 0.55
#: The same for one part of a name that sounds different.
_NEAR = 0.7
_BODIES = frozenset({"org", "group", "outlet"})
#: Words in common that make two descriptions of a person the same description.
_SAME_ROLE = 3


@dataclass(frozen=True, slots=True)
class Known:
    """One name of the pile: its key and the words of it, type, fullest form, the reports it stands in, the words that
    describe it there, and how often it is mentioned."""

    key: str
    words: tuple[str, ...]
    type: NameType
    form: str
    reports: frozenset[str]
    role: frozenset[str]
    count: int

    @property
    def weight(self) -> tuple[int, int, str]:
        """The order in which one of two names gives its place to the other: the fuller, the commoner stays."""
        return len(self.words), self.count, self.key


class Shelf:
    """The names of a pile by their words and sounds, so that each meets only those that may be the same."""

    def __init__(self, names: Iterable[Known]) -> None:
        self.names = {name.key: name for name in names}
        self.by_word: dict[str, list[Known]] = defaultdict(list)
        self.by_sound: dict[tuple[str, ...], list[Known]] = defaultdict(list)
        self.by_initial: dict[str, list[Known]] = defaultdict(list)
        self.places: dict[str, list[Known]] = defaultdict(list)
        for name in self.names.values():
            for word in sorted(set(name.words)):
                self.by_word[word].append(name)
            self.by_sound[sounds(name.form)].append(name)
            if len(name.words) > 1:
                self.by_initial[name.words[0][0]].append(name)
            if name.type == "place" and len(name.words) == 1:
                self.places[name.words[0][:3]].append(name)

    def homes(self) -> dict[str, str]:
        """The key of every name and the key of the name that it goes under."""
        parent: dict[str, str] = {}
        for name in sorted(self.names.values(), key=lambda n: n.weight):
            for rule in (self._shorter, self._acronym, self._demonym, self._sounding, self._misspelt):
                other = rule(name)
                if other is not None and _root(other.key, parent) != name.key:
                    parent[name.key] = other.key
                    break
        return {key: _root(key, parent) for key in self.names}

    def _shorter(self, name: Known) -> Known | None:
        """A surname for a full name, the beginning or the head of the name of a body."""
        longer = [o for o in self.by_word[name.words[-1]] if len(o.words) > len(name.words)]
        return _only(o for o in longer if _is_surname_of(name, o) or _is_short_for(name, o))

    def _acronym(self, name: Known) -> Known | None:
        """An acronym for the one name that has its initials."""
        if len(name.words) > 1 or not name.form.isupper():
            return None
        initial = self.by_initial[name.words[0][0]]
        return _only(o for o in initial if o.type not in ("person", "place") and is_acronym_of(name.form, o.form))

    def _demonym(self, name: Known) -> Known | None:
        """A people or its adjective for its country."""
        known = countries()
        home = known.demonyms.get(" ".join(name.words)) or known.names.get(" ".join(name.words))
        if home:
            return self.names.get(home) if home != name.key else None
        if len(name.words) > 1:
            return None
        return _only(o for o in self.places[name.words[0][:3]] if is_demonym_of(name.form, o.form))

    def _sounding(self, name: Known) -> Known | None:
        """Another transliteration: every part sounds the same, and the letters are mostly the same."""
        return _best(name, (o for o in self.by_sound[sounds(name.form)] if _is_transliteration(name, o)))

    def _misspelt(self, name: Known) -> Known | None:
        """A person with one part of the name altered, whom the reports describe in the same words."""
        if name.type != "person" or len(name.words) < 2:
            return None
        near = {o.key: o for word in (name.words[0], name.words[-1]) for o in self.by_word[word]}
        return _best(name, (o for o in near.values() if _is_altered(name, o)))


def _root(key: str, parent: dict[str, str]) -> str:
    while key in parent:
        key = parent[key]
    return key


def _only(found: Iterable[Known]) -> Known | None:
    """The one name found; None when there are none or several."""
    names = list(found)
    return names[0] if len(names) == 1 else None


def _best(name: Known, found: Iterable[Known]) -> Known | None:
    """The commonest of the names that outweigh this one."""
    return max((o for o in found if o.weight > name.weight), key=lambda o: o.weight, default=None)


def _is_surname_of(name: Known, other: Known) -> bool:
    """A last name (or the last parts) of a person, not itself known as something else."""
    if other.type != "person" or name.type not in ("person", "other"):
        return False
    return other.words[-len(name.words) :] == name.words


def _is_short_for(name: Known, other: Known) -> bool:
    """ "Polar" for "Polar Lines", "the Herald" for "the Norwick Herald", "X" for "Republic of X"."""
    words = name_words()
    if other.type == "place" and other.words[0] in ("republic", "kingdom") and other.words[2:] == name.words:
        return True
    if other.type not in _BODIES or name.type not in _BODIES | {"other"}:
        return False
    if len(name.words) == 1:
        return name.words[0] in words.outlet_heads and other.words[-1] == name.words[0]
    rest = other.words[len(name.words) :]
    return other.words[: len(name.words)] == name.words and all(w in words.org_heads for w in rest)


def _is_transliteration(name: Known, other: Known) -> bool:
    """The same sounds in other letters, of things that can be the same."""
    if name.key == other.key or not _same_kind(name, other) or _two_countries(name, other):
        return False
    if len(name.words) == 1 and (len("".join(sounds(name.form))) < 3 or name.reports & other.reports):
        return False
    return _likeness(name.key, other.key) >= _ALIKE


def _is_altered(name: Known, other: Known) -> bool:
    """One part of a person's name is the same and one is not, and either the letters or the descriptions agree."""
    if other.type != "person" or len(other.words) != len(name.words) or name.reports & other.reports:
        return False
    pairs = [(a, b) for a, b in zip(name.words, other.words, strict=True) if a != b]
    if len(pairs) != 1:
        return False
    if name.words[0] == other.words[0] and _misread(*pairs[0]):
        return True
    common = len(name.role & other.role)
    return common >= _SAME_ROLE and common * 3 >= len(name.role | other.role) * 2


def _misread(one: str, two: str) -> bool:
    """Whether a part can be a slip of the other: about as long, the same first letter, most letters the same."""
    return one[0] == two[0] and abs(len(one) - len(two)) <= 2 and _likeness(one, two) >= _NEAR


def _same_kind(name: Known, other: Known) -> bool:
    """Equal types, or types that are easily taken for one another."""
    return name.type == other.type or "other" in (name.type, other.type) or {name.type, other.type} <= _BODIES


def _two_countries(name: Known, other: Known) -> bool:
    known = countries().names
    return name.key in known and other.key in known and known[name.key] != known[other.key]


def _likeness(one: str, two: str) -> float:
    """Share of letters in common, 0 to 1."""
    return SequenceMatcher(None, one, two, autojunk=False).ratio()
