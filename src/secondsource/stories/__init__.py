"""Stories: forms of one report are united, undated reports get an interval, the pile is parted into stories."""

from secondsource.stories.dating import infer_dates
from secondsource.stories.forms import unite_forms
from secondsource.stories.group import group

__all__ = ["group", "infer_dates", "unite_forms"]
