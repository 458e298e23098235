from django.apps import AppConfig


class ArrestsConfig(AppConfig):
    name = "arrests"
