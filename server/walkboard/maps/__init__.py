"""Map kinds as data, and the pure rules over them: no CRDT, no I/O beyond reading the packaged definitions."""
