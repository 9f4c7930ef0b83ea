"""A process that folds one board's log again and again, to be killed: `python -m tests.faults.folding URL BOARD`."""

import asyncio
import sys

import walkboard.boards.tables  # noqa: F401 (the tables refer to it)
from walkboard.database import Database
from walkboard.history.compaction import Compactor


async def main(url: str, board_id: str) -> None:
    """Never ends by itself."""
    compactor = Compactor(Database(url))
    sys.stdout.write("folding\n")
    sys.stdout.flush()
    while True:
        await compactor.compact(board_id)
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], sys.argv[2]))
