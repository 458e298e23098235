from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"

    def ready(self) -> None:
        """Puts the agreements of a State on its page, and placements on the pages of their requests."""
        from agreements import links, panels  # noqa: F401, PLC0415 - registers them
