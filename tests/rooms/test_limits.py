"""Allowance and pace: arithmetic on given times, no clock."""

import random

import pytest

from walkboard.rooms.limits import Allowance, TokenBucket
from walkboard.rooms.pace import MAX_LAG, Pace


@pytest.mark.rule("F1")
def test_a_bucket_lets_a_burst_through_and_then_slows_down() -> None:
    bucket = TokenBucket(rate=10.0, capacity=5.0, now=0.0)
    assert [bucket.take(1, 0.0) for _ in range(5)] == [0.0] * 5
    assert bucket.take(1, 0.0) == pytest.approx(0.1)
    assert bucket.take(1, 0.1) == pytest.approx(0.1)
    assert bucket.take(1, 60.0) == 0.0, "it refills, but not beyond its capacity"
    assert [bucket.take(1, 60.0) for _ in range(4)] == [0.0] * 4
    assert bucket.take(1, 60.0) > 0.0


def test_a_quiet_board_answers_at_once_and_a_busy_one_rests_by_what_it_costs() -> None:
    pace = Pace(cost_share=2.0, minimum=0.001)
    assert pace.wait(10.0) == 0.0
    pace.flushed(ended=10.0, cost=0.01)
    assert pace.wait(10.0) == pytest.approx(0.02)
    assert pace.wait(10.015) == pytest.approx(0.005)
    assert pace.wait(11.0) == 0.0
    pace.flushed(ended=11.0, cost=0.0)
    assert pace.wait(11.0) == pytest.approx(0.001)


def test_a_late_process_makes_every_board_gather_more_up_to_a_limit() -> None:
    pace = Pace(cost_share=1.0, minimum=0.0)
    pace.flushed(ended=0.0, cost=0.0, lag=0.03)
    assert pace.wait(0.0) == pytest.approx(0.03)
    pace.flushed(ended=0.0, cost=0.0, lag=5.0)
    assert pace.wait(0.0) == pytest.approx(MAX_LAG)


@pytest.mark.rule("F1")
@pytest.mark.parametrize("seed", range(20))
def test_f1_an_allowance_lets_through_what_two_buckets_would(seed: int) -> None:
    rng = random.Random(seed)
    frames, octets = (rng.uniform(1, 50), rng.uniform(1, 100)), (rng.uniform(100, 5_000), rng.uniform(100, 9_000))
    allowance, buckets = Allowance(frames, octets, 0.0), (TokenBucket(*frames, 0.0), TokenBucket(*octets, 0.0))
    now = 0.0
    for _ in range(300):
        now += rng.expovariate(20.0) * rng.choice([0, 1, 10])
        size, count = rng.randrange(500), rng.choice([1.0, 1.0, 30.0])
        expected = max(buckets[0].take(count, now), buckets[1].take(size, now))
        assert allowance.take(size, now, count) == pytest.approx(expected, abs=1e-9)
