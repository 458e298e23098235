"""`python -m icc_coop.probe /readyz`: asks the web server of this machine. The health check of containers."""

from __future__ import annotations

import http.client
import os
import sys


def answers(port: int, path: str, *, host: str) -> bool:
    """Whether the web server on this port answers 200. `host` is a name that it serves."""
    web = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        web.request("GET", path, headers={"Host": host})
        return web.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        web.close()


if __name__ == "__main__":
    served = os.environ.get("ICC_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    sys.exit(0 if answers(8000, sys.argv[1], host=served) else f"{sys.argv[1]} does not answer 200.")
