from django.apps import AppConfig


class ArrestsConfig(AppConfig):
    """Warrants of arrest and those whom they seek."""

    name = "arrests"

    def ready(self) -> None:
        """Puts linked warrants on the pages of requests, and what waits for somebody into My day."""
        from arrests import day, links  # noqa: F401, PLC0415 - register the groups and the links
