"""What nearly every message of a crowd is: the presence of one client, the same as before, somewhere else.

Read in one go; whatever is not exactly that is left to the long way, which also says what is wrong with it.
"""

from walkboard.wire.awareness import check_state
from walkboard.wire.varint import encode_varint, read_varint

_AWARENESS, _ONE = 1, b"\x01"
# A message of at most so many bytes has a length of one byte.
_SHORT = 2 + 0x7F


def lead_of(client_id: int) -> bytes:
    """How the content of a message about this client alone begins."""
    return _ONE + encode_varint(client_id)


def read_move(frame: bytes, lead: bytes) -> tuple[int, bytes] | None:
    """Clock and state of a presence message about one client, by its lead; None for every other message.

    Raises MalformedFrame or TooLarge for a state that is none, as `decode` would.
    """
    size = len(frame)
    start = 2 if size <= _SHORT else 3
    if not (frame.startswith(lead, start) and frame[0] == _AWARENESS):
        return None
    try:
        length, at = read_varint(frame, 1)
        if at != start or length != size - start:
            return None
        clock, at = read_varint(frame, at + len(lead))
        length, at = read_varint(frame, at)
    except IndexError:
        return None
    if length != size - at:
        return None
    state = frame[at:]
    check_state(state)
    return clock, state
