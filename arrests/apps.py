from django.apps import AppConfig


class ArrestsConfig(AppConfig):
    """Warrants of arrest and those whom they seek."""

    name = "arrests"

    def ready(self) -> None:
        """Puts linked warrants on the pages of requests."""
        from arrests import links  # noqa: F401, PLC0415 - registers them
