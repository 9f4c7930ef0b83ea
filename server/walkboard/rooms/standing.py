"""What connected people may do at this moment, as the database says."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from walkboard.accounts.credentials import good_credentials
from walkboard.accounts.permissions import Role
from walkboard.boards.members import roles_of
from walkboard.database import Database


@dataclass(frozen=True, slots=True)
class Standing:
    """The roles people have on a board (who has none is not in it), and the credentials that are still good."""

    roles: Mapping[str, Role]
    credentials: frozenset[bytes]


class Standings:
    """Asks the database."""

    def __init__(self, database: Database) -> None:
        """Asks this one."""
        self._database = database

    async def on(self, board_id: str, people: Collection[str], credentials: Collection[bytes]) -> Standing:
        """Of these people, on a board, known by these credentials."""
        async with self._database.read() as session:
            roles = await roles_of(session, board_id, people)
            good = await good_credentials(session, credentials) if credentials else frozenset()
        return Standing(roles, good)
