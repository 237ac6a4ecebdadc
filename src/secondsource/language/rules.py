"""The engine that needs no model: rules and word lists."""

from __future__ import annotations

from dataclasses import replace

from secondsource.language.moments import find_moments
from secondsource.language.names import find_names
from secondsource.language.quotes import find_quotes
from secondsource.language.sentences import split
from secondsource.model.parse import Parse
from secondsource.model.report import Report
from secondsource.text.capitals import lowered, shouted


class Rules:
    """Rules and word lists; no model, no download."""

    name = "rules"

    def parse(self, report: Report) -> Parse:
        """Sentences, names, moments and quotes of a report; of one all in capitals as if it were in small letters, with
        the few names that a list knows."""
        if shouted(report.text):
            report = replace(report, text=lowered(report.text))
        sentences = split(report)
        names = find_names(report, sentences)
        moments = find_moments(report, sentences)
        quotes = find_quotes(report.text, sentences)
        return Parse(report.id, self.name, sentences, names, moments, quotes)
