"""What can be done to warrants: register, unseal, record, correct, charge, review, link."""

from arrests.services.charges import add_charge, strike_charge
from arrests.services.links import link_request
from arrests.services.person import details, edit_person
from arrests.services.record import correct_event, record_event
from arrests.services.registration import register_sealed_warrant
from arrests.services.reviews import Judgment, Sorting, change_period, record_review, review_all
from arrests.services.situation_notes import add_note, correct_note, strike_note
from arrests.services.unsealing import (
    confirm_unsealing,
    open_proposal,
    propose_unsealing,
    visibility,
    withdraw_unsealing,
)

__all__ = [
    "Judgment",
    "Sorting",
    "add_charge",
    "add_note",
    "change_period",
    "confirm_unsealing",
    "correct_event",
    "correct_note",
    "details",
    "edit_person",
    "link_request",
    "open_proposal",
    "propose_unsealing",
    "record_event",
    "record_review",
    "register_sealed_warrant",
    "review_all",
    "strike_charge",
    "strike_note",
    "visibility",
    "withdraw_unsealing",
]
