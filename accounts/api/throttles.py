"""How often a person may ask the API."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from redis.exceptions import RedisError
from rest_framework.request import Request
from rest_framework.throttling import UserRateThrottle


class OfPerson(UserRateThrottle):
    """So many times a minute for each person, whatever token or session they use. Strangers are turned away before."""

    def get_rate(self) -> str:
        """`ICC_API_PER_MINUTE`."""
        return f"{settings.API_PER_MINUTE}/minute"

    def allow_request(self, request: Request, view: Any) -> bool:
        """Whether the caller may ask now. While the cache cannot be reached, the work goes on uncounted."""
        try:
            return bool(super().allow_request(request, view))
        except RedisError:
            return True
