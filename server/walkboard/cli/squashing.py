"""What `walkboard squash` does: which boards are due, and new epochs for them."""

from dataclasses import dataclass, field

import walkboard.boards.tables  # noqa: F401 (the tables of history refer to it)
from walkboard.cli import installation
from walkboard.history.epochs import Growth, growth_of
from walkboard.history.inspection import board_ids
from walkboard.history.outcomes import Outcome
from walkboard.history.restored import begin_anew
from walkboard.settings import Settings
from walkboard.telemetry import configure_logging


@dataclass
class Told:
    """A line for each board; `done` says that nothing went wrong with any of them."""

    lines: list[str] = field(default_factory=list)
    done: bool = True


def squash(settings: Settings, board: str | None, *, restored: bool, apply: bool) -> Told:
    """Squashes the boards that are due, or the one that was named, or all if they were `restored`.

    Raises BoardUnknown, DocumentBroken or WorkerLost.
    """
    configure_logging("error", settings.log_format)  # to standard error: what is printed here is the answer

    async def work(place: installation.Installation) -> Told:
        told = Told()
        for board_id in await board_ids(place.database, board):
            growth = await growth_of(place.database, board_id)
            if not (restored or board is not None or (growth is not None and growth.is_due)):
                continue
            line = f"{board_id}  {_described(growth)}"
            if apply:
                outcome = await begin_anew(place.database, board_id, jump=restored)
                told.done = told.done and outcome in {Outcome.SQUASHED, Outcome.SHORT}
                line = f"{line}: {outcome}"
            told.lines.append(line)
        return told

    return installation.run(settings, work)


def _described(growth: Growth | None) -> str:
    if growth is None:
        return "in the trash"
    size = f", {growth.size / 1000:.0f} kB folded" if growth.size else ""
    visible = f", {growth.visible / 1000:.0f} kB visible" if growth.visible else ""
    return f"{growth.clients} client ids{size}{visible}"
