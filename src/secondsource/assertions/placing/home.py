"""Where a report comes from: the places that its outlet's name, its address and its dateline tell of."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from secondsource.model.report import Report
from secondsource.resources.outlets import outlets
from secondsource.resources.toponyms import homes, toponyms

_LEADING = ("thisis", "the", "my", "in", "go")
#: A name in an address is not told apart from a word when it is shorter.
SHORTEST = 5


def home_country(report: Report) -> str:
    """The country that the outlet's address tells, "" where it tells none."""
    host = _host(report)
    return toponyms().domains.get(host.rsplit(".", 1)[-1], "") if "." in host else ""


def home_names(report: Report) -> list[str]:
    """Where the outlet is known to be at home; else what may be a place in its name ("Gainesville" in "Gainesville
    Sun") and in its address."""
    if known := homes().get(_host(report).removeprefix("www.")):
        return [known]
    found = []
    if report.outlet and report.outlet.basis != "url":
        found.append(_without_paper(report.outlet.name))
    host = _host(report)
    if host:
        found.extend(_in_host(host))
    return list(dict.fromkeys(name for name in found if name))


def _host(report: Report) -> str:
    if report.url and (host := urlsplit(report.url).hostname):
        return host.casefold()
    name = report.outlet.name.casefold() if report.outlet else ""
    return name.split("/")[0] if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", name) else ""


def _without_paper(name: str) -> str:
    """The words of an outlet's name that are not those of a paper or a station."""
    papers = outlets().names | {"the", "of"}
    kept = [word for word in re.findall(r"[^\W_]+(?:['’.-][^\W_]+)*", name) if word.casefold() not in papers]
    return " ".join(kept)


@lru_cache(maxsize=1024)
def _in_host(host: str) -> tuple[str, ...]:
    """The labels of an address without the words of papers at their ends: "gainesville" of gainesvillesun.com."""
    ends = sorted(outlets().names | {"local", "newspapers", "papers"}, key=len, reverse=True)
    found = []
    for label in host.split(".")[:-1]:
        if label in ("www", "co", "com", "org", "net", "news", "edition"):
            continue
        word = label.replace("-", "")
        for _ in range(3):
            end = next((end for end in ends if word.endswith(end) and len(word) - len(end) >= SHORTEST), "")
            word = word.removesuffix(end) if end else word
            lead = next(
                (lead for lead in (*_LEADING, *ends) if word.startswith(lead) and len(word) - len(lead) >= SHORTEST), ""
            )
            word = word.removeprefix(lead) if lead and not end else word
        if len(word) >= SHORTEST:
            found.append(word)
    return tuple(found)
