"""What one connection, one person and one board may send. The limits are wide: honest people never meet them, and who
does is slowed down, not cut off."""

from typing import Self

UPDATE_BYTES = 1 << 20
REPLY_BYTES = 16 << 20
STATE_VECTOR_BYTES = 1 << 20
# What a message adds around its content: type, kind, length.
ENVELOPE_BYTES = 32

# Sustained and at once, per connection.
FRAMES_PER_SECOND = 300.0
FRAMES_AT_ONCE = 3_000.0
BYTES_PER_SECOND = 4.0 * (1 << 20)
BYTES_AT_ONCE = 2.0 * REPLY_BYTES
# The same for all connections of one person to this process, and for everybody on one board: many connections do not
# make a flood that one could not.
PERSON_FRAMES_PER_SECOND = 1_500.0
PERSON_FRAMES_AT_ONCE = 15_000.0
PERSON_BYTES_PER_SECOND = 16.0 * (1 << 20)
PERSON_BYTES_AT_ONCE = 8.0 * REPLY_BYTES
BOARD_FRAMES_PER_SECOND = 20_000.0
BOARD_FRAMES_AT_ONCE = 200_000.0
BOARD_BYTES_PER_SECOND = 32.0 * (1 << 20)
BOARD_BYTES_AT_ONCE = 16.0 * REPLY_BYTES
# A question makes the server send the whole board, or everybody's presence, so it counts as this many frames.
SYNC_FRAMES = 30.0


class TokenBucket:
    """Tokens that refill with time; taking more than there are is allowed and must be waited for."""

    __slots__ = ("_at", "_capacity", "_rate", "_tokens")

    def __init__(self, rate: float, capacity: float, now: float) -> None:
        """Starts full."""
        self._rate = rate
        self._capacity = capacity
        self._tokens = capacity
        self._at = now

    def take(self, amount: float, now: float) -> float:
        """Takes tokens and returns the seconds to wait until they are there."""
        self._tokens = min(self._capacity, self._tokens + (now - self._at) * self._rate) - amount
        self._at = now
        return max(0.0, -self._tokens / self._rate)


class Allowance:
    """What may be sent: frames and bytes.

    Two token buckets, each told as the moment at which it will be full again: every frame that comes passes three of
    these, so that a few additions are all it costs.
    """

    __slots__ = ("_bytes_full", "_bytes_slack", "_frames_full", "_frames_slack", "_per_byte", "_per_frame")

    def __init__(self, frames: tuple[float, float], octets: tuple[float, float], now: float) -> None:
        """Starts with everything that is allowed at once; each a rate a second, and how much at once."""
        self._per_frame, self._per_byte = 1.0 / frames[0], 1.0 / octets[0]
        self._frames_slack, self._bytes_slack = frames[1] / frames[0], octets[1] / octets[0]
        self._frames_full = self._bytes_full = now

    @classmethod
    def of_connection(cls, now: float) -> Self:
        """What a connection may send."""
        return cls((FRAMES_PER_SECOND, FRAMES_AT_ONCE), (BYTES_PER_SECOND, BYTES_AT_ONCE), now)

    @classmethod
    def of_person(cls, now: float) -> Self:
        """Shared by all connections of a person."""
        frames, octets = (
            (PERSON_FRAMES_PER_SECOND, PERSON_FRAMES_AT_ONCE),
            (PERSON_BYTES_PER_SECOND, PERSON_BYTES_AT_ONCE),
        )
        return cls(frames, octets, now)

    @classmethod
    def of_board(cls, now: float) -> Self:
        """Shared by everybody on a board."""
        frames, octets = (BOARD_FRAMES_PER_SECOND, BOARD_FRAMES_AT_ONCE), (BOARD_BYTES_PER_SECOND, BOARD_BYTES_AT_ONCE)
        return cls(frames, octets, now)

    def take(self, size: int, now: float, frames: float = 1.0) -> float:
        """Counts one message and returns the seconds to wait before the next one is read."""
        full = self._frames_full
        self._frames_full = full = (full if full > now else now) + frames * self._per_frame
        wait = full - now - self._frames_slack
        full = self._bytes_full
        self._bytes_full = full = (full if full > now else now) + size * self._per_byte
        of_bytes = full - now - self._bytes_slack
        return max(0.0, wait, of_bytes) if wait > 0.0 or of_bytes > 0.0 else 0.0
