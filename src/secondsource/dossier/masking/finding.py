"""Names found in texts: as whole words, the longest first, looked for only where one of their first words stands."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

Cut = tuple[int, int, str]
_RUN = re.compile(r"[^\W_]+")


class Names:
    """Some names, each with its label. `flags` may ignore case; `edge` is what may not stand next to a name, `gap` what
    stands between its words."""

    def __init__(self, labels: Mapping[str, str], flags: int, edge: str = r"\w", gap: str = r"\s+") -> None:
        by_first: dict[str, list[str]] = defaultdict(list)
        for name in labels:
            if first := _RUN.search(name):
                by_first[first[0].casefold()].append(name)
        self._tried: dict[str, list[tuple[re.Pattern[str], str]]] = {
            first: [
                (re.compile(rf"(?<!{edge}){gap.join(map(re.escape, name.split()))}(?!{edge})", flags), labels[name])
                for name in sorted(names, key=lambda name: (-len(name), name))
            ]
            for first, names in by_first.items()
        }

    def found(self, text: str) -> Iterator[Cut]:
        """(start, end, label) of each name, in order."""
        at = 0
        for run in _RUN.finditer(text) if self._tried else ():
            if run.start() < at:
                continue
            for pattern, label in self._tried.get(run[0].casefold(), ()):
                if match := pattern.match(text, run.start()):
                    at = match.end()
                    yield match.start(), at, label
                    break

    def without(self, text: str, made: Callable[[str], str] = str) -> str:
        """The text with what `made` makes of the labels in place of the names."""
        pieces, at = [], 0
        for first, last, label in self.found(text):
            pieces += [text[at:first], made(label)]
            at = last
        return "".join([*pieces, text[at:]]) if pieces else text
