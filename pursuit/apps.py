from django.apps import AppConfig


class PursuitConfig(AppConfig):
    """What is done about warrants that nobody executes, and about States that do not cooperate."""

    name = "pursuit"

    def ready(self) -> None:
        """Puts instances on the pages of their States, and what falls due into My day."""
        from pursuit import alerts, day, dossier, panels  # noqa: F401, PLC0415 - register message, group, chapters, panel
