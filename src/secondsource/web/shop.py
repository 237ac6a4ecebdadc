"""The one Jinja environment: looks in web/templates, then in the templates of the static site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment


def environment() -> Environment:
    """Everything is escaped, a missing word is an error. For a page of the site make `shop.overlay()` and give that its
    own globals (`book`, `dossier`, `menu`), as `export.site.render` does."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined

    loaders = [PackageLoader("secondsource.web"), PackageLoader("secondsource.export.site")]
    shop = Environment(
        loader=ChoiceLoader(loaders), autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=StrictUndefined
    )
    from secondsource.export.site import relations, words

    shop.globals.update(words=words, relations=relations)
    return shop
