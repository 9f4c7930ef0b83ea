"""Where tests keep their data: SQLite files, and databases of a real PostgreSQL, both made as copies of empty ones.

`WALKBOARD_TEST_DATABASES=sqlite pytest …` narrows a run to one of them; `make test` and CI use both.
"""

import os
import shutil
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Literal, Protocol

from tests.postgresql import PostgresqlServer
from walkboard.database import Database
from walkboard.migration import migrate

Kind = Literal["sqlite", "postgresql"]

KINDS = tuple(os.environ.get("WALKBOARD_TEST_DATABASES", "sqlite,postgresql").split(","))

_EMPTY = "walkboard_empty"
_numbers = count(1)


class Databases(Protocol):
    """One kind of database, of which tests take as many as they need."""

    kind: Kind

    def new(self) -> str:
        """The address of a new database without tables."""
        ...

    def migrated(self) -> str:
        """The address of a new database with all tables, empty."""
        ...

    def settings(self) -> dict[str, str]:
        """What tells a new installation to keep its data here, whatever its data folder is."""
        ...

    def forget(self) -> None:
        """Removes those that were made."""
        ...


@dataclass
class SqliteFiles:
    """Databases in files of a folder."""

    folder: Path
    empty: Path
    kind: Kind = "sqlite"

    def new(self) -> str:
        return f"sqlite:///{self.folder / f'{next(_numbers)}.sqlite'}"

    def migrated(self) -> str:
        if not self.empty.exists():
            _migrate(f"sqlite:///{self.empty}")
        file = self.folder / f"{next(_numbers)}.sqlite"
        shutil.copyfile(self.empty, file)
        return f"sqlite:///{file}"

    def settings(self) -> dict[str, str]:
        return {}  # its own data folder

    def forget(self) -> None:
        """They are in a temporary folder."""


@dataclass
class PostgresqlDatabases:
    """Databases of one server."""

    server: PostgresqlServer
    kind: Kind = "postgresql"
    made: list[str] = field(default_factory=list)

    def new(self) -> str:
        return self._make(None)

    def migrated(self) -> str:
        if not self.server.has_template:
            _migrate(self.server.create(_EMPTY))
            self.server.has_template = True
        return self._make(_EMPTY)

    def settings(self) -> dict[str, str]:
        return {"database_url": self.new()}

    def forget(self) -> None:
        for name in self.made:
            self.server.drop(name)
        self.made.clear()

    def _make(self, template: str | None) -> str:
        self.made.append(f"walkboard_{next(_numbers)}")
        return self.server.create(self.made[-1], template)


def _migrate(url: str) -> None:
    engine = Database(url).sync_engine()
    migrate(engine)
    engine.dispose()
