"""What can be done to warrants: register, unseal, record, correct, assess, link."""

from arrests.services.links import link_request
from arrests.services.obstacles import assess_obstacle
from arrests.services.record import correct_event, record_event
from arrests.services.registration import register_sealed_warrant
from arrests.services.unsealing import (
    confirm_unsealing,
    open_proposal,
    propose_unsealing,
    visibility,
    withdraw_unsealing,
)

__all__ = [
    "assess_obstacle",
    "confirm_unsealing",
    "correct_event",
    "link_request",
    "open_proposal",
    "propose_unsealing",
    "record_event",
    "register_sealed_warrant",
    "visibility",
    "withdraw_unsealing",
]
