"""What is asked about warrants and those whom they seek."""

from arrests.policies import status_of
from arrests.queries.at_large import RULE, individuals_at_large, outstanding
from arrests.queries.board import Sought, board, not_counted
from arrests.queries.reviews import last_reviews, queue, step_owners, steps

__all__ = [
    "RULE",
    "Sought",
    "board",
    "individuals_at_large",
    "last_reviews",
    "not_counted",
    "outstanding",
    "queue",
    "status_of",
    "step_owners",
    "steps",
]
