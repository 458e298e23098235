from django.apps import AppConfig


class CoopConfig(AppConfig):
    """The top: pages and commands that compose several apps."""

    name = "icc_coop"
    verbose_name = "Cooperation register"
