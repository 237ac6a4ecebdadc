"""Measure attributions on PolNeAR (Newell et al. 2018), a corpus that the rules were not written for.

    python bench/statements                    triple F1 on a sample of the development articles
    python bench/statements --all --list       every article; also what was missed and what is extra

A gold attribution is found when the cues overlap, the sources overlap (or both are empty) and the contents have half of
their union in common. PolNeAR counts a quotation that runs on as one attribution, so the sentences that lean on an
attribution are joined to it first. It also counts what people want, plan and feel; we find words that were said.
The corpus lies beside the checkout, in ../shared/data/polnear (or under --data); nothing of it is kept.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from secondsource.assertions.attribution.statements import find_statements
from secondsource.language import load
from secondsource.model.assertion import Statement
from secondsource.model.report import Report
from secondsource.model.span import Span
from secondsource.resources.cues import cues

ROOT = Path(__file__).parents[2]
SAMPLE = 3  # every third article keeps the run short; the sample is the same on every run


@dataclass(frozen=True)
class Attribution:
    """One attribution as sets of character positions."""

    source: frozenset[int]
    cue: frozenset[int]
    content: frozenset[int]
    words: str

    def fits(self, gold: Attribution) -> bool:
        """Whether this answer finds the gold attribution."""
        same_source = bool(self.source & gold.source) or not (self.source or gold.source)
        union = len(self.content | gold.content)
        return bool(self.cue & gold.cue) and same_source and 2 * len(self.content & gold.content) >= union > 0


def gold(path: Path) -> Iterator[Attribution]:
    """The attributions of one stand-off file."""
    parts: dict[str, tuple[frozenset[int], str]] = {}
    for row in path.read_text(encoding="utf-8").splitlines():
        head, _, rest = row.partition("\t")
        if head.startswith("T"):
            place, _, words = rest.partition("\t")
            pieces = [piece.split() for piece in place.partition(" ")[2].split(";")]
            parts[head] = (frozenset(i for a, b in pieces for i in range(int(a), int(b))), words)
        elif head.startswith("E"):
            roles: dict[str, set[int]] = {"Source": set(), "Cue": set(), "Content": set()}
            words = ""
            for role, _, at in (item.partition(":") for item in rest.split()):
                name = role.rstrip("0123456789")
                if name in roles:
                    roles[name] |= parts[at][0]
                    words = parts[at][1] if name == "Cue" else words
            yield Attribution(*(frozenset(roles[name]) for name in ("Source", "Cue", "Content")), words)


def ours(text: str) -> list[Attribution]:
    """What the rules find, run-on sentences joined to the attribution that they lean on."""
    report = Report("r", "r.txt", "", text)
    _, statements = find_statements(report, load("rules").parse(report))
    joined: list[list[Statement]] = []
    for statement in statements:
        if statement.cue or not joined:
            joined.append([statement])
        elif joined[-1][-1].speaker == statement.speaker:
            joined[-1].append(statement)
    return [
        Attribution(
            _places(group[0].source),
            _places(group[0].cue),
            _places([span for statement in group for span in statement.content]),
            " ".join(span.of(text) for span in group[0].cue),
        )
        for group in joined
        if group[0].cue
    ]


def _places(spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(i for span in spans for i in range(span.start, span.end))


def main() -> int:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared" / "data")
    parser.add_argument("--part", default="dev", help="dev or train")
    parser.add_argument("--all", action="store_true", help="every article, not a sample")
    parser.add_argument("--list", action="store_true", help="print what was missed and what is extra")
    asked = parser.parse_args()
    folder = asked.data / "polnear" / "data" / asked.part
    if not folder.is_dir():
        print(f"skipped: no PolNeAR under {folder}")
        return 0
    found = wanted = answered = spoken = spoken_found = 0
    for path in sorted((folder / "text").glob("*.txt"))[:: 1 if asked.all else SAMPLE]:
        text = path.read_text(encoding="utf-8")
        files = sorted((folder / "attributions").glob(f"{path.stem}_*.ann"))
        if not files:
            continue
        want, got = list(gold(files[0])), ours(text)
        free = list(got)
        for item in want:
            hit = next((answer for answer in free if answer.fits(item)), None)
            said = any("bare" in v.takes for word in item.words.lower().split() for v, _ in cues().forms.get(word, ()))
            spoken, spoken_found = spoken + said, spoken_found + (said and hit is not None)
            if hit:
                free.remove(hit)
            elif asked.list:
                print("missed", path.stem[:20], "|", *_shown(text, item))
        for answer in free if asked.list else ():
            print("extra ", path.stem[:20], "|", *_shown(text, answer))
        found, wanted, answered = found + len(got) - len(free), wanted + len(want), answered + len(got)
    precision, recall = found / max(1, answered), found / max(1, wanted)
    print(
        f"triples: F1 {2 * found / max(1, answered + wanted):.3f}  P {precision:.3f}  R {recall:.3f}  ({wanted} gold)"
    )
    print(f"recall where the cue holds a verb of saying: {spoken_found / max(1, spoken):.3f}  ({spoken} gold)")
    return 0


def _shown(text: str, item: Attribution) -> list[str]:
    return [
        " ".join("".join(text[i] for i in sorted(part)).split())[:150] + " |"
        for part in (item.source, item.cue, item.content)
    ]


if __name__ == "__main__":
    sys.exit(main())
