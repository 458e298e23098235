"""`python tether.py COMMAND …` becomes the command, and the command is asked to end when the process that started it is gone.

SIGKILL gives nobody the time to stop its children, so the kernel does it (Linux: PR_SET_PDEATHSIG, which stays over
exec). A file that is run by its path and imports nothing of the project: it is over before the command begins.
"""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1  # linux/prctl.h


def main() -> None:
    """Ties the process to its parent, named by the first argument, and becomes the command of the others."""
    parent = int(sys.argv[1])
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:
        sys.exit("Whoever started this has ended.")  # before the knot was tied
    os.execvp(sys.argv[2], sys.argv[2:])  # noqa: S606 - the commands are this project's own


if __name__ == "__main__":
    main()
