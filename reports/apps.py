from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The annual report."""

    name = "reports"

    def ready(self) -> None:
        """Registers who writes the message about a new edition."""
        from reports import announcement  # noqa: F401, PLC0415 - registers the message
