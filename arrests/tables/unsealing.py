"""What was proposed."""

from __future__ import annotations

from django.utils.translation import gettext as _

from arrests.models import UnsealingProposal
from common.display import Fact
from common.templatetags import ui


def proposal_facts(proposal: UnsealingProposal) -> list[Fact]:
    """What was proposed, by whom and when."""
    return [
        Fact(_("Public from"), ui.day(proposal.effective_on)),
        Fact(_("Order"), proposal.order_reference),
        Fact(_("Proposed by"), proposal.proposed_by.name, ui.moment(proposal.proposed_at)),
    ]
