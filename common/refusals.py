"""How the page of a form shows that its action was refused."""

from __future__ import annotations

from types import TracebackType

from django.forms import Form

from common.errors import Forbidden, Refusal


class shown_on:  # noqa: N801 - read as a word, like those of contextlib
    """A refusal of the action inside stands beside the field that it belongs to, and the form can be shown again.

    What is forbidden altogether stays so; kinds of refusal that are `passing` go on to whoever catches them.
    """

    def __init__(self, form: Form, *passing: type[Refusal]) -> None:
        self.form = form
        self.passing: tuple[type[Refusal], ...] = (Forbidden, *passing)

    def __enter__(self) -> None:
        pass

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if not isinstance(error, Refusal) or isinstance(error, self.passing):
            return False
        self.form.add_error(error.field if error.field in self.form.fields else None, error.sentence)
        return True
