"""The `walkboard` command. The only place where settings are read."""

from walkboard.cli.commands import main

__all__ = ["main"]
