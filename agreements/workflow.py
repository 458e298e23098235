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
            _("Record the sharing of the model"),
            frozenset({NEW}),
            Stage.MODEL_SHARED,
            "ICC-ASP/12/35, paras 38-40",
        ),
        Action(
            "express_willingness",
            _("Record willingness"),
            frozenset({NEW, Stage.MODEL_SHARED}),
            Stage.WILLINGNESS,
            "article 103(1)(a)",
        ),
        Action(
            "negotiate",
            _("Record the start of talks"),
            frozenset({NEW, Stage.MODEL_SHARED, Stage.WILLINGNESS}),
            Stage.NEGOTIATING,
        ),
        Action("agree_text", _("Record the agreed text"), frozenset({Stage.NEGOTIATING}), Stage.TEXT_AGREED),
        # An agreement that was concluded before the register began is opened with its signature.
        Action(
            "sign",
            _("Record the signature"),
            frozenset({NEW, Stage.NEGOTIATING, Stage.TEXT_AGREED}),
            Stage.SIGNED,
        ),
        Action("enter_into_force", _("Record entry into force"), frozenset({Stage.SIGNED}), Stage.IN_FORCE),
        Action("suspend", _("Record a suspension"), frozenset({Stage.IN_FORCE}), Stage.SUSPENDED),
        Action("resume", _("Record the end of the suspension"), frozenset({Stage.SUSPENDED}), Stage.IN_FORCE),
        Action(
            "terminate",
            _("Record the termination"),
            frozenset({Stage.SIGNED, Stage.IN_FORCE, Stage.SUSPENDED}),
            Stage.TERMINATED,
        ),
        Action("lapse", _("Record that talks lapsed"), TALKS, Stage.LAPSED),
        Action("decline", _("Record that the State declined"), TALKS, Stage.DECLINED),
        Action(
            "negotiate_again",
            _("Record that talks were taken up again"),
            frozenset({Stage.LAPSED, Stage.DECLINED}),
            Stage.NEGOTIATING,
        ),
    ),
)
"""Each action records what happened, and leads to the stage that the register then shows."""
