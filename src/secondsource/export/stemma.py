"""The stemma as a picture of its own: an SVG with its style in it, that any browser or drawing program opens."""

from __future__ import annotations

import re
from importlib.resources import files

from secondsource.model.dossier import Dossier
from secondsource.model.ids import siglum
from secondsource.model.kinship import Kinship
from secondsource.model.made import Made
from secondsource.model.relabel import relabel
from secondsource.version import VERSION

_LINK = re.compile(r"<(/?)a\b(?:\s+href=\"[^\"]*\")?")
#: The rules of the site's style sheet that a stemma needs.
_RULES = re.compile(
    r"^(?::root \{.*?^\}|\.[op]\d.*?$|(?:svg|\.(?:day|edge|node|r-|bar|bd|cut|hd|guide|brk|p2|p3|unseen))[^\n]*$)",
    re.M | re.S,
)


def dumps(found: Kinship) -> str:
    """The drawing, reports called by sigla in the order of their publication; hover over one for its headline."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from secondsource.export.site import relations, words
    from secondsource.export.site.book import Book
    from secondsource.export.site.layout import draw

    book = Book(as_dossier(found))
    shop = Environment(loader=PackageLoader("secondsource.export.site"), autoescape=True, undefined=StrictUndefined)
    shop.globals.update(book=book, words=words, relations=relations)
    drawn = shop.from_string('{% import "drawn.html" as d %}{{ d.stemma(drawing, false) }}').render(drawing=draw(book))
    picture = drawn[drawn.index("<svg") : drawn.index("</svg>") + 6]
    picture = _LINK.sub(r"<\1g", picture)
    style = "\n".join(_RULES.findall((files("secondsource.export.site") / "static" / "site.css").read_text("utf-8")))
    head, rest = picture.split(">", 1)
    head = head.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    return f"{head}><style><![CDATA[\n{style}\n]]></style>{rest}\n"


def as_dossier(found: Kinship) -> Dossier:
    """The pile as a dossier without claims, its reports called by sigla."""
    whole = Dossier(
        Made("secondsource", VERSION, "", ""),
        found.reports,
        found.sentences,
        found.stories,
        found.lineage,
        *((),) * 9,  # sources, entities, times, statements, figures, events, control, claims, conflicts
    )
    return relabel(whole, {report.id: siglum(i) for i, report in enumerate(found.reports)})
