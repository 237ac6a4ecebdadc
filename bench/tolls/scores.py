"""Shares of reports and incidents whose toll is right, and F1 of classes over reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from bench.tolls.corpus import Case

#: What somebody says of a case: killed and injured, and the killed of each class.
Answer = tuple[int, int, Mapping[str, int]]
Reader = Callable[[Case], Answer]


def by_report(cases: Sequence[Case], answers: Mapping[str, Answer]) -> dict[str, float]:
    """Percent of reports with the killed, the injured, and both right."""
    right = [(answers[c.id][0] == c.killed, answers[c.id][1] == c.injured) for c in cases]
    columns = {
        "killed": [killed for killed, _ in right],
        "injured": [injured for _, injured in right],
        "both": [killed and injured for killed, injured in right],
    }
    return {name: 100 * sum(hits) / len(hits) for name, hits in columns.items()}


def by_incident(cases: Sequence[Case], answers: Mapping[str, Answer]) -> dict[str, float]:
    """Percent of incidents for which the toll that most of their reports give (the first on a tie) is right."""
    told: dict[str, list[tuple[int, int]]] = {}
    gold: dict[str, tuple[int | None, int | None]] = {}
    for case in cases:
        told.setdefault(case.incident, []).append(answers[case.id][:2])
        gold[case.incident] = (case.killed, case.injured)
    most = {incident: Counter(tolls).most_common(1)[0][0] for incident, tolls in told.items()}
    columns = {
        "killed": [most[i][0] == gold[i][0] for i in gold],
        "injured": [most[i][1] == gold[i][1] for i in gold],
        "both": [most[i] == gold[i] for i in gold],
    }
    return {name: 100 * sum(hits) / len(hits) for name, hits in columns.items()}


def class_f1(cases: Sequence[Case], answers: Mapping[str, Answer], victims: str) -> dict[str, float]:
    """Non-zero F1 of one class: an answer is right that is above zero and equal to gold.

    Precision is over answers above zero, recall over gold above zero; a report in which both are zero counts for
    neither, one in which both are above zero and differ counts against both.
    """
    right = found = gold = 0
    for case in cases:
        want = (case.classes or {}).get(victims)
        if want is None:
            continue
        got = answers[case.id][2].get(victims, 0)
        right += got > 0 and got == want
        found += got > 0
        gold += want > 0
    return {
        "P": 100 * right / found if found else 0.0,
        "R": 100 * right / gold if gold else 0.0,
        "F1": 200 * right / (found + gold) if found + gold else 0.0,
        "gold": gold,
    }
