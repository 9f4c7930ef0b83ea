"""A board's document in the worker, and what of it is committed.

The worker's copy may run ahead of the log by the one batch that is under way; everything kept here is committed.
Whenever that copy may differ from the log (the worker died, pycrdt surprised it, a commit failed) it is discarded and
rebuilt from the log before anything else is asked of it.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

import structlog
from sqlalchemy.exc import SQLAlchemyError

from walkboard.database import Database
from walkboard.documents.pool import DocumentPool
from walkboard.documents.protocol import Batch, StateDigests, Submission
from walkboard.errors import (
    DocumentBroken,
    DocumentDiscarded,
    OtherEpoch,
    TryAgainLater,
    WalkboardError,
    WorkerLost,
)
from walkboard.history.damage import Finding, something_missing
from walkboard.history.log import BoardLog, read_log
from walkboard.history.salvage import findings_of, take_out_changed
from walkboard.history.tail import read_tail
from walkboard.maps.comparison import Comparison
from walkboard.maps.contents import Contents
from walkboard.maps.summary import Summary
from walkboard.wire.reservations import Reservations
from walkboard.wire.state_vector import EMPTY

# Loading is tried this often, with growing pauses, before everybody is told to come back later.
LOAD_ATTEMPTS = 5
FIRST_PAUSE = 0.1
# A board whose updates are larger than this together is compared elsewhere: its worker has others to serve meanwhile.
LARGE = 256 << 10
# One whose updates are not larger than this is built again in an instant.
LIGHT = 128 << 10

_log = structlog.get_logger(__name__)
_Answer = TypeVar("_Answer")

# The updates in order, and the state vector before them.
Unseen = Callable[[Sequence[bytes], bytes], None]


class LiveDocument:
    """One board's document, loaded while its room is live."""

    def __init__(self, board_id: str, database: Database, pool: DocumentPool, tell_unseen: Unseen) -> None:
        """Not loaded yet. `tell_unseen` hears of committed updates that a reload found and nobody here was sent."""
        self.board_id = board_id
        self.epoch = 0
        self.sequence = 0
        self.state_vector = EMPTY
        self.loads = 0
        self.loaded = False
        # Up to where the log is folded, as far as is known here, and when something was committed last.
        self.folded = 0
        self.committed_at = 0.0
        # What is wrong with what is stored of the board.
        self.findings: Sequence[Finding] = ()
        self._weight = 0  # bytes of updates, as they were when it was loaded, and those since
        self._reservations = Reservations()
        self._untold: dict[int, str] = {}  # what the worker does not know of them yet
        self._compared: tuple[tuple[int, int, bytes], Comparison] | None = None
        self._packed: tuple[tuple[int, int], bytes] | None = None
        self._tell_unseen = tell_unseen
        self._database = database
        self._pool = pool

    def discard(self) -> None:
        """The worker's copy is gone, or holds something that is not committed."""
        self.loaded = False

    @property
    def damaged(self) -> bool:
        """Whether something that was saved on the board is not in the document."""
        return something_missing(self.findings)

    @property
    def light(self) -> bool:
        """Whether building it again takes no time that anybody notices."""
        return self._weight <= LIGHT

    @property
    def tail(self) -> int:
        """How many updates of the log are not folded, as far as is known here."""
        return self.sequence - self.folded

    async def load(self) -> None:
        """Rebuilds the document from the log, unless it is loaded.

        A damaged log gives the last good state: see `findings`. Raises BoardUnknown, BoardDeleted, DocumentBroken,
        OtherEpoch, or TryAgainLater when it cannot be had just now.
        """
        pause = FIRST_PAUSE
        for _ in range(LOAD_ATTEMPTS):
            if self.loaded:
                return
            try:
                await self._load()
            except (WorkerLost, DocumentDiscarded, SQLAlchemyError) as error:
                _log.warning("loading failed", board=self.board_id, error=str(error))
                await asyncio.sleep(pause)
                pause *= 2
        if not self.loaded:
            raise TryAgainLater("The board cannot be opened just now.")

    async def apply(self, submissions: Sequence[Submission]) -> Batch:
        """Applies to the worker's copy, ahead of the log; discards it and raises WorkerLost or DocumentDiscarded."""
        told = dict(self._untold)
        try:
            batch = await self._pool.apply(self.board_id, submissions, told.items())
        except (WorkerLost, DocumentDiscarded):
            self.discard()
            raise
        self._untold = {client: person for client, person in self._untold.items() if client not in told}
        return batch

    def reserve(self, client_id: int, person_id: str) -> None:
        """Nobody else may be the first to write with this client id, which others see from now on."""
        if self._reservations.add(client_id, person_id):
            self._untold[client_id] = person_id
        if len(self._untold) > len(self._reservations):  # some gave way to newer ones
            self._untold = dict(self._reservations)

    def committed(self, sequence: int, state_vector: bytes, size: int) -> None:
        """What was applied last is in the log: so many bytes of updates."""
        self._weight += size
        self.sequence = sequence
        self.state_vector = state_vector
        self.committed_at = asyncio.get_running_loop().time()

    async def catch_up(self) -> None:
        """Takes over what others added to the log, and tells it; from the whole log where that is not possible.

        What was applied here and committed since is part of it. Raises SQLAlchemyError, with nothing changed, and what
        `load` raises.
        """
        last, state_vector, news = self.sequence, self.state_vector, list[bytes]()
        while self.loaded:
            tail = await read_tail(self._database, self.board_id, self.epoch, last)
            if tail is None:
                self.discard()
                break
            if not tail.rows:
                before, self.sequence, self.state_vector = self.state_vector, last, state_vector
                if news:
                    self.committed_at = asyncio.get_running_loop().time()
                    self._tell_unseen(news, before)
                return
            try:
                update, state_vector = await self._pool.absorb(self.board_id, tail.rows)
            except (WorkerLost, DocumentDiscarded):
                self.discard()
                break
            last = tail.last
            news.append(update)
        await self.load()

    async def difference(self, state_vector: bytes) -> bytes:
        """What somebody with this state vector lacks of the committed document."""
        return await self._ask(lambda: self._pool.difference(self.board_id, state_vector))

    async def cut(self, update: bytes, state_vector: bytes, size: int) -> list[bytes]:
        """The update in parts of about this size, for somebody with this state vector. May run at any time."""
        return await self._pool.cut(update, state_vector, size)

    async def state(self) -> bytes:
        """The whole committed document as one update."""
        return await self._ask(lambda: self._pool.state(self.board_id))

    async def outline(self) -> dict[str, object]:
        """The records of the committed document, without texts."""
        return await self._ask(lambda: self._pool.outline(self.board_id))

    async def packed_outline(self) -> bytes:
        """The sequence and the outline, as JSON in gzip: made by the worker, once until something is committed."""
        now = self.epoch, self.sequence
        if self._packed is None or self._packed[0] != now:
            packed = await self._ask(lambda: self._pool.packed_outline(self.board_id, self.sequence))
            self._packed = (self.epoch, self.sequence), packed
        return self._packed[1]

    async def packed_picture(self) -> bytes:
        """Where everything lies as of this sequence, in gzip; empty where there is no picture."""
        return await self._ask(lambda: self._pool.packed_picture(self.board_id, self.sequence))

    async def contents(self) -> Contents:
        """Everything the committed document says."""
        if self._weight > LARGE:
            return await self._ask_aside(self._pool.contents_of)
        return await self._ask(lambda: self._pool.contents(self.board_id))

    async def summaries(self, cards: Sequence[str]) -> list[Summary]:
        """Cards of the committed document in short, as far as they are there."""
        return await self._ask(lambda: self._pool.summaries(self.board_id, cards))

    async def find(self, words: str, limit: int) -> list[Summary]:
        """Cards of the committed document with such words in short, the best answer first."""
        return await self._ask(lambda: self._pool.find(self.board_id, words, limit))

    async def digests(self) -> StateDigests | None:
        """A few steps towards the digests of the committed document; None while there is more to do."""
        return await self._ask(lambda: self._pool.digests(self.board_id))

    async def compare(self, since_state: bytes) -> Comparison:
        """What differs from a stored state to the committed document; raises BoardDamaged if that cannot be read."""
        question = (self.epoch, self.sequence, hashlib.blake2b(since_state, digest_size=32).digest())
        # On a walk everybody asks the same at once, and reading a large board takes the worker a while.
        if self._compared is None or self._compared[0] != question:
            self._compared = question, await self._compare(since_state)
        return self._compared[1]

    async def step_aside(self) -> None:
        """Lets other boards go first while this one is written very much at once; its document is built again there."""
        if await self._pool.move_aside(self.board_id):
            self.discard()
            await self.load()

    async def unload(self) -> None:
        """Lets the worker forget the document."""
        self.discard()
        try:
            await self._pool.unload(self.board_id)
        except WalkboardError:
            return  # with the worker, or with the next load of the board

    async def _load(self) -> None:
        log = await read_log(self._database, self.board_id)
        if self.loads and log.epoch != self.epoch:
            raise OtherEpoch
        self._untold = dict(self._reservations)
        # Set before: if the worker dies just after it answered, the discard that follows must not be overwritten.
        self.loaded = True
        try:
            findings = [*log.findings, *await self._rebuild(log)]
            batch = await self._pool.apply(self.board_id, [])
            unseen = await self._unseen(log, something_missing(findings))
        except BaseException:
            self.discard()
            raise
        await self._note_damage(log, findings)
        self._take_over(log, batch.state_vector, unseen)

    async def _rebuild(self, log: BoardLog) -> list[Finding]:
        """Loads the worker's copy; what of the log could not be used is what it returns."""
        if not something_missing(log.findings):
            try:
                await self._pool.load(self.board_id, log.parts, log.claims, former=log.former, healing=log.healing)
            except DocumentBroken as broken:
                _log.error("log cannot be replayed", board=self.board_id, error=broken.detail)
            else:
                return []
        return findings_of(log, await self._pool.recover(self.board_id, log.parts, log.claims, log.former))

    async def _unseen(self, log: BoardLog, damaged: bool) -> Sequence[bytes]:
        """What the log holds beyond what was known here, after a reload."""
        if not self.loads or log.sequence <= self.sequence:
            return ()
        if damaged or log.folded > self.sequence:
            return (await self._pool.difference(self.board_id, self.state_vector),)
        return [data for sequence, data in log.updates if sequence > self.sequence]

    async def _note_damage(self, log: BoardLog, findings: Sequence[Finding]) -> None:
        self.findings = findings
        for finding in findings:
            _log.error("damaged log", board=self.board_id, fault=finding.fault.value, detail=finding.detail)
        try:
            await take_out_changed(self._database, self.board_id, log.epoch, findings)
        except SQLAlchemyError as error:
            _log.error("quarantine failed", board=self.board_id, error=str(error))

    def _take_over(self, log: BoardLog, state_vector: bytes, unseen: Sequence[bytes]) -> None:
        before = self.state_vector
        self.loads += 1
        self.epoch, self.sequence, self.state_vector = log.epoch, log.sequence, state_vector
        self.folded = log.folded
        self._weight = sum(map(len, log.parts))
        if unseen:
            self._tell_unseen(unseen, before)

    async def _compare(self, since_state: bytes) -> Comparison:
        if self._weight > LARGE:
            return await self._ask_aside(lambda state: self._pool.compare_states(since_state, state))
        return await self._ask(lambda: self._pool.compare(self.board_id, since_state))

    async def _ask_aside(self, question: Callable[[bytes], Awaitable[_Answer]]) -> _Answer:
        """Asks about a copy of the committed state, once more if whoever was asked is lost."""
        state = await self.state()
        for _ in range(LOAD_ATTEMPTS):
            try:
                return await question(state)
            except WorkerLost:
                _log.warning("a question was lost", board=self.board_id)
        raise TryAgainLater("The board cannot be read just now.")

    async def _ask(self, question: Callable[[], Awaitable[_Answer]]) -> _Answer:
        """Asks the worker, once more after a reload if it was lost. Must not run while a batch is uncommitted."""
        for _ in range(LOAD_ATTEMPTS):
            if not self.loaded:
                await self.load()
            try:
                return await question()
            except (WorkerLost, DocumentDiscarded):
                self.discard()
        raise TryAgainLater("The board cannot be read just now.")
