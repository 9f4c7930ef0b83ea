"""How work flows through a map, from the moves the server stamped: pure definitions, no CRDT, no I/O."""
