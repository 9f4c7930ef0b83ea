"""Looks into the database for all live rooms, whether or not a bus brings news: how far the logs go every few seconds,
and less often whether everybody may still do what they may. What the bus says only makes it look sooner.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping

import structlog
from sqlalchemy.exc import SQLAlchemyError

from walkboard.database import Database
from walkboard.errors import BoardDeleted, NotSignedIn
from walkboard.history.tail import read_heads
from walkboard.rooms.room import Room
from walkboard.rooms.standing import Standings

# How late an edit made through another server comes at the latest, if no hint of it arrives.
LOOK_TIME = 3.0
# How long a role that was taken away, or a cookie that ended, can live on if no news of it arrives.
ACCESS_TIME = 10.0
# A database that takes longer is asked another time.
TIMEOUT = 5.0
# So often are roles asked again that changed while they were asked for.
ATTEMPTS = 3

_log = structlog.get_logger(__name__)


class Watch:
    """Watches the rooms of a registry; `standings` None trusts everybody for as long as they are connected."""

    def __init__(self, database: Database, rooms: Mapping[str, Room], standings: Standings | None) -> None:
        """Looks at nothing yet: `logs` and `access` are its two lives."""
        self._database = database
        self._rooms = rooms
        self._standings = standings
        self._look = asyncio.Event()
        self._ask = asyncio.Event()
        self._doubted: set[str] = set()
        # Counts changes of who may do what, so that one that falls between asking and acting is noticed.
        self.access_changes = 0

    def look_now(self) -> None:
        """Something may have been missed."""
        self._look.set()

    def doubt(self, board_id: str) -> None:
        """Who may do what on a board is perhaps not as it was."""
        self.access_changes += 1
        if board_id in self._rooms:
            self._doubted.add(board_id)
            self._ask.set()
        self._look.set()  # the board itself may be gone

    def doubt_credential(self, digest: bytes) -> None:
        """A cookie or token has perhaps ended."""
        self.access_changes += 1
        for board_id, room in self._rooms.items():
            if any(session.credential == digest for session in room.audience):
                self._doubted.add(board_id)
                self._ask.set()

    async def logs(self) -> None:
        """Looks how far the logs go, for ever."""
        while True:
            await _wait(self._look, LOOK_TIME)
            await _carefully(self._look_at_logs)

    async def access(self) -> None:
        """Asks who may still do what, for ever."""
        loop = asyncio.get_running_loop()
        due = loop.time() + ACCESS_TIME
        while self._standings is not None:
            # News of one board must not keep the others from being asked.
            await _wait(self._ask, max(0.0, due - loop.time()))
            boards, self._doubted = list(self._doubted), set()
            if loop.time() >= due:
                boards, due = list(self._rooms), loop.time() + ACCESS_TIME
            for board_id in boards:
                await _carefully(lambda board_id=board_id: self._check_access(board_id))  # type: ignore[misc]

    async def _look_at_logs(self) -> None:
        rooms = dict(self._rooms)
        if not rooms:
            return
        heads = await read_heads(self._database, rooms)
        for board_id, room in rooms.items():
            head = heads.get(board_id)
            if head is None:
                room.notice(0, 0)  # loading it again will tell
            elif head.deleted:
                room.delete(BoardDeleted())
            else:
                room.notice(head.epoch, head.sequence)

    async def _check_access(self, board_id: str) -> None:
        for _ in range(ATTEMPTS):
            room = self._rooms.get(board_id)
            if room is None or not room.audience or self._standings is None:
                return
            changes, sessions = self.access_changes, list(room.audience)
            people = {session.person.id for session in sessions}
            credentials = {session.credential for session in sessions if session.credential is not None}
            standing = await self._standings.on(board_id, people, credentials)
            if changes == self.access_changes:
                break
        else:
            return  # another time
        for session in sessions:
            role = standing.roles.get(session.person.id)
            if session.closed:
                continue
            if session.credential is not None and session.credential not in standing.credentials:
                session.refuse(NotSignedIn())
            elif role is None:
                session.revoke()
            elif role is not session.role:
                room.change_role(session, role)


async def _wait(event: asyncio.Event, longest: float) -> bool:
    """Until something happens, or the time is over; whether something happened."""
    try:
        async with asyncio.timeout(longest):
            await event.wait()
    except TimeoutError:
        return False
    event.clear()
    return True


async def _carefully(look: Callable[[], Awaitable[None]]) -> None:
    try:
        async with asyncio.timeout(TIMEOUT):
            await look()
    except (SQLAlchemyError, TimeoutError) as error:
        _log.warning("looking into the database failed", error=str(error))
    except Exception:  # noqa: BLE001 - one look that goes wrong must not be the last
        _log.exception("looking into the database failed")
