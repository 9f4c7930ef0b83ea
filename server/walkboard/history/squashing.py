"""Squashing: a board whose log has grown far beyond what is visible of it gets a new epoch while nobody is on it.

A process of its own writes what is visible anew, another one reads it back from the database and proves that it shows
the same; only then the epoch begins. Until that transaction everything is as it was, so a round may be given up at any
moment: for somebody who comes, most of all.
"""

import asyncio
import secrets
from collections.abc import Callable, Container
from datetime import UTC, datetime

import structlog
from sqlalchemy.exc import SQLAlchemyError

from walkboard.database import Database
from walkboard.documents import fresh
from walkboard.errors import OtherEpoch, WalkboardError
from walkboard.history import epochs, segments
from walkboard.history.damage import Fault
from walkboard.history.epochs import Step
from walkboard.history.log import BoardLog, Portion, read_log_in
from walkboard.history.outcomes import Outcome
from walkboard.telemetry import Metrics

# A longer log is folded first, a portion at a time.
PORTION = Portion(updates=100_000, size=64 << 20)
# A round that takes longer is given up; nothing is lost by it.
ROUND_TIMEOUT = 900.0
# Who comes waits this long at most for a round to end that was given up.
GIVE_WAY_TIMEOUT = 5.0
# The ids below it are the server's: clients pick theirs out of thirty-two bits or more.
CLIENT_IDS = 1 << 20

_log = structlog.get_logger(__name__)


class Squasher:
    """Gives boards new epochs, one board at a time."""

    def __init__(self, database: Database, metrics: Metrics | None = None) -> None:
        """Uses, and does not own, the database."""
        self._database = database
        self._metrics = metrics or Metrics()
        self._round: tuple[str, asyncio.Task[None]] | None = None
        # Whether nobody is on a board, as far as this server knows.
        self.deserted: Callable[[str], bool] = lambda _board_id: True
        # Hears of every epoch that begins here: board, epoch, sequence.
        self.on_begun: Callable[[str, int, int], None] = lambda _board_id, _epoch, _sequence: None

    async def consider(self, board_id: str) -> None:
        """Squashes a board that rests, if it is due and nobody came meanwhile. Raises only when it is cancelled."""
        try:
            growth = await epochs.growth_of(self._database, board_id)
        except SQLAlchemyError as error:
            _log.warning("looking at a board's growth failed", board=board_id, error=str(error))
            return
        if growth is None or not growth.is_due or not self.deserted(board_id):
            return
        async with asyncio.TaskGroup() as tasks:
            # A task of its own, so that it can be given up without whoever waits for it.
            self._round = board_id, tasks.create_task(self._timed(board_id))
        self._round = None

    async def give_way(self, board_id: str) -> None:
        """Somebody comes: the round under way on this board, if there is one, is given up."""
        if self._round is None or self._round[0] != board_id:
            return
        task = self._round[1]
        task.cancel()
        _log.info("squashing gives way", board=board_id)
        self._metrics.squashes.labels("gave-way").inc()
        await asyncio.wait([task], timeout=GIVE_WAY_TIMEOUT)

    async def squash(self, board_id: str, *, raise_by: int = 1, give_up: bool = False) -> Outcome:
        """One round, now, whoever is there: whoever is on the board has to come back.

        A board that was repaired, but to which somebody may still bring back what it lost, stays in its epoch unless
        that is to be given up. Raises what the database or a worker raises.
        """
        async with self._database.read() as session:
            log = await read_log_in(session, board_id, portion=PORTION, deleted=True)
        if any(finding.fault is not Fault.SEGMENT_CHANGED for finding in log.findings):
            return Outcome.DAMAGED
        if log.healing and not give_up:
            return Outcome.DAMAGED
        if (log.updates[-1][0] if log.updates else log.folded) < log.sequence:
            return Outcome.LONG
        if log.sequence == 0 and raise_by == 1:
            return Outcome.SHORT
        try:
            return await self._begin(Step(board_id, log.epoch, log.epoch + raise_by, log.sequence), log)
        except (segments.Overtaken, OtherEpoch):
            return Outcome.OVERTAKEN

    async def forget_expired(self) -> None:
        """Removes what was kept of earlier epochs for long enough."""
        try:
            for board_id in await epochs.forget_expired(self._database, datetime.now(UTC)):
                _log.info("earlier epoch forgotten", board=board_id)
        except SQLAlchemyError as error:
            _log.warning("forgetting earlier epochs failed", error=str(error))

    async def _begin(self, step: Step, log: BoardLog) -> Outcome:
        client_id = fresh_client_id({*log.claims, *log.former})
        squashed = await fresh.squash(log.parts, client_id)
        await epochs.store(self._database, step, squashed.state)
        copies = await segments.read_back(self._database, step.board_id, step.next_epoch, step.sequence)
        same = len(copies) == len(segments.COPIES) and all(copy == squashed.state for copy in copies)
        if not same or await fresh.shown_by(copies[0]) != squashed.facts:
            _log.error("a squashed board is not what it was", board=step.board_id, sequence=step.sequence)
            await epochs.drop(self._database, step)
            return Outcome.DIFFERENT
        await epochs.begin(self._database, step, squashed.state, client_id)
        _log.info(
            "epoch begun",
            board=step.board_id,
            epoch=step.next_epoch,
            sequence=step.sequence,
            clients=len(log.claims),
            before=squashed.before,
            after=len(squashed.state),
        )
        self.on_begun(step.board_id, step.next_epoch, step.sequence)
        return Outcome.SQUASHED

    async def _timed(self, board_id: str) -> None:
        outcome = Outcome.FAILED
        try:
            async with asyncio.timeout(ROUND_TIMEOUT):
                outcome = await self.squash(board_id)
        except (WalkboardError, SQLAlchemyError, TimeoutError) as error:
            _log.warning("squashing failed", board=board_id, error=str(error) or type(error).__name__)
        except Exception:  # noqa: BLE001 - one board's bug must not keep all others long
            _log.exception("squashing failed", board=board_id)
        self._metrics.squashes.labels(outcome.value).inc()


def fresh_client_id(used: Container[int]) -> int:
    """A client id for the server that was never used on a board."""
    while (client_id := 1 + secrets.randbelow(CLIENT_IDS - 1)) in used:
        pass
    return client_id
