"""The life cycle of a voluntary agreement as one table (ICC-ASP/12/35, paras 28-40)."""

from typing import Final

from django.utils.functional import Promise
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
        Action(
            "agree_text",
            _("Record the agreed or initialled text"),
            frozenset({Stage.NEGOTIATING}),
            Stage.TEXT_AGREED,
        ),
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
            "denounce",
            _("Record the denunciation"),
            frozenset({Stage.SIGNED, Stage.IN_FORCE, Stage.SUSPENDED}),
            Stage.DENOUNCED,
        ),
        Action("expire", _("Record the expiry"), frozenset({Stage.IN_FORCE, Stage.SUSPENDED}), Stage.EXPIRED),
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

NEXT: Final[dict[str, str | Promise]] = {
    NEW: _("Share the model text and ask whether the State is willing."),
    Stage.MODEL_SHARED: _("Ask whether the State is willing, and what it would need."),
    Stage.WILLINGNESS: _("Propose a first meeting on the text before the willingness grows cold."),
    Stage.NEGOTIATING: _("Settle the open clauses and have the text initialled."),
    Stage.TEXT_AGREED: _("Fix the day and the place of the signature."),
    Stage.SIGNED: _("Ask when the national procedure ends, so that it can enter into force."),
    Stage.IN_FORCE: _("Ask for acceptance case by case: the framework binds to no single case."),
    Stage.SUSPENDED: _("Clear with the State what the suspension needs to end."),
    Stage.DENOUNCED: _(
        "Ask whether the State would conclude anew; cases under way go on as they were agreed."
    ),
    Stage.TERMINATED: _("Ask whether the State would conclude anew."),
    Stage.EXPIRED: _("Propose to renew it."),
    Stage.LAPSED: _("Ask whether talks can be taken up again."),
    Stage.DECLINED: _("Ask for the reason; support by other States may change it (recommendation 5)."),
}
"""What the lead organ does next at each stage. Advice of the desk, not of law."""
