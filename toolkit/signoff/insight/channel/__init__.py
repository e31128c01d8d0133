"""What a channel's publications achieved: the honest best time, hashtags, how often was posted; for `signoff insight`.

    channel_figures(publications, ["times"], zone="Europe/Riga")       {"metrics": {…}, "tables": {…}}
    best_time(publications, zone)                                      which hours may be recommended, and why

Engagement grows with the years and is heavily skewed: so its logarithm, without the level of the weeks around, shrunk
by the number of posts, with an interval. What cannot be told from noise is not called best."""

from signoff.insight.channel._best import Best, best_time
from signoff.insight.channel._families import Asked, channel_figures
from signoff.insight.channel._kinds import KINDS
from signoff.insight.channel._publication import Publication, taken

__all__ = ["KINDS", "Asked", "Best", "Publication", "best_time", "channel_figures", "taken"]
