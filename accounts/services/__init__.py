"""What is done to accounts: one action, one function, one transaction."""

from accounts.services.absences import end_absence, name_stand_in
from accounts.services.compartments import add_member, open_compartment, remove_member

__all__ = ["add_member", "end_absence", "name_stand_in", "open_compartment", "remove_member"]
