"""What waits to be said: in order, bounded, and only the latest where only that counts."""

from walkboard.bus import outbox
from walkboard.bus.messages import Event, Hint, Presence
from walkboard.bus.outbox import Outbox


def test_a_later_hint_takes_the_place_of_an_earlier_one() -> None:
    box = Outbox()
    box.put(Hint("wall", 1, 1), "wall", b"1")
    box.put(Event("wall", b""), "wall", b"event")
    box.put(Hint("wall", 1, 2), "wall", b"2")
    box.put(Hint("hall", 1, 1), "hall", b"3")
    box.put(Event("wall", b""), "wall", b"event")
    assert [data for _, data in box.take(10)] == [b"2", b"event", b"3", b"event"]
    assert not len(box)


def test_movements_of_people_are_all_said() -> None:
    box = Outbox()
    for number in range(3):
        box.put(Presence("wall", whole=False, seen=()), "wall", bytes([number]))
    assert len(box) == 3


def test_the_newest_is_dropped_and_counted_when_it_is_full() -> None:
    box = Outbox()
    for _ in range(outbox.MAX_MESSAGES + 5):
        box.put(Event("wall", b""), "wall", b"x")
    assert (len(box), box.dropped) == (outbox.MAX_MESSAGES, 5)
    box.clear()
    for _ in range(3):
        box.put(Event("wall", b""), "wall", bytes(outbox.MAX_BYTES // 2))
    assert (len(box), box.dropped) == (2, 6)
    box.take(2)
    box.put(Event("wall", b""), "wall", bytes(outbox.MAX_BYTES))
    assert len(box) == 1
