"""What is done to accounts: one action, one function, one transaction."""

from accounts.services.compartments import add_member, open_compartment, remove_member

__all__ = ["add_member", "open_compartment", "remove_member"]
