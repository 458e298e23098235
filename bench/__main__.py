"""`python -m bench [COUNT]`: fills an instance of its own with COUNT requests (100,000) and prints the measurements."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


def main() -> None:
    """Sets up a fresh instance in a temporary folder and measures there."""
    words = sys.argv[1:]
    if len(words) > 1 or (words and not words[0].isdigit()):
        sys.exit("Usage: scripts/bench [COUNT]   COUNT: how many requests, 100000 by default.")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        Path(folder).chmod(0o755)  # the embedded server runs as a user of its own where we are root
        os.environ |= {
            "ICC_VAR": folder,
            "DJANGO_SETTINGS_MODULE": "icc_coop.settings",
            "ICC_HOSTS": "testserver",
        }
        import django  # noqa: PLC0415 - reads the environment

        django.setup()
        from bench import work  # noqa: PLC0415 - reads the settings

        work.run(int(words[0]) if words else 100_000)


if __name__ == "__main__":
    main()
