"""Origins beside what simpler rules of corroboration count, on the same claims of the development sets.

For each gold claim that the whole line finds (sentences F1 >= .3, one to one, best first, as the scorer pairs them): is
the number of independent origins right? Ours is a range. The rules give one number, and are spared every other step:
they are handed the gold claim's own reports, their headlines, and their outlets (as we read them where gold has none).

- reports: every report that carries the claim is a source.
- publishers, families: every outlet is, every owner is (by the list of publishers).
- headlines alike: reports whose headlines are alike (TF-IDF cosine) are one, as news clusters and filters of
  duplicates have it. Its threshold is the one of .1, .2, ... .9 that serves it best on these very claims.
- always one: what needs no tool.

`right`: the number (ours: a number within the range) is one that gold accepts. `middle`: the middle of the range is
within a half of one. `too many`: the lower end is above all that gold accepts. `error`: mean distance of the middle
to the nearest accepted number. `spread`: mean width of the range. "Several reports" are the claims that two or more
carry, "several origins" those to which gold gives two or more.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.claims import gold as whole
from bench.common import devsets
from bench.common.table import Table

from secondsource.claims.identity.publishers import published
from secondsource.model import codec
from secondsource.model.dossier import Dossier
from secondsource.model.report import Outlet, Report
from secondsource.resources.publishers import directory

OURS = "secondsource"
COLUMNS = ("claims", "right", "middle", "too many", "error", "spread")
MIN_F1 = 0.3  # sentences in common: the scorer's line for a found claim
THRESHOLDS = tuple(n / 10 for n in range(1, 10))
Json = dict[str, Any]
Range = tuple[float, float]


@dataclass(frozen=True)
class Case:
    """A gold claim that the line finds: what gold accepts, what we say, the reports that carry it by gold."""

    accepted: frozenset[int]
    ours: Range
    perfect: Range | None
    reports: tuple[str, ...]
    publisher: dict[str, str]
    family: dict[str, str]
    headlines: dict[str, Counter[str]]


def tables(data: Path, quick: bool, listed: bool) -> list[Table]:
    """One table, a subject for each set and for all together; `quick` leaves nothing out: it takes seconds."""
    folders = devsets.folders(data.parent)
    if not any(folder.parent.name == "devset" for folder in folders):
        return []
    cases = {folder.name: list(_cases(folder)) for folder in folders}
    every = [case for found in cases.values() for case in found]
    best = max(THRESHOLDS, key=lambda t: (_figures(every, lambda c: _one(_alike(c, t)))["right"], t))
    made = Table("origins", "Independent origins beside simpler counts", COLUMNS, note=_note(best))
    several = [case for case in every if len(case.reports) > 1]
    subjects = {
        "counting: all": every,
        "counting: several reports": several,
        "counting: several origins": [case for case in every if min(case.accepted) > 1],
        **{f"counting: {name}": found for name, found in cases.items()},
    }
    for subject, found in subjects.items():
        for by, rule in _rules(best).items():
            if figures := _figures(found, rule):
                made.add(subject, by, figures)
    if listed:
        for name, found in cases.items():
            for case in found:
                if not any(case.ours[0] <= n <= case.ours[1] for n in case.accepted):
                    print(f"{name}: {case.ours} for {sorted(case.accepted)} in {', '.join(case.reports)}")
    return [made]


def _note(best: float) -> str:
    return (
        "Claims of the four development sets that the whole line finds; the simpler rules get gold's reports, outlets "
        f"and headlines. Headlines are alike from a cosine of {best:g} on, the best for these claims. Error and "
        "spread are numbers of origins, the rest percent."
    )


def _rules(best: float) -> dict[str, Callable[[Case], Range | None]]:
    return {
        OURS: lambda case: case.ours,
        "secondsource, perfect input": lambda case: case.perfect,
        "counting reports": lambda case: _one(len(case.reports)),
        "counting publishers": lambda case: _one(len({case.publisher[r] for r in case.reports})),
        "counting families": lambda case: _one(len({case.family[r] for r in case.reports})),
        "headlines alike are one": lambda case: _one(_alike(case, best)),
        "always one": lambda _: _one(1),
    }


def _one(number: int) -> Range:
    return float(number), float(number)


def _figures(cases: Sequence[Case], rule: Callable[[Case], Range | None]) -> dict[str, float]:
    told = [(case.accepted, found) for case in cases if (found := rule(case))]
    if not told:
        return {}
    errors = [min(abs((low + high) / 2 - n) for n in accepted) for accepted, (low, high) in told]
    shares = {
        "right": [any(low <= n <= high for n in accepted) for accepted, (low, high) in told],
        "middle": [error <= 0.5 for error in errors],
        "too many": [low > max(accepted) for accepted, (low, _) in told],
    }
    return {
        "claims": len(told),
        **{name: 100 * sum(found) / len(found) for name, found in shares.items()},
        "error": sum(errors) / len(errors),
        "spread": sum(high - low for _, (low, high) in told) / len(told),
    }


def _cases(folder: Path) -> Iterator[Case]:
    """The gold claims of a set that the line finds."""
    gold = json.loads((folder / "gold.json").read_text(encoding="utf-8"))
    claims = [claim for claim in gold["claims"] if not claim.get("optional")]
    dossier = whole.whole_line(folder)
    ours = _paired(gold, claims, dossier)
    perfect = _paired(gold, claims, whole.with_gold(folder)) if "stories" in gold else {}
    read = {Path(report.file).name: report.outlet for report in dossier.reports}
    reports = [_report(row, read) for row in gold["reports"]]
    houses = published(reports, directory())
    names = {r: p.id for p in houses for r in p.reports}
    owners = {r: p.house for p in houses for r in p.reports}
    ids = [report.id for report in reports]
    heads = _headlines(gold["reports"])
    for i, claim in enumerate(claims):
        if i in ours:
            yield Case(
                frozenset({claim["independent_origin_count"], *claim["accept_counts"]}),
                ours[i],
                perfect.get(i),
                tuple(sorted({e["report"] for e in claim["expressions"]})),
                {id_: names.get(id_, id_) for id_ in ids},
                {id_: owners.get(id_, id_) for id_ in ids},
                heads,
            )


def _report(row: Json, read: Mapping[str, Outlet | None]) -> Report:
    outlet = Outlet(row["outlet"]["name"], "gold") if row.get("outlet") else read.get(Path(row["file"]).name)
    return Report(row["id"], row["file"], row["sha256"], "", outlet=outlet)


def _paired(gold: Json, claims: Sequence[Json], dossier: Dossier) -> dict[int, Range]:
    """Gold claim -> the range of the claim of ours that has most sentences in common with it, one to one."""
    document = json.loads(codec.dumps(codec.encode(dossier)))
    files = {Path(row["file"]).name: row["id"] for row in gold["reports"]}
    sigla = {row["id"]: files[Path(row["file"]).name] for row in document["reports"]}
    sentences = {
        row["id"]: [(s["span"]["start"], s["span"]["end"], s["id"]) for s in map(_with_span, row["sentences"])]
        for row in gold["reports"]
    }
    theirs = [{e["sentence"] for e in claim["expressions"]} for claim in claims]
    mine = [
        {s for m in claim["members"] for s in _in(sentences[sigla[m["report"]]], m["span"])}
        for claim in document["claims"]
    ]
    at = defaultdict(set)
    for j, found in enumerate(mine):
        for sentence in found:
            at[sentence].add(j)
    scored = sorted(
        (-2 * len(want & mine[j]) / (len(want) + len(mine[j])), i, j)
        for i, want in enumerate(theirs)
        for j in set().union(*(at[s] for s in want))
    )
    used: set[int] = set()
    pairs: dict[int, Range] = {}
    for score, i, j in scored:
        if -score >= MIN_F1 and i not in pairs and j not in used:
            used.add(j)
            origins = document["claims"][j]["origins"]
            pairs[i] = float(origins["low"]), float(origins["high"])
    return pairs


def _with_span(sentence: Json) -> Json:
    return sentence if "span" in sentence else {**sentence, "span": sentence}


def _in(sentences: Sequence[tuple[int, int, str]], span: Json) -> Iterator[str]:
    """The sentences that a span covers by half, of the shorter of the two."""
    for start, end, id_ in sentences:
        common = min(end, span["end"]) - max(start, span["start"])
        if 2 * common >= min(end - start, span["end"] - span["start"]) > 0:
            yield id_


def _headlines(rows: Sequence[Json]) -> dict[str, Counter[str]]:
    """The words of the headlines, each weighed by how few headlines have it and brought to length one."""
    words = {row["id"]: re.findall(r"\w+", (row["title"] or {}).get("quote", "").casefold()) for row in rows}
    spread = Counter(word for found in words.values() for word in set(found))
    made = {}
    for id_, found in words.items():
        weights = {w: n * (1 + math.log(len(rows) / spread[w])) for w, n in Counter(found).items()}
        length = math.sqrt(sum(x * x for x in weights.values())) or 1.0
        made[id_] = Counter({w: x / length for w, x in weights.items()})  # type: ignore[misc]
    return made


def _alike(case: Case, threshold: float) -> int:
    """How many groups the reports of a claim make when two with headlines alike are in one."""
    left, groups = list(case.reports), 0
    while left:
        reach, groups = [left.pop()], groups + 1
        while reach:
            one = reach.pop()
            near = [r for r in left if _cosine(case.headlines[one], case.headlines[r]) >= threshold]
            reach += near
            left = [r for r in left if r not in near]
    return groups


def _cosine(left: Counter[str], right: Counter[str]) -> float:
    return sum(weight * right[word] for word, weight in left.items() if word in right)
