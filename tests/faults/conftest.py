"""The same server below the sockets as in the tests of rooms."""

from tests.rooms.conftest import database, pool, rooms, writer

__all__ = ["database", "pool", "rooms", "writer"]
