"""A live board in the gateway: room, sessions, presence, fan-out, and the registry of all rooms."""
