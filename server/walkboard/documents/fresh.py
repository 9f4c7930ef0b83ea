"""One question to a worker process that is started for it and ended afterwards: what must not touch living boards, and
must not be believed by the process that made it."""

import asyncio
from collections.abc import Sequence

from walkboard.documents.codec import Operation, Reader, Status, Writer
from walkboard.documents.pool import MEMORY_BYTES
from walkboard.documents.process import WorkerProcess
from walkboard.documents.protocol import Folded, Squashed
from walkboard.errors import DocumentBroken, WalkboardError, WorkerLost

# It gives way to everything that people wait for.
NICENESS = 15
# So it may take long where there is much to do for people: a log of a million updates is folded in minutes then.
ANSWER_TIMEOUT = 300.0


async def fold(updates: Sequence[bytes]) -> Folded:
    """All updates as one, in the order of the log. Raises DocumentBroken or WorkerLost."""
    reader = await _ask(Writer(Operation.FOLD).many(updates, Writer.data).body())
    return Folded(reader.data(), reader.data(), reader.number())


async def facts_of(state: bytes) -> bytes:
    """What a stored state holds, to compare with `Folded.facts`. Raises DocumentBroken or WorkerLost."""
    return (await _ask(Writer(Operation.FACTS).data(state).body())).data()


async def squash(updates: Sequence[bytes], client_id: int) -> Squashed:
    """What the updates show, as one update of this client id. Raises DocumentBroken or WorkerLost."""
    reader = await _ask(Writer(Operation.SQUASH).many(updates, Writer.data).number(client_id).body())
    return Squashed(reader.data(), reader.data(), reader.number())


async def shown_by(state: bytes) -> bytes:
    """What a squashed state shows, to compare with `Squashed.facts`. Raises DocumentBroken or WorkerLost."""
    return (await _ask(Writer(Operation.SHOWN).data(state).body())).data()


async def _ask(body: bytes) -> Reader:
    try:
        process = await WorkerProcess.start(MEMORY_BYTES, NICENESS)
    except OSError as error:
        raise WorkerLost(f"No worker could be started: {error}") from None
    answer: bytes | WalkboardError
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(_watch(process))
        try:
            answer = await process.call(body, ANSWER_TIMEOUT)
        except WalkboardError as error:
            answer = error
        finally:
            process.kill("The worker is no longer needed.")
    if isinstance(answer, WalkboardError):
        raise answer
    reader = Reader(answer)
    if reader.kind != Status.DONE:
        raise DocumentBroken(reader.text())
    return reader


async def _watch(process: WorkerProcess) -> None:
    try:
        await process.run()
    finally:
        await process.end()
