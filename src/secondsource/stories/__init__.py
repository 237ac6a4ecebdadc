"""Stories: forms of one report are united, undated reports get an interval, the pile is parted into stories."""

from secondsource.stories.dating import infer_dates
from secondsource.stories.folder import Folder
from secondsource.stories.forms import unite_forms
from secondsource.stories.group import group
from secondsource.stories.methods import methods
from secondsource.stories.notes import Notes, note
from secondsource.stories.shelf import Shelf

__all__ = ["Folder", "Notes", "Shelf", "group", "infer_dates", "methods", "note", "unite_forms"]
