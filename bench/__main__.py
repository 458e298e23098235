"""`python -m bench [register] [COUNT]`: fills an instance of its own with COUNT requests and prints the measurements."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Sets up a fresh instance in a temporary folder and measures there."""
    words = sys.argv[1:]
    of_register = words[:1] == ["register"]
    words = words[of_register:]
    if len(words) > 1 or (words and not words[0].isdigit()):
        sys.exit(
            "Usage: scripts/bench [register] [COUNT]   COUNT: how many requests, 100000 by default; "
            "register: every filter and order of the register, 1000000 by default."
        )
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        Path(folder).chmod(0o755)  # the embedded server runs as a user of its own where we are root
        os.environ |= {
            "ICC_VAR": folder,
            "DJANGO_SETTINGS_MODULE": "icc_coop.settings",
            "ICC_HOSTS": "testserver",
        }
        import django  # noqa: PLC0415 - reads the environment

        django.setup()
        from bench import register, work  # noqa: PLC0415 - read the settings

        if of_register:
            register.run(int(words[0]) if words else 1_000_000)
        else:
            work.run(int(words[0]) if words else 100_000)


if __name__ == "__main__":
    main()
