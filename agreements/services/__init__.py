"""What can be done to agreements and treaties: one action, one function, one transaction."""

from agreements.services.agreement import (
    add_stage,
    correct_stage,
    open_agreement,
    project,
    record_stage,
    write_agreement,
)

__all__ = ["add_stage", "correct_stage", "open_agreement", "project", "record_stage", "write_agreement"]
