"""Which elements of a sequence moved: as few as possible, and rather those that were given another place."""

from collections.abc import Collection, Sequence


def moved(before: Sequence[str], after: Sequence[str], placed_anew: Collection[str] = ()) -> list[str]:
    """Those that have to be taken out so that the rest is in its old order, in the order of `after`.

    What is in only one of the sequences does not count. `placed_anew` are those whose order key changed: of two
    neighbours that were swapped, the one that somebody moved has moved, not the one that stood still.
    """
    rank = {id: position for position, id in enumerate(before)}
    common = [id for id in dict.fromkeys(after) if id in rank]
    changed = set(placed_anew)
    weights = [1 if id in changed else len(common) + 1 for id in common]
    staying = {common[at] for at in _heaviest_rising([rank[id] for id in common], weights)}
    return [id for id in common if id not in staying]


def _heaviest_rising(numbers: Sequence[int], weights: Sequence[int]) -> list[int]:
    """The positions of the rising subsequence of distinct numbers with the greatest weight, in n log n."""
    size = max(numbers, default=-1) + 1
    # A Fenwick tree of the best chain that ends below a number: its weight, and the position of its end.
    best: list[tuple[int, int]] = [(0, -1)] * (size + 1)
    previous: list[int] = []
    for at, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        below, index = (0, -1), number
        while index > 0:
            below = max(below, best[index])
            index &= index - 1
        previous.append(below[1])
        chain, index = (below[0] + weight, at), number + 1
        while index <= size:
            best[index] = max(best[index], chain)
            index += index & -index
    end, index = (0, -1), size
    while index > 0:
        end = max(end, best[index])
        index &= index - 1
    chain_positions: list[int] = []
    at = end[1]
    while at >= 0:
        chain_positions.append(at)
        at = previous[at]
    return chain_positions[::-1]
