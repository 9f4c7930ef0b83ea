"""What this server told others last, so that a change is told even when the answer to its commit was lost.

Whoever sends such a change again finds it done already. If nobody was told of it then, everybody is told now; a server
that does not remember tells once more than needed, which changes nothing for those who hear it.
"""

from collections import OrderedDict

# Walks and agreements; what was told longest ago is forgotten first.
MAX_REMEMBERED = 10_000


class Told:
    """The version of each thing that was told last."""

    def __init__(self) -> None:
        """Nothing told yet."""
        self._versions: OrderedDict[str, object] = OrderedDict()

    def note(self, thing: str, version: object) -> None:
        """It is being told."""
        self._versions[thing] = version
        self._versions.move_to_end(thing)
        if len(self._versions) > MAX_REMEMBERED:
            self._versions.popitem(last=False)

    def knows(self, thing: str, version: object) -> bool:
        """Whether this is what was told of it last."""
        return self._versions.get(thing) == version
