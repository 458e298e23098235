from django.apps import AppConfig


class PursuitConfig(AppConfig):
    """What is done about warrants that nobody executes, and about States that do not cooperate."""

    name = "pursuit"
