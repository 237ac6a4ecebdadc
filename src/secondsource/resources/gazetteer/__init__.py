"""The gazetteer: places of the world by name, compiled by models/gazetteer, with a supplement kept by hand."""

from secondsource.resources.gazetteer.index import Gazetteer, Hit, gazetteer

__all__ = ["Gazetteer", "Hit", "gazetteer"]
