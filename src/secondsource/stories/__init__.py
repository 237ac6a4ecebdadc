"""Stories: reports without a date get an interval from their story-mates, and the pile is parted into stories."""

from secondsource.stories.dating import infer_dates
from secondsource.stories.group import group

__all__ = ["group", "infer_dates"]
