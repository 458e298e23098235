"""`python -m tests`: pytest on an instance of its own, so that neither a demonstration nor a second run is touched."""

import atexit
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from icc_coop.embedded import server

if __name__ == "__main__":
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.default_int_handler)  # like Ctrl-C: fixtures stop what they started
    var = tempfile.mkdtemp(prefix="icc-coop-test-")
    os.environ["ICC_VAR"] = var
    # Registered first, so it runs last: the embedded server has stopped by then.
    atexit.register(shutil.rmtree, var, ignore_errors=True)
    # Two at once, each with a database of its own; a file's tests stay together, for what they share.
    try:
        sys.exit(
            pytest.main(
                ["-q", "--numprocesses", "2", "--dist", "loadfile", "--no-loadscope-reorder", *sys.argv[1:]]
            )
        )
    finally:
        server.stop(Path(var))
