from django.apps import AppConfig


class AgreementsConfig(AppConfig):
    name = "agreements"

    def ready(self) -> None:
        """Puts the agreements of a State on its page."""
        from agreements import panels  # noqa: F401, PLC0415 - registers the panel
