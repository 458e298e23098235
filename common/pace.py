"""How often something may be asked for in a minute."""

from __future__ import annotations

from typing import Final

from django.core.cache import cache
from redis.exceptions import RedisError

MINUTE: Final = 60


def too_fast(key: str, *, per_minute: int) -> bool:
    """Whether this is once too often within the minute that began with the first; `key` must hold no secret.

    While the cache cannot be reached, the work goes on uncounted.
    """
    name = f"pace:{key}"
    try:
        if cache.add(name, 1, MINUTE):
            return False
        return int(cache.incr(name)) > per_minute
    except (RedisError, ValueError):  # ValueError: the minute ended between the two
        return False
