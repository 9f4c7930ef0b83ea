"""Who is connected to which board through other servers. Known for all boards, also those that nobody opened here."""

from collections.abc import Iterable

from walkboard.rooms.members import PersonInfo

# More is not kept of one server, whatever it says.
MAX_BOARDS = 20_000


class Roster:
    """What other servers said last, and when."""

    def __init__(self) -> None:
        """Nobody."""
        self._boards: dict[str, dict[str, tuple[float, tuple[PersonInfo, ...]]]] = {}

    def take(self, node: str, board_id: str, people: Iterable[PersonInfo], now: float) -> list[PersonInfo]:
        """A server says who is connected to a board through it; returns who is not connected there any more."""
        before = self.people(board_id)
        nodes = self._boards.get(board_id, {})
        listed = tuple(people)
        if listed:
            if board_id not in self._boards and len(self._boards) >= MAX_BOARDS:
                return []
            self._boards.setdefault(board_id, nodes)[node] = now, listed
        elif nodes.pop(node, None) is not None and not nodes:
            del self._boards[board_id]
        here = {person.id for person in self.people(board_id)}
        return [person for person in before if person.id not in here]

    def people(self, board_id: str) -> list[PersonInfo]:
        """Who is connected to a board through other servers, each once."""
        nodes = self._boards.get(board_id)
        if nodes is None:
            return []
        return list({person.id: person for _, people in nodes.values() for person in people}.values())

    def silent_since(self, moment: float) -> list[tuple[str, str]]:
        """Servers and boards of which nothing was said since then."""
        return [
            (node, board_id)
            for board_id, nodes in self._boards.items()
            for node, (said, _) in nodes.items()
            if said < moment
        ]
