"""What the log must not hold: a secret that opens something, wherever it stood in an address."""

from __future__ import annotations

import logging
import re
from typing import Final

from common.codes import SECRET

SECRETS: Final = re.compile(rf"{SECRET}[\w-]+")


class WithoutSecrets(logging.Filter):
    """Django logs the address of what it refuses, and the address of a calendar is its secret."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Takes the secrets out of the line, and lets it pass."""
        line = record.getMessage()
        if SECRET in line:
            record.msg, record.args = SECRETS.sub(f"{SECRET}…", line), ()
        return True
