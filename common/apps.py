from django.apps import AppConfig


class CommonConfig(AppConfig):
    """Shared small ideas; no models."""

    name = "common"
