"""MUC-4: reports of attacks in Latin America, and the templates that people filled from them.

A report's answer is read off the JSON that `secondsource read` prints of it, in the plainest way:

- the incidents are its `events` of attack, killing, bombing, abduction and arson that are asserted or attributed, have
  a date and are not background; deaths, injuries and abductions whose targets are told count without a date too;
- INCIDENT: DATE are their dates, each {earliest, latest} once;
- HUM TGT: NUMBER are the values of their `figures` of people killed, wounded or rescued (held, of an abduction), and 1
  for each of their targets that is one person;
- HUM TGT: EFFECT OF INCIDENT are DEATH, INJURY and NO INJURY OR DEATH by the statuses of these figures, and by the
  events of deaths and injuries that have targets, or are denied.

Figures of soldiers and insurgents count for nothing: MUC-4 leaves battles out. A fill is right when it is one of the
alternatives of the key; a date is right as the same day, with the same last day where the key says "by that day", or
with half of all days in common where either is a range.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from secondsource.resources.people import nouns
from secondsource.text.inflect import plural, singular

#: Slot -> how it is called in the key.
SLOTS = {"date": "INCIDENT: DATE", "number": "HUM TGT: NUMBER", "effect": "HUM TGT: EFFECT OF INCIDENT"}
PARTS = ("dev", "tst1", "tst2")
_HEAD = re.compile(r"(?m)^((?:DEV|TST\d)-MUC\d-\d{4})(?: \([^)\n]*\))?[ \t]*$")
_SLOT = re.compile(r"^\s*\d+\.\s+([A-Z][A-Z :]*?)(?:\s{2,}(.*))?$")
_DAY = re.compile(r"(\d{1,2}) ([A-Z]{3}) (\d\d)")
_MONTHS = ("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC")

#: The values of a fill that are all right ("NO INJURY / NO INJURY OR DEATH").
Fill = frozenset[Any]
Days = tuple[str | None, str | None]


@dataclass(frozen=True)
class Case:
    """A report, the fills of its templates by slot, and the fills that are neither asked for nor wrong."""

    id: str
    text: str
    wanted: Mapping[str, frozenset[Fill]]
    allowed: Mapping[str, frozenset[Fill]]


def cases(data: Path, part: str) -> Iterator[Case]:
    """The reports of a part with their templates, in order."""
    keys = _keys(data / part)
    for path in sorted((data / part).glob(f"{part}-muc*")):
        parts = _HEAD.split(path.read_text(encoding="latin-1"))
        for id_, text in zip(parts[1::2], parts[2::2], strict=True):
            wanted, allowed = _fills(keys.get(id_, []))
            yield Case(id_, text.strip(), wanted, allowed)


def _keys(folder: Path) -> dict[str, list[dict[str, list[str]]]]:
    """Report -> its templates, each slot with the lines of its fills."""
    found: dict[str, list[dict[str, list[str]]]] = {}
    for path in sorted(folder.glob("key-*")):
        slots: dict[str, list[str]] = {}
        name = ""
        for line in path.read_text(encoding="latin-1").splitlines():
            if m := _SLOT.match(line):
                name, value = m[1].strip(), (m[2] or "").strip()
                if name == "MESSAGE: ID":
                    slots = {}
                    found.setdefault(value.split()[0], []).append(slots)
                slots[name] = [value]
            elif line.startswith(" ") and line.strip() and name:
                slots[name].append(line.strip())
    return found


def _fills(
    templates: Sequence[Mapping[str, list[str]]],
) -> tuple[dict[str, frozenset[Fill]], dict[str, frozenset[Fill]]]:
    wanted: dict[str, set[Fill]] = {slot: set() for slot in SLOTS}
    allowed: dict[str, set[Fill]] = {slot: set() for slot in SLOTS}
    for template in templates:
        optional = "OPTIONAL" in " ".join(template["MESSAGE: TEMPLATE"])
        for slot, name in SLOTS.items():
            for line in template.get(name, []):
                fill = _READ[slot](line.lstrip("? "))
                if fill:
                    (allowed if optional or line.startswith("?") else wanted)[slot].add(fill)
    return {s: frozenset(f) for s, f in wanted.items()}, {s: frozenset(f) for s, f in allowed.items()}


def _day(words: str) -> str | None:
    m = _DAY.search(words)
    if not m or m[2] not in _MONTHS:
        return None
    try:
        return date(1900 + int(m[3]), _MONTHS.index(m[2]) + 1, int(m[1])).isoformat()
    except ValueError:
        return None


def _dates(line: str) -> Fill:
    """ "12 MAR 89", "- 12 MAR 89" (by that day), "10 MAR 89 - 12 MAR 89", alternatives behind a stroke."""
    found: set[Days] = set()
    for choice in line.split("/"):
        words = choice.strip(" ()")
        days = [day for m in _DAY.finditer(words) if (day := _day(m[0]))]
        if words.startswith("-") and days:
            found.add((None, days[0]))
        elif days:
            found.add((days[0], days[-1]))
    return frozenset(found)


def _numbers(line: str) -> Fill:
    words = line.split(":")[0]
    numbers = {int(n.replace(",", "")) for n in re.findall(r"\d[\d,]*", words)}
    return frozenset(numbers | ({"many"} if "PLURAL" in words else set()))


def _effects(line: str) -> Fill:
    return frozenset(
        choice for part in line.split(":")[0].split("/") if (choice := part.strip()) and choice not in ("-", "*")
    )


_READ = {"date": _dates, "number": _numbers, "effect": _effects}

# ---- our answer ---------------------------------------------------------------------------------------------------

EFFECTS = {"killed": "DEATH", "wounded": "INJURY", "rescued": "NO INJURY OR DEATH"}
#: Victims whose loss is that of a battle.
FIGHTERS = frozenset({"insurgent", "soldier"})
#: Labels of events of type ASSAULT that are incidents of terror; fighting between armies and the taking of ground are
#: none.
INCIDENTS = frozenset(
    ("attack", "air strike", "explosion", "shooting", "stabbing", "deaths and injuries", "capture of people", "arson")
)
_HURT = re.compile(r"wound|injur|maim", re.I)


def answer(reading: Mapping[str, Any], text: str) -> dict[str, set[Any]]:
    """The fills that the JSON object of a reading of the text gives."""
    told = [e for e in reading["events"] if e["label"] in INCIDENTS and not e["background"]]
    figures = {f["id"]: f for f in reading["figures"] if f["unit"] == "person"}
    people = {e["name"] for e in reading["entities"] if e["type"] == "person"}
    found: dict[str, set[Any]] = {slot: set() for slot in SLOTS}
    for event in told:
        harm = event["label"] == "deaths and injuries"
        hurt = bool(_HURT.search(text[event["start"] : event["end"]]))
        if event["mood"] == "denied" and harm:
            found["effect"].add("NO INJURY OR DEATH")
        if event["mood"] not in ("asserted", "attributed"):
            continue
        captured = event["label"] == "capture of people"
        if harm or captured:
            found["number"] |= {1 for target in event["targets"] if _one_person(target, people)}
        if harm:
            found["effect"] |= {"INJURY" if hurt else "DEATH"} if event["targets"] else set()
        when = event.get("date") or event.get("when")
        if not (when and when["latest"]):
            continue
        found["date"].add((when["earliest"], when["latest"]))
        found["number"] |= {1 for target in event["targets"] if _one_person(target, people)}
        fates = {"killed", "wounded", "rescued"} | ({"detained"} if event["label"] == "capture of people" else set())
        for figure in (figures[i] for i in event["figures"] if i in figures and figures[i]["status"] in fates):
            if figure["victim_class"] in FIGHTERS:
                continue
            found["number"].add(_count(figure))
            found["effect"] |= {EFFECTS[figure["status"]]} if figure["status"] in EFFECTS else set()
    return found


def _one_person(target: str, people: set[str]) -> bool:
    """Whether a target is the name of a person or a singular word for one who is no fighter."""
    noun = target.split()[-1].casefold() if target else ""
    known = nouns().get(noun)
    one = known is not None and known.kind == "person" and known.victims not in FIGHTERS
    return target in people or (one and plural(noun) != noun and noun == singular(noun))


def _count(figure: Mapping[str, Any]) -> Any:
    value = figure["value"] if figure["value"] is not None else figure["low"]
    return "many" if value is None or figure["qualifier"] == "vague" else int(value)


def baseline(text: str) -> dict[str, set[Any]]:
    """Regular expressions: the day of the dateline if there is a word of attack; the numbers before words of harm."""
    flat = " ".join(text.split())
    attack = re.search(r"\b(?:KILLED|MURDERED|ATTACK|BOMB|KIDNAPPED|ASSASSINAT|EXPLO)", flat)
    day = _day(flat[:120])
    found: dict[str, set[Any]] = {slot: set() for slot in SLOTS}
    if not attack:
        return found
    if day:
        found["date"].add((day, day))
    small = ("ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN")
    for m in re.finditer(rf"\b(\d{{1,3}}|{'|'.join(small)})(?: [A-Z]+){{0,3}} (KILLED|DEAD|WOUNDED|INJURED)\b", flat):
        found["number"].add(int(m[1]) if m[1].isdigit() else small.index(m[1]) + 1)
    for effect, words in (("DEATH", "KILLED|DEAD|DIED|MURDERED"), ("INJURY", "WOUNDED|INJURED")):
        if re.search(rf"\b(?:{words})\b", flat):
            found["effect"].add(effect)
    return found


def agree(slot: str, fill: Fill, value: Any) -> bool:
    """Whether a value of ours is a fill."""
    if slot != "date":
        return value in fill
    return any(_same_days(days, value) for days in fill)


def _same_days(gold: Days, ours: Days) -> bool:
    """A day is the same day; "by that day" has the same last day; of ranges half of all days are common."""
    if gold[0] is None or ours[0] is None or ours[1] is None:
        return gold[0] is None and gold[1] == ours[1]
    a, b = ((date.fromisoformat(d[0] or ""), date.fromisoformat(d[1] or "")) for d in (gold, ours))
    common = (min(a[1], b[1]) - max(a[0], b[0])).days + 1
    return common > 0 and 2 * common >= (max(a[1], b[1]) - min(a[0], b[0])).days + 1


def count(slot: str, case: Case, ours: set[Any]) -> tuple[int, int, int]:
    """Right, wanted, given: each fill is found once, each value counts once, what is only allowed does not count."""
    left = sorted(ours, key=str)
    both = 0
    for fill in sorted(case.wanted[slot], key=lambda f: sorted(map(str, f))):
        hit = next((value for value in left if agree(slot, fill, value)), None)
        if hit is not None:
            both += 1
            left.remove(hit)
    spare = [v for v in left if any(agree(slot, f, v) for f in case.allowed[slot] | case.wanted[slot])]
    return both, len(case.wanted[slot]), both + len(left) - len(spare)
