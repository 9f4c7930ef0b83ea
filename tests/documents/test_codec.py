"""Requests and replies survive their way between the processes."""

from hypothesis import given
from hypothesis import strategies as st

from walkboard.documents.codec import (
    Operation,
    Reader,
    Status,
    read_apply,
    read_batch,
    read_load,
    reply_batch,
    request_apply,
    request_load,
)
from walkboard.documents.protocol import Accepted, Batch, Gap, Refused, Submission
from walkboard.maps.touches import ASPECTS, Touched
from walkboard.maps.transitions import Move

TEXT = st.text(max_size=8) | st.just("half \ud83d emoji")
DATA = st.binary(max_size=40)
IDS = st.integers(0, 2**53 - 1)
PEOPLE = st.none() | TEXT
CELLS = st.none() | st.tuples(TEXT, TEXT)
MOVES = st.lists(st.builds(Move, TEXT, TEXT, CELLS, CELLS), max_size=3)
TOUCHES = st.lists(
    st.builds(Touched, TEXT, TEXT, st.sampled_from(sorted({"created", *ASPECTS["columns"].values()}))), max_size=3
)
OUTCOMES = st.one_of(
    st.builds(Accepted, DATA, MOVES.map(tuple), TOUCHES.map(tuple), st.booleans()),
    st.just(Gap()),
    st.builds(Refused, TEXT, TEXT),
)
CLAIMS = st.lists(st.tuples(IDS, PEOPLE), max_size=3)
BATCHES = st.builds(Batch, st.lists(OUTCOMES, max_size=4), DATA, MOVES, TOUCHES, CLAIMS, DATA)


@given(BATCHES)
def test_batches(batch: Batch) -> None:
    reader = Reader(reply_batch(batch))
    assert reader.kind == Status.DONE
    assert read_batch(reader) == batch


@given(
    TEXT,
    st.lists(st.builds(Submission, PEOPLE, DATA, st.booleans()), max_size=4),
    st.lists(st.tuples(IDS, TEXT), max_size=3),
)
def test_submissions(board_id: str, submissions: list[Submission], reservations: list[tuple[int, str]]) -> None:
    reader = Reader(request_apply(board_id, submissions, reservations))
    assert (reader.kind, reader.text()) == (Operation.APPLY, board_id)
    assert read_apply(reader) == (submissions, reservations)


@given(TEXT, st.lists(DATA, max_size=4), st.dictionaries(IDS, PEOPLE, max_size=4))
def test_logs(board_id: str, updates: list[bytes], claims: dict[int, str | None]) -> None:
    reader = Reader(request_load(board_id, updates, claims))
    assert (reader.kind, reader.text()) == (Operation.LOAD, board_id)
    assert read_load(reader) == (updates, claims, [], False)
