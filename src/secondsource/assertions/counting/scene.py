"""A sentence while its quantities are being understood, from left to right."""

from __future__ import annotations

from dataclasses import dataclass

from secondsource.assertions.counting.fate_words import Sign
from secondsource.assertions.counting.quantities import Counted, Quantity
from secondsource.text.listed import listed

#: Marks and words at which a clause ends.
BREAKS = listed(
    '; : . ? ! when while as after before because although though but where if unless " “ ” ( )',
)


@dataclass(frozen=True, slots=True)
class Fate:
    """What is known of a quantity of people: fate, class of victims, and the index of the quantity it is a part of."""

    fate: str | None = None
    victims: str | None = None
    part_of: int | None = None
    rule: str = ""


@dataclass(slots=True)
class Scene:
    """A sentence while its quantities are being understood, from left to right."""

    counted: Counted
    signs: list[Sign]
    fates: list[Fate]

    def word(self, i: int) -> str:
        """The piece at a position, "" outside of the sentence."""
        return self.counted.row[i].word if 0 <= i < len(self.counted.row) else ""

    def quantity_at(self, i: int) -> int | None:
        """The index of the quantity that begins at a position."""
        return next((k for k, q in enumerate(self.counted.quantities) if q.first == i), None)

    def people_before(self, k: int) -> int | None:
        """The index of the nearest quantity of people before this one."""
        return next((j for j in range(k - 1, -1, -1) if counts_people(self.counted.quantities[j])), None)


def counts_people(quantity: Quantity) -> bool:
    """Whether people are counted, or something that no list names."""
    return not quantity.age and (quantity.noun is None or quantity.noun.kind == "person")
