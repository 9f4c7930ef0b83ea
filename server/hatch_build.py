"""Wheel hook: adds the database migrations and the built client, which live outside the package or outside git."""

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WheelContents(BuildHookInterface[Any]):
    """Puts `migrations/` and `server/walkboard/static/` into a wheel; refuses to make a wheel without a client."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Extends hatchling's `force_include`; raises FileNotFoundError when the client is not built."""
        if version == "editable":
            return
        root = Path(self.root)
        static = root / "server" / "walkboard" / "static"
        if not (static / "index.html").is_file():
            raise FileNotFoundError("The client is not built. Run `make web` first, then build the wheel again.")
        build_data["force_include"][str(root / "migrations")] = "walkboard/migrations"
        build_data["force_include"][str(static)] = "walkboard/static"
