"""What a bus promises: nothing but trying. It never waits, never raises, and never keeps anybody from editing.

Messages about a board reach the servers that follow the board, others reach all. They may be lost, repeated or late.
"""

from typing import Protocol

from walkboard.bus.messages import CredentialEnded, Message, People, PeopleAsked


class Listener(Protocol):
    """Who hears what other servers say."""

    def heard(self, sender: str, message: Message) -> None:
        """Another server said something."""

    def follows(self, board_id: str | None) -> None:
        """From now on everything about this board (None: about no board in particular) is heard.

        Told again whenever the bus comes back: what was said before may have been missed.
        """


class Bus(Protocol):
    """The way to the other servers."""

    @property
    def node(self) -> str:
        """This process among the others; another one after each start."""

    @property
    def shared(self) -> bool:
        """Whether there may be other servers."""

    @property
    def usable(self) -> bool:
        """Whether they can be reached just now."""

    def listen(self, listener: Listener) -> None:
        """Who hears from now on; one listener in all."""

    def follow(self, board_id: str) -> None:
        """Wants to hear about a board."""

    def unfollow(self, board_id: str) -> None:
        """No longer wants to."""

    def publish(self, message: Message) -> None:
        """Says something to the others, if they can be reached."""


def board_of(message: Message) -> str | None:
    """The board whose followers a message is for; None if it is for all."""
    return None if isinstance(message, CredentialEnded | People | PeopleAsked) else message.board_id
