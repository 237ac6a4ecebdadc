"""Stories: forms of one report are united, undated reports get an interval, the pile is parted into stories."""

from secondsource.stories.dating import infer_dates
from secondsource.stories.forms import unite_forms
from secondsource.stories.group import group
from secondsource.stories.shelf import Shelf, keep_ids

__all__ = ["Shelf", "group", "infer_dates", "keep_ids", "unite_forms"]
