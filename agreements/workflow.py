"""The life cycle of a voluntary agreement as one table (ICC-ASP/12/35, paras 28-40)."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from agreements.vocab import Stage
from common.workflow import Action, Workflow

NEW: Final = "new"
"""Before the first stage is recorded; never stored."""

TALKS: Final = frozenset({Stage.MODEL_SHARED, Stage.WILLINGNESS, Stage.NEGOTIATING, Stage.TEXT_AGREED})
"""Stages of a negotiation that is still open."""

LIFE: Final = Workflow(
    initial=NEW,
    states={NEW: _("Not begun"), **dict(Stage.choices)},
    actions=(
        Action(
            "share_model",
            _("Model shared"),
            frozenset({NEW}),
            Stage.MODEL_SHARED,
            "ICC-ASP/12/35, paras 38-40",
        ),
        Action(
            "express_willingness",
            _("Willingness expressed"),
            frozenset({NEW, Stage.MODEL_SHARED}),
            Stage.WILLINGNESS,
            "article 103(1)(a)",
        ),
        Action(
            "negotiate",
            _("Negotiation begun"),
            frozenset({NEW, Stage.MODEL_SHARED, Stage.WILLINGNESS}),
            Stage.NEGOTIATING,
        ),
        Action("agree_text", _("Text agreed"), frozenset({Stage.NEGOTIATING}), Stage.TEXT_AGREED),
        # An agreement that was concluded before the register began is opened with its signature.
        Action("sign", _("Signed"), frozenset({NEW, Stage.NEGOTIATING, Stage.TEXT_AGREED}), Stage.SIGNED),
        Action("enter_into_force", _("Entered into force"), frozenset({Stage.SIGNED}), Stage.IN_FORCE),
        Action("suspend", _("Suspended"), frozenset({Stage.IN_FORCE}), Stage.SUSPENDED),
        Action("resume", _("In force again"), frozenset({Stage.SUSPENDED}), Stage.IN_FORCE),
        Action(
            "terminate",
            _("Terminated"),
            frozenset({Stage.SIGNED, Stage.IN_FORCE, Stage.SUSPENDED}),
            Stage.TERMINATED,
        ),
        Action("lapse", _("Lapsed"), TALKS, Stage.LAPSED),
        Action("decline", _("Declined by the State"), TALKS, Stage.DECLINED),
        Action(
            "negotiate_again",
            _("Negotiation taken up again"),
            frozenset({Stage.LAPSED, Stage.DECLINED}),
            Stage.NEGOTIATING,
        ),
    ),
)
"""Each action is named after what happened and leads to the stage that the register then shows."""
