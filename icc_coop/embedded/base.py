"""Django's PostgreSQL backend, connected to the instance's own server."""

from __future__ import annotations

from typing import Any

import psycopg2
from django.conf import settings
from django.db.backends.postgresql import base
from psycopg2 import sql

from icc_coop.embedded.server import socket_folder


class DatabaseWrapper(base.DatabaseWrapper):
    """Starts the server and creates the database when the first connection asks for them."""

    def get_connection_params(self) -> dict[str, Any]:
        """Connection parameters with the socket of the instance's server."""
        folder = socket_folder(settings.VAR)
        return {**super().get_connection_params(), "host": folder}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection; the instance's database is created if it is missing."""
        try:
            return super().get_new_connection(conn_params)
        except psycopg2.OperationalError as error:
            if f'database "{self.settings_dict["NAME"]}" does not exist' not in str(error):
                raise
        self._create_database(conn_params["host"])
        return super().get_new_connection(conn_params)

    def _create_database(self, host: str) -> None:
        server = psycopg2.connect(host=host, user="postgres", dbname="postgres")
        try:
            server.autocommit = True
            with server.cursor() as cursor:
                cursor.execute(
                    sql.SQL("create database {}").format(sql.Identifier(str(self.settings_dict["NAME"])))
                )
        except psycopg2.errors.DuplicateDatabase:
            pass  # another process was faster
        finally:
            server.close()
