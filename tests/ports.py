"""Ports for servers that must know theirs before they listen, or keep it over a restart."""

import random
import socket
from contextlib import suppress

# Below what systems give to those who ask for any port, connections that leave included: free now is free later.
QUIET = range(20_000, 30_000)


def quiet_port() -> int:
    """A free one."""
    chance = random.SystemRandom()
    while True:
        port = chance.choice(QUIET)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
