from django.apps import AppConfig


class RequestsConfig(AppConfig):
    """Cooperation requests."""

    name = "requests_app"
    verbose_name = "Requests"

    def ready(self) -> None:
        """Puts the requests to a partner on its page."""
        from requests_app import panels  # noqa: F401, PLC0415 - registers the panel
