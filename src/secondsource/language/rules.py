"""The engine that needs no model: rules and word lists."""

from __future__ import annotations

import re

from secondsource.model.parse import Parse, Sentence, SentenceKind, Token
from secondsource.model.report import Report
from secondsource.model.span import Span

_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n+")
_TOKEN = re.compile(r"\w+(?:[’'.-]\w+)*|\S")


class Rules:
    """Rules and word lists; no model, no download."""

    name = "rules"

    def parse(self, report: Report) -> Parse:
        """Sentences, names, moments and quotes of a report."""
        sentences, paragraph, start = [], 0, 0
        for match in [*_END.finditer(report.text), None]:
            end = match.start() + len(match.group().rstrip()) if match else len(report.text)
            if report.text[start:end].strip():
                lead = len(report.text[start:end]) - len(report.text[start:end].lstrip())
                span = Span(report.id, start + lead, end)
                tokens = tuple(Token(m.start(), m.end()) for m in _TOKEN.finditer(report.text, span.start, end))
                kind: SentenceKind = "furniture" if report.is_furniture(span.start, end) else "body"
                sentences.append(Sentence(span, kind, paragraph, tokens))
            if match:
                paragraph += "\n" in match.group()
                start = match.end()
        return Parse(report.id, self.name, tuple(sentences))
