"""One connection of the generator: opens a WebSocket, takes frames apart, notes which came when. Decodes nothing."""

import socket
from enum import Enum, auto
from time import perf_counter

from tests.bench.seats import Seat
from tests.bench.wire import NOTHING, frame

WHOLE = 2048  # frames up to this size are told apart by all of their bytes, larger ones by both ends and their length
ENDS = 96


class State(Enum):
    """How far a connection has come."""

    OPENING = auto()
    KNOCKING = auto()
    JOINING = auto()
    JOINED = auto()
    CLOSED = auto()


class Album:
    """Every different frame once. Servers send the same bytes to everybody, so most frames are known already."""

    def __init__(self) -> None:
        self.frames: list[bytes] = []
        self._known: dict[object, int] = {}

    def number(self, data: bytearray, start: int, stop: int) -> int:
        """The number of a frame, kept if it is new."""
        size = stop - start
        key: object
        if size <= WHOLE:
            key = bytes(data[start:stop])
        else:
            key = (size, bytes(data[start : start + ENDS]), bytes(data[stop - ENDS : stop]))
        number = self._known.get(key)
        if number is None:
            number = self._known[key] = len(self.frames)
            self.frames.append(bytes(data[start:stop]))
        return number


class Line:
    """A socket that never blocks, with what came over it."""

    __slots__ = (
        "acknowledged",
        "album",
        "bytes_in",
        "code",
        "edits",
        "joined_at",
        "numbers",
        "outbox",
        "pending",
        "replies",
        "sampled",
        "seat",
        "skip",
        "socket",
        "state",
        "times",
    )

    def __init__(self, seat: Seat, album: Album) -> None:
        self.seat, self.album, self.skip = seat, album, len(seat.prefix)
        self.state = State.OPENING
        self.pending: bytearray | None = None
        self.outbox = bytearray()
        self.sampled = True
        self.edits: list[int] = []  # numbers of document frames, of all lines
        self.numbers: list[int] = []  # numbers of document and presence frames, of lines that are sampled
        self.times: list[float] = []
        self.acknowledged: list[tuple[float, int]] = []
        self.joined_at = 0.0
        self.bytes_in = 0
        self.replies = 0  # answers to SyncStep1, which count among the frames that are acknowledged
        self.code: int | None = None
        self.socket = socket.socket()
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.setblocking(False)
        self.socket.connect_ex(("127.0.0.1", seat.port))
        self.outbox += seat.request()

    def send(self, data: bytes) -> bool:
        """Sends a frame, or keeps what does not fit; False when something is left to be sent."""
        if not self.outbox:
            try:
                sent = self.socket.send(data)
            except BlockingIOError:
                sent = 0
            except OSError:
                self.close()
                return True
            if sent == len(data):
                return True
            data = data[sent:]
        self.outbox += data
        return False

    def flush(self) -> bool:
        """Goes on sending; False when something is still left."""
        try:
            sent = self.socket.send(self.outbox)
        except BlockingIOError:
            return False
        except OSError:
            self.close()
            return True
        del self.outbox[:sent]
        return not self.outbox

    def close(self, code: int | None = 1006) -> None:
        """Ends the connection from our side."""
        if self.state is not State.CLOSED:
            self.state, self.code = State.CLOSED, code
            self.socket.close()

    def read(self, buffer: bytearray, view: memoryview) -> None:
        """Takes what is there and notes whole frames; the rest waits for more."""
        try:
            count = self.socket.recv_into(view)
        except BlockingIOError:
            return
        except OSError:
            count = 0
        if not count:
            self.close()
            return
        now = perf_counter()
        self.bytes_in += count
        if self.pending is None:
            data, end = buffer, count
        else:
            data = self.pending
            data += view[:count]
            end = len(data)
        position = self._answer(data, end) if self.state is State.OPENING else 0
        position = self._frames(data, position, end, now)
        if data is buffer:
            self.pending = data[position:end] if position < end else None
        elif position < end:
            del data[:position]
        else:
            self.pending = None

    def _answer(self, data: bytearray, end: int) -> int:
        """The answer to the request to open the socket; returns where frames begin."""
        stop = data.find(b"\r\n\r\n", 0, end)
        if stop < 0:
            return 0
        if not data.startswith(b"HTTP/1.1 101"):
            raise RuntimeError(f"the server did not open a socket: {bytes(data[: min(end, 200)])!r}")
        knock = self.seat.knock
        self.state = State.KNOCKING if knock else State.JOINING
        self.send(frame(knock or self.seat.opening))
        return stop + 4

    def _frames(self, data: bytearray, position: int, end: int, now: float) -> int:
        """Notes every whole frame; returns where the first one begins that is not."""
        if self.state is State.OPENING:
            return position
        while end - position >= 2:
            size = data[position + 1]
            start = position + 2
            if size == 126:
                start += 2
                size = data[position + 2] << 8 | data[position + 3] if end >= start else end
            elif size == 127:
                start += 8
                size = int.from_bytes(data[position + 2 : start]) if end >= start else end
            stop = start + size
            if stop > end:
                break
            if data[position] == 0x82:
                self._message(data, start, stop, now)
            else:
                self._control(data[position], data, start, stop)
            position = stop
        return position

    def _message(self, data: bytearray, start: int, stop: int, now: float) -> None:
        kind = data[start + self.skip]
        if kind > 1:
            self._other(kind, data, start + self.skip, now)
            return
        if kind == 0 and (part := data[start + self.skip + 1]) != 2:
            if part == 1:
                self._joined(now)
            else:
                self.replies += 1
                self.send(frame(self.seat.prefix + NOTHING))
                return
        number = self.album.number(data, start, stop)
        if kind == 0:
            self.edits.append(number)
        if self.sampled:
            self.numbers.append(number)
            self.times.append(now)

    def _joined(self, now: float) -> None:
        if self.state is State.JOINING:
            self.state, self.joined_at = State.JOINED, now

    def _other(self, kind: int, data: bytearray, start: int, now: float) -> None:
        if kind == 101:  # an acknowledgement of ours
            self.acknowledged.append((now, data[start + 1] if data[start + 1] < 128 else _varint(data, start + 1)))
        elif kind == 2 and self.state is State.KNOCKING:
            self.state = State.JOINING
            self.send(frame(self.seat.opening))

    def _control(self, head: int, data: bytearray, start: int, stop: int) -> None:
        if head == 0x89:
            self.send(b"\x8a" + bytes([128 | stop - start]) + b"\0\0\0\0" + bytes(data[start:stop]))
        elif head == 0x88:
            self.close(int.from_bytes(data[start : start + 2]) if stop - start >= 2 else 1005)
        elif head not in (0x8A, 0x81):
            raise RuntimeError(f"a frame in pieces ({head:#x}): the generator does not put them together")


def _varint(data: bytearray, start: int) -> int:
    number = shift = 0
    while data[start] > 127:
        number |= (data[start] & 127) << shift
        shift += 7
        start += 1
    return number | data[start] << shift
