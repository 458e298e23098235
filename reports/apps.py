from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The annual report."""

    name = "reports"

    def ready(self) -> None:
        """Registers the message about a new edition, the groups of My day and the days of the calendar feed."""
        from reports import announcement, day  # noqa: F401, PLC0415 - register message, groups and days
