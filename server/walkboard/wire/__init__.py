"""Bytes to messages and back, and the structure of updates. Pure: no I/O, no asyncio, no CRDT library."""
