"""The life cycle of an edition as one table."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from common.workflow import Action, Workflow
from reports.vocab import EditionStatus

OPEN: Final = frozenset({EditionStatus.DRAFTED, EditionStatus.COMPILED})
"""Stages in which an edition may still change."""

LIFE: Final = Workflow(
    initial=EditionStatus.DRAFTED,
    states=dict(EditionStatus.choices),
    actions=(
        Action("revise", _("Edit"), OPEN, EditionStatus.DRAFTED),
        Action("compile", _("Compile"), OPEN, EditionStatus.COMPILED),
        Action("approve", _("Approve for publication"), frozenset({EditionStatus.COMPILED}), None),
        Action("publish", _("Publish"), frozenset({EditionStatus.COMPILED}), EditionStatus.PUBLISHED),
    ),
)
"""Approval changes no stage: it records the first of the two people that publication needs. Compiling anew or
editing takes it back, because what was approved is no longer what stands there."""
