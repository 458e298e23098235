"""The system check that no model forgets to say how its rows are seen."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

from accounts.sight.declarations import declared, tables


@register()
def every_model_declares_its_sight(app_configs: Sequence[AppConfig] | None, **_: Any) -> list[CheckMessage]:
    """Fails for a model that says neither how it is seen nor that it is open."""
    return [
        Error(
            f"{model._meta.label} does not say how its rows are seen.",
            hint="Give it a class attribute `sight` from accounts.sight.",
            obj=model,
            id="accounts.E001",
        )
        for model in tables()
        if declared(model) is None
    ]
