from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """Cooperation requests."""

    name = "requests_app"
    verbose_name = "Requests"

    def ready(self) -> None:
        """Puts the requests to a partner on its page, and what waits for somebody into My day."""
        from requests_app import day, panels  # noqa: F401, PLC0415 - register the groups and the panel
