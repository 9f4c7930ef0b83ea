"""What the bench counts is right: a bench that overlooks a loss would praise a server for it."""

from pycrdt import Doc, Map

from tests.bench.figures import Figures, Reading, Sent, latencies, lost
from tests.bench.line import Album, Line
from tests.bench.search import capacity
from tests.bench.wire import Pen, frame, octets, varint

ANNA, BEN = Pen(0, 1_000_000), Pen(1, 2_000_000)


def heard(*frames: bytes, at: float = 1.0) -> tuple[Line, Album]:
    """What somebody notes who is sent these frames at once."""
    album = Album()
    line = Line.__new__(Line)
    line.album, line.skip, line.sampled = album, 0, True
    line.edits, line.numbers, line.times = [], [], []
    for data in frames:
        buffer = bytearray(data)
        line._message(buffer, 0, len(buffer), at)
    return line, album


def test_edits_are_updates_that_yjs_applies_one_after_the_other() -> None:
    pen, doc = Pen(7, 123_456_789), Doc[Map[object]]()
    placements = doc.get("placements", type=Map)
    for number in range(1, 301):
        message = pen.edit()
        update = message[3:] if message[2] < 128 else message[4:]
        assert octets(update) == message[2:]
        doc.apply_update(update)
        (value,) = placements.to_py().values()  # type: ignore[union-attr]
        assert value["order"] == f"@0007.{number:06d}@"
        assert value["pos"] == [number * 37 % 4000, number * 91 % 3000]


def test_every_change_is_timed_once_and_what_was_overtaken_counts_as_late() -> None:
    ben = Pen(1, 2_000_000)
    first, second, third = ben.edit(), ben.edit(), ben.edit()
    move = ben.move()
    line, album = heard(first, first, third, move, at=10.0)
    sent = Sent({0: [], 1: [9.0, 9.5, 9.9]}, {0: [], 1: [9.75]})
    reading = Reading(album.frames, [ANNA, ben], 0)
    edits, moves, delivered = latencies(line, 0, reading, sent)
    assert [round(value) for value in edits] == [1000, 500, 100]
    assert list(moves) == [250.0]
    assert delivered == 3  # the second edit never came by itself
    assert second not in album.frames


def test_an_edit_that_never_came_is_lost_for_each_who_missed_it() -> None:
    ben = Pen(1, 2_000_000)
    first, second = ben.edit(), ben.edit()
    sent = Sent({0: [], 1: [1.0, 2.0]})
    album = Album()
    lines: dict[int, Line] = {}
    for person, frames in enumerate(((first,), (), (first, second))):
        line, _ = heard()
        line.album = album
        for data in frames:
            line._message(bytearray(data), 0, len(data), 3.0)
        lines[person if person < 1 else person + 1] = line
    assert lost(lines, Reading(album.frames, [ANNA, ben], 0), sent) == 1 + 2 + 0


def test_merged_edits_of_several_people_count_for_each() -> None:
    anna, ben, doc = Pen(0, 1_000_000), Pen(1, 2_000_000), Doc[Map[object]]()
    for pen in (anna, ben):
        doc.apply_update(pen.edit()[3:])
    line, album = heard(b"\x00\x02" + octets(doc.get_update()))
    reading = Reading(album.frames, [anna, ben], 0)
    assert sorted(reading.edits[0]) == [(0, 1), (1, 1)]
    assert latencies(line, 0, reading, Sent({0: [0.0], 1: [0.0]}))[2] == 1  # one's own is nothing new


def test_presence_of_many_in_one_message_counts_for_each() -> None:
    entries = b"".join(varint(pen.client) + varint(4) + octets(b'{"cursor":[1,2]}') for pen in (ANNA, BEN))
    _, album = heard(b"\x01" + octets(b"\x02" + entries))
    assert Reading(album.frames, [ANNA, BEN], 0).moves == [[(0, 4), (1, 4)]]


def test_long_frames_are_told_apart_by_both_ends_and_their_length() -> None:
    album = Album()
    long = bytearray(b"\x00\x02" + bytes(5000))
    other = bytearray(long)
    other[-1] = 1
    numbers = [album.number(data, 0, len(data)) for data in (long, other, long, long[:-1])]
    assert numbers == [0, 1, 0, 2]


def test_frames_are_masked_with_zeros_whatever_their_size() -> None:
    for size in (0, 125, 126, 65_535, 65_536):
        data = frame(b"x" * size)
        assert data[0] == 0x82
        assert data[1] & 128
        assert data.endswith(b"\0\0\0\0" + b"x" * size)


def test_the_search_ends_within_a_step_of_what_is_carried() -> None:
    for limit in (1, 7, 40, 333, 1_234):
        asked: list[int] = []

        def attempt(number: int, limit: int = limit, asked: list[int] = asked) -> Figures:
            asked.append(number)
            return Figures(edit_p99=100.0 if number <= limit else 400.0)

        found = capacity(100, 2_000, attempt, trials=20)
        assert found.carried <= limit
        assert found.bound is None or limit < found.bound <= max(found.carried + 1, found.carried * 1.14)
        assert len(asked) == len(set(asked))


def test_a_lost_edit_or_a_closed_connection_is_not_keeping_up() -> None:
    assert Figures(edit_p99=249.0).kept_up()
    assert not Figures(edit_p99=250.0).kept_up()
    assert not Figures(lost=1).kept_up()
    assert not Figures(closed=1).kept_up()
