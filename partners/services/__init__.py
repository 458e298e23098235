"""What is recorded about partners by hand: channels, focal points, and steps towards treaties."""

from partners.services.directory import (
    KEEPERS,
    add_focal_point,
    end_focal_point,
    may_keep_focal_points,
    may_record_channels,
    record_channel,
)
from partners.services.step import correct_step, record_step

__all__ = [
    "KEEPERS",
    "add_focal_point",
    "correct_step",
    "end_focal_point",
    "may_keep_focal_points",
    "may_record_channels",
    "record_channel",
    "record_step",
]
